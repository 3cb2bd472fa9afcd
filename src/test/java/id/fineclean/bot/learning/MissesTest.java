package id.fineclean.bot.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.conversation.Effect;
import id.fineclean.bot.learning.Misses.Entry;
import id.fineclean.bot.testing.StoreContract;
import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.understanding.Slots;
import id.fineclean.bot.understanding.Understanding;
import id.fineclean.bot.understanding.Understanding.Certainty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MissesTest extends StoreContract {
  private static final Instant NOW = Instant.parse("2026-11-22T03:04:05Z");
  private static final Instant DAY = Instant.parse("2026-11-22T00:00:00Z");

  @Test
  void countsTheSameWordsOnceAndTheMostFrequentComeFirst() {
    add("kok gini", "ask_price", NOW);
    add("belum datang", "check_booking", NOW);
    add("belum datang", "file_complaint", NOW.plus(2, ChronoUnit.DAYS));
    List<Entry> all = misses().list(10);
    assertEquals(List.of("belum datang", "kok gini"), all.stream().map(Entry::words).toList());
    Entry first = all.getFirst();
    assertEquals(2, first.times());
    assertEquals("file_complaint", first.guess(), "the latest guess");
    assertEquals(DAY, first.firstAt());
    assertEquals(DAY.plus(2, ChronoUnit.DAYS), first.lastAt());
  }

  @Test
  void staffSayWhatIsMeant() {
    add("kok gini", "ask_price", NOW);
    long id = misses().list(1).getFirst().id();
    assertTrue(misses().correct(id, "file_complaint"));
    assertFalse(misses().correct(id + 1, "file_complaint"));
    misses().teach("bersih dong", "ask_services", "book_cleaning", NOW);
    misses().teach("kok gini", "ask_price", "give_feedback", NOW);
    List<Entry> all = misses().list(10);
    assertEquals(
        List.of(Optional.of("give_feedback"), Optional.of("book_cleaning")),
        all.stream().map(Entry::corrected).toList());
    assertEquals(2, all.getFirst().times());
  }

  @Test
  void whatIsForgottenIsGone() {
    add("kok gini", "ask_price", NOW);
    long id = misses().list(1).getFirst().id();
    assertTrue(misses().forget(id));
    assertFalse(misses().forget(id));
    assertEquals(List.of(), misses().list(10));
  }

  @Test
  void theRarestAndOldestGoWhenThereAreTooMany() {
    misses().teach("yang benar", "help", "greet", NOW.minus(90, ChronoUnit.DAYS));
    add("sering", "help", NOW.minus(90, ChronoUnit.DAYS));
    add("sering", "help", NOW.minus(90, ChronoUnit.DAYS));
    add("lama", "help", NOW.minus(90, ChronoUnit.DAYS));
    database()
        .write(
            transaction -> {
              for (int i = 0; i < Misses.MOST + 2 * Misses.LOOK_EVERY; i++) {
                misses().add(transaction, "kata " + i, "help", NOW);
              }
              return 0;
            });
    long kept = number("SELECT COUNT(*) FROM missed_message");
    assertTrue(kept >= Misses.MOST && kept < Misses.MOST + Misses.LOOK_EVERY, "kept " + kept);
    assertEquals(1, number("SELECT COUNT(*) FROM missed_message WHERE words = 'yang benar'"));
    assertEquals(1, number("SELECT COUNT(*) FROM missed_message WHERE words = 'sering'"));
    assertEquals(0, number("SELECT COUNT(*) FROM missed_message WHERE words = 'lama'"));
  }

  @Test
  void noPersonalDataReachesTheTable() {
    Learner learner = new Learner(LearningContent.WORDING, misses());
    for (String text :
        List.of(
            "Halo kak, saya Zulaikha Penanda, nomor saya 0812-9876-5432, kok belum datang ya",
            "alamat saya Jalan Penanda Tujuh 77 Kemang 12730, kode FC-7K2M9Q, kapan datang kak",
            "kirim ke zulaikha@contoh.id saja ya kak, saya mau tanya harga dan jadwal dulu")) {
      Effect effect = learner.note(unclear(text), NOW).orElseThrow();
      database()
          .write(
              transaction -> {
                effect.apply(transaction);
                return 0;
              });
    }
    String kept = misses().list(10).toString().toLowerCase(Locale.ROOT);
    assertEquals(3, misses().list(10).size(), kept);
    for (String marker :
        List.of(
            "zulaikha", "penanda", "0812", "9876", "77", "kemang", "12730", "7k2m9q", "contoh")) {
      assertFalse(kept.contains(marker), marker + " in " + kept);
    }
    assertTrue(kept.contains("harga"), "what may be kept is: " + kept);
  }

  private static Understanding unclear(String text) {
    return new Understanding(
        text, "help", 0.3, List.of(), Certainty.UNSURE, Slots.none(), Language.ID);
  }

  private Misses misses() {
    return new Misses(database());
  }

  private void add(String words, String guess, Instant now) {
    database()
        .write(
            transaction -> {
              misses().add(transaction, words, guess, now);
              return 0;
            });
  }
}
