package id.fineclean.bot.booking.dialogue;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "nomor wa ini aja",
        "pakai nomor ini",
        "no ini aja kak",
        "pake yang ini",
        "nomor ini",
        "sama dengan nomor wa",
        "nomornya yang ini aja",
        "this number",
        "use this number please",
        "ke sini aja",
        "wa saya ini"
      })
  void knowsTheNumberSomebodyWritesFrom(String text) {
    assertTrue(PhoneWords.meansThisChat(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "081200000001",
        "bukan nomor ini",
        "gamau kasih nomor",
        "nomor wa ini bukan?",
        "ya",
        "",
        "jam 9 aja",
        "nomornya nanti saya kirim"
      })
  void takesNothingElseForIt(String text) {
    assertFalse(PhoneWords.meansThisChat(text));
  }
}
