package id.fineclean.bot.understanding.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NormaliserTest {
  private static final Vocabulary VOCABULARY =
      new Vocabulary(
          Map.of(
              "sy",
              "saya",
              "gak",
              "tidak",
              "hrg",
              "harga",
              "brp",
              "berapa",
              "makasih",
              "terima kasih"),
          Map.of("gak papa", "tidak apa apa"),
          Set.of("fineclean", "brapa"),
          Set.of(),
          Map.of());
  private static final Normaliser NORMALISER =
      Normaliser.learn(
          VOCABULARY,
          List.of(
              "saya mau pesan bersih bersih besok pagi",
              "pesan untuk besok dong",
              "harga berapa ya",
              "kira kira bagus banget maaf",
              "jam berapa"));

  private static String read(String text) {
    return NORMALISER.normalise(text).stream().map(Word::form).collect(Collectors.joining(" "));
  }

  @Test
  void replacesSlangAndAbbreviations() {
    assertEquals("saya tidak pesan", read("sy gak pesan"));
    assertEquals("terima kasih", read("Makasih"));
  }

  @Test
  void leavesRealWordsAloneThatLookLikeASlip() {
    Normaliser reader =
        Normaliser.learn(
            Vocabulary.empty(),
            List.of("ketik lusa bisa uang bilik sofa", "buka malam jumat sangat kamis saya"));
    String real = "ketika luka bila luang milik duka malas umat hangat daya kompas";
    assertEquals(real, forms(reader, real));
    assertEquals("ketik", reader.normalise("keitk").getFirst().form());
  }

  @Test
  void readsLoneEmojiAsWhatTheyMean() {
    Normaliser reader =
        Normaliser.learn(
            new Vocabulary(
                Map.of("\u2705", "ya", "\ud83d\ude4f", "terima kasih"),
                Map.of(),
                Set.of(),
                Set.of(),
                Map.of()),
            List.of("ya", "terima kasih", "tolong"));
    assertEquals("ya", forms(reader, "\u2705"));
    assertEquals("terima kasih", forms(reader, "\ud83d\ude4f\ud83c\udffd \ud83d\ude4f"));
    assertEquals("ya terima kasih", forms(reader, "\u2705\ud83d\ude4f"));
    assertEquals("tolong \ud83d\ude4f", forms(reader, "tolong \ud83d\ude4f"));
    assertEquals("\ud83d\ude02", forms(reader, "\ud83d\ude02"));
    assertEquals("", forms(reader, "\u200d\ufe0f"));
  }

  private static String forms(Normaliser reader, String text) {
    return reader.normalise(text).stream().map(Word::form).collect(Collectors.joining(" "));
  }

  @Test
  void readsABookingCodeAsOneWordHoweverItIsWritten() {
    assertEquals("#code", read("FC-7KQ2MZ"));
    assertEquals("batal #code", read("batal fc 7kq2mz"));
    assertEquals("#code ?", read("FCABCD23?"));
    assertEquals("#code", read("FC-MANDOR"));
  }

  @Test
  void readsSlangBeforeClitics() {
    assertEquals("harganya berapa", read("hrgnya brp"));
  }

  @Test
  void prefersPhrasesToSingleWords() {
    assertEquals("tidak apa apa", read("gak papa"));
  }

  @Test
  void shortensStretchedWords() {
    assertEquals("banget", read("bangeeeet"));
    assertEquals("maaf", read("maaaaf"));
    assertEquals("saya", read("syyyy"));
  }

  @Test
  void doublesWordsWrittenWithTwo() {
    assertEquals("bersih bersih", read("bersih2"));
    assertEquals("kira kira", read("kira2"));
    assertEquals("jam #1", read("jam2"));
  }

  @Test
  void readsDigitsThatStandForLetters() {
    assertEquals("tidak pesan", read("g4k p3san"));
    assertEquals("#3 rb", read("150rb"));
  }

  @Test
  void repairsSlipsTowardsKnownWords() {
    assertEquals("besok pesan", read("bsk psn"));
    assertEquals("besok pesan", read("beosk pesn"));
  }

  @Test
  void leavesProtectedAndKnownWordsAlone() {
    assertEquals("fineclean brapa", read("Fineclean brapa"));
    assertEquals("bagus", read("bagus"));
  }

  @Test
  void foldsStyledLettersAndAccents() {
    assertEquals("pesan besok", read("𝐩𝐞𝐬𝐚𝐧 ｂｅｓｏｋ"));
    assertEquals("besok", read("be\u200bsók"));
  }

  @Test
  void namesNumbersAddressesAndEmoji() {
    assertEquals(
        "#2 #phone #email #url 👍 ?", read("12 081234567890 a@b.co https://x.id/a 👍👍 ??"));
  }

  @Test
  void keepsPlacesInTheOriginal() {
    String text = "Halo,  SY mau bersih2!";
    for (Word word : NORMALISER.normalise(text)) {
      assertTrue(word.start() >= 0 && word.end() <= text.length() && word.start() < word.end());
    }
    Word sy = NORMALISER.normalise(text).get(1);
    assertEquals("SY", text.substring(sy.start(), sy.end()));
    assertTrue(sy.breakBefore());
    assertFalse(NORMALISER.normalise(text).getLast().breakBefore());
  }
}
