package id.fineclean.bot.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ControlWordsTest {
  private final ControlWords words = Turns.words();

  @ParameterizedTest
  @ValueSource(
      strings = {"batal", "Gak jadi deh kak", "BATAL!!", "cancel", "nanti aja ya", "udahan"})
  void stopsOnPhrasesThatSaySo(String text) {
    assertTrue(words.isStop(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jadi 3 deh", "batal yang jam 9", "jangan sabtu", "tidak", ""})
  void goesOnWhereMoreIsSaid(String text) {
    assertFalse(words.isStop(text));
  }

  @Test
  void findsAStoppingPhraseInsideAMessageOnlyAsWholeWords() {
    assertTrue(words.mentionsStop("ya udah batal dulu mahal"));
    assertFalse(words.mentionsStop("pembatalan itu apa"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lanjut", "lanjut yang kemarin", "lanjutin dong kak", "continue"})
  void resumesOnPhrasesThatSaySo(String text) {
    assertTrue(words.isResume(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hari minggu buka?", "berapa harganya", "bawa alat gak", "how much is it"})
  void knowsQuestions(String text) {
    assertTrue(words.isQuestion(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"besok jam 9", "gak usah yang sabtu", "Jl. Melati No. 5 Tebet", ""})
  void doesNotTakeAnswersForQuestions(String text) {
    assertFalse(words.isQuestion(text));
  }

  @Test
  void readsTheNumberOfAnOption() {
    assertEquals(OptionalInt.of(2), words.place("2"));
    assertEquals(OptionalInt.of(2), words.place("yang no 2 aja kak"));
    assertEquals(OptionalInt.empty(), words.place("jam 2"));
    assertEquals(OptionalInt.empty(), words.place("2 unit"));
    assertEquals(OptionalInt.empty(), words.place("0812"));
    assertEquals(OptionalInt.of(2), words.place("ke ".repeat(20_000) + "2"));
  }

  @Test
  void readsCommandsOfTheChatProgram() {
    assertEquals(Optional.of("greet"), words.command("/start"));
    assertEquals(Optional.of("greet"), words.command("/start promo_123"));
    assertEquals(Optional.of("greet"), words.command("/START@fineclean_bot"));
    assertEquals(Optional.empty(), words.command("start"));
    assertEquals(Optional.empty(), words.command("/unknown"));
  }
}
