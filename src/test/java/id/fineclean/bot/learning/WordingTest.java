package id.fineclean.bot.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
  private final Wording wording = LearningContent.WORDING;

  @Test
  void everydayWordsStayAsTheyWereWritten() {
    assertEquals(
        Optional.of("bsk bisa datang jam berapa kak ?"), of("Bsk bisa datang jam berapa kak?"));
  }

  @Test
  void theSameWordsCountAsTheSame() {
    assertEquals(of("kok petugasnya belum datang"), of("KOK  petugasnya,\nbelum datang!!"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tolong bilang ke Zulaikha besok saya tidak di rumah | zulaikha",
        "tolong bilang ke zulaikha besok saya tidak di rumah | zulaikha",
        "nama saya Sari Penanda, mau tanya harga dong kak | sari penanda",
        "kak kemarin sama Bunga ya yang datang ke rumah saya | bunga",
        "rumah saya di Jl. Penanda Tujuh 77 RT 03/RW 09 bisa datang besok ga kak | penanda 77 03 09",
        "saya di kemang bisa datang besok ga kak mau tanya harga | kemang",
        "telepon saya di 0812-9876-5432 ya kak kalau sudah datang | 0812 9876 5432 812",
        "kode booking saya FC-7K2M9Q kok belum datang ya kak | 7k2m9q fc",
        "kirim ke penanda.tujuh@contoh.id ya kak harga dan jadwal | penanda tujuh contoh",
        "saya transfer Rp1.250.000 kemarin ya kak belum masuk | 250 1.250",
        "lihat di https://contoh.id/u/penanda ya kak kenapa begitu | penanda contoh",
        "kode pos saya 12730 ya kak bisa datang besok ga | 12730",
        "kak kemarin sama budi ya yang datang ke rumah saya | budi",
        "mau tanya dong kak kemarin dina jadi datang ga ke rumah | dina",
        "rekening saya tiga empat lima enam tujuh ya kak kapan dikirim | tiga empat lima enam tujuh",
        "tolong kirim ke kosong delapan ya satu tiga kak kalau bisa besok | kosong delapan satu tiga",
        "my account is three four five please send the money back | three four five"
      })
  void nothingPersonalStays(String text, String hidden) {
    String kept = of(text).orElseThrow().toLowerCase(Locale.ROOT);
    for (String marker : hidden.split(" ")) {
      assertFalse(kept.contains(marker), kept);
    }
    assertTrue(kept.chars().noneMatch(Character::isDigit), kept);
  }

  @Test
  void aNumberOrTwoInWordsStay() {
    assertEquals(
        Optional.of("rumah tiga lantai satu kamar berapa kak ?"),
        of("rumah tiga lantai satu kamar berapa kak?"));
  }

  @Test
  void whatWasTakenOutIsToldByItsKind() {
    String kept = of("mau tanya nomor saya 081298765432 kenapa belum dihubungi ya").orElseThrow();
    assertTrue(kept.contains("[telepon]"), kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "Zulaikha Penanda Tujuh", "0812 9876 5432", "xq zv wk saya"})
  void aMessageOfHiddenWordsIsNotKept(String text) {
    assertEquals(Optional.empty(), of(text));
  }

  @Test
  void aLongMessageIsCut() {
    String kept = of("saya mau tanya harga dong kak ".repeat(400)).orElseThrow();
    assertTrue(kept.endsWith(" …"), kept);
    assertEquals(25, kept.split(" ").length);
  }

  @Test
  void survivesAnything() {
    for (String text :
        List.of("\ud800", "\u202e\u200b", "🧹🧹🧽", "?".repeat(9_000), "a".repeat(10_000))) {
      of(text);
    }
  }

  private Optional<String> of(String text) {
    return wording.of(text);
  }
}
