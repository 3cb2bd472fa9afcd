package id.fineclean.bot.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.understanding.Understanding.Alternative;
import id.fineclean.bot.understanding.Understanding.Certainty;
import id.fineclean.bot.understanding.intent.IntentModel;
import id.fineclean.bot.understanding.intent.TinyExamples;
import id.fineclean.bot.understanding.text.CleanText;
import id.fineclean.bot.understanding.text.Vocabulary;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnderstandingEngineTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 23, 10, 15);
  private static final Context FREE = Context.at(NOW);
  private static final UnderstandingEngine ENGINE =
      new UnderstandingEngine(
          IntentModel.train(TinyExamples.all(), Vocabulary.empty()),
          (text, context) -> Slots.none(),
          Set.of("cancel_booking"),
          Set.of("affirm", "deny"));

  private static Understanding read(String text) {
    return ENGINE.understand(text, FREE);
  }

  @Test
  void keepsTheTextAndNeverRepeatsTheIntent() {
    Understanding read = read("Harganya BERAPA ya?");
    assertEquals("Harganya BERAPA ya?", read.text());
    assertEquals("ask_price", read.intent());
    assertTrue(read.alternatives().stream().noneMatch(a -> a.intent().equals("ask_price")));
  }

  @Test
  void seesSeveralIntents() {
    Understanding read = read("mau pesan bersih rumah besok, oh iya harganya berapa ya");
    List<String> all =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(read.intent()),
                read.alternatives().stream().filter(Alternative::also).map(Alternative::intent))
            .sorted()
            .toList();
    assertEquals(List.of("ask_price", "book_cleaning"), all);
  }

  @Test
  void aWishCountsForMoreThanTheSmallTalkBeforeIt() {
    assertEquals("ask_price", read("iya betul oke setuju, harganya berapa ya").intent());
    assertEquals("book_cleaning", read("tidak bukan, mau pesan bersih rumah besok").intent());
  }

  @Test
  void doesNotActOnForeignTopics() {
    assertEquals(Certainty.UNKNOWN, read("siapa presiden indonesia").certainty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\u200b\u200d", "!!!", "...", "?", "???", "?? ?!", "…?"})
  void makesNothingOfNothing(String text) {
    Understanding read = read(text);
    assertEquals(Understanding.OUT_OF_SCOPE, read.intent());
    assertEquals(Certainty.UNKNOWN, read.certainty());
  }

  @Test
  void takesYesAndNoForAnswersToTheQuestion() {
    Context asking = Context.asking(NOW, Asked.CONFIRMATION);
    double free = read("oke").confidence();
    Understanding asked = ENGINE.understand("oke", asking);
    assertEquals("affirm", asked.intent());
    assertTrue(asked.confidence() > free);
    assertEquals(Certainty.CLEAR, asked.certainty());
  }

  @ParameterizedTest
  @EnumSource(
      value = Asked.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CONFIRMATION"})
  void startsNothingElseOnABareAnswer(Asked asked) {
    for (String answer : List.of("2", "besok pagi", "Jl. Melati 5", "Ani Wijaya")) {
      Understanding read = ENGINE.understand(answer, Context.asking(NOW, asked));
      boolean leaves =
          read.certainty() == Certainty.CLEAR && read.intent().equals("cancel_booking");
      assertFalse(leaves, answer);
    }
  }

  @Test
  void needsMoreToLeaveAQuestionThanToAnswerFreely() {
    String text = "batal";
    Certainty asked = ENGINE.understand(text, Context.asking(NOW, Asked.NAME)).certainty();
    assertNotEquals(Certainty.CLEAR, asked);
  }

  @Test
  void tellsTheLanguage() {
    assertEquals(Language.EN, read("how much is it to clean my apartment?").language());
    assertEquals(Language.ID, read("mau booking deep cleaning besok").language());
    assertEquals(Language.EN, read("no, change the phone number").language());
    assertEquals(Language.EN, read("next friday at 2pm").language());
    assertEquals(Language.EN, read("move it to thursday").language());
    assertEquals(Language.ID, read("no hp saya ganti").language());
    assertEquals(Language.ID, read("deep cleaning apartment 2 bedroom").language());
    assertEquals(Language.ID, read("cancel aja").language());
    assertEquals(Language.ID, read("ok").language());
    assertEquals(Language.ID, read("").language());
  }

  @Test
  void neverThrowsAndEndsInTime() {
    var random = new SplittableRandom(42);
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int i = 0; i < 3_000; i++) {
            checked(random(random, random.nextInt(80)));
          }
          for (int i = 0; i < 20; i++) {
            checked(random(random, 10_000));
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "👍",
        "مرحبا ",
        "\u202eabc\u202c",
        "a\u200b",
        "2",
        "bersih2 ",
        "@",
        "\ud83d",
        "a,b "
      })
  void boundsTheTimeOfLongMessages(String unit) {
    String text = unit.repeat(10_000 / unit.length());
    assertTimeoutPreemptively(Duration.ofSeconds(5), () -> checked(text));
  }

  private static void checked(String text) {
    Understanding read = read(text);
    assertEquals(CleanText.of(text), read.text());
    assertTrue(read.confidence() >= 0 && read.confidence() <= 1.0001, () -> "" + read.confidence());
  }

  private static String random(SplittableRandom random, int length) {
    var text = new StringBuilder();
    while (text.length() < length) {
      switch (random.nextInt(6)) {
        case 0 -> text.append((char) random.nextInt(0x10000));
        case 1 -> text.appendCodePoint(0x1F300 + random.nextInt(0x400));
        case 2 -> text.append((char) (0x590 + random.nextInt(0x170)));
        case 3 -> text.append((char) (0x200b + random.nextInt(6)));
        case 4 -> text.append(' ');
        default -> text.append((char) ('0' + random.nextInt(75)));
      }
    }
    return text.toString();
  }
}
