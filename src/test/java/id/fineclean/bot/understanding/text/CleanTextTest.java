package id.fineclean.bot.understanding.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanTextTest {
  @ParameterizedTest
  @CsvSource({
    "'Rina\u202eidub', 'Rinaidub'",
    "'\u2066Jl. Mawar\u2069 5', 'Jl. Mawar 5'",
    "'Bu\u200bdi', 'Budi'",
    "'\ufeffhalo', 'halo'",
    "'Sa\u00adri', 'Sari'",
    "'Si\u200dti\u2060', 'Siti'",
    "'\ud835\uddd5\ud835\ude02\ud835\uddf1\ud835\uddf6', 'Budi'",
    "'\uff10\uff18\uff11\uff12', '0812'",
    "'\uff2aalan', 'Jalan'",
    "'cafe\u0301', 'caf\u00e9'",
    "'jam\u00a09', 'jam 9'",
    "'a\r\nb\rc\u2028d', 'a\nb\nc\nd'",
    "'a\tb\u0000c\u0007', 'a bc'",
    "'20 m\u00b2, 1\u00bd jam', '20 m\u00b2, 1\u00bd jam'",
    "'\u2705 \ud83d\ude4f\ud83c\udffd', '\u2705 \ud83d\ude4f\ud83c\udffd'",
    "'a\ud800b', 'ab'"
  })
  void leavesWhatCanBeSeen(String written, String clean) {
    assertEquals(clean, CleanText.of(written));
  }

  @Test
  void keepsTheUsualAsItIs() {
    String usual = "Halo kak, mau booking besok jam 9 bisa?\nJl. Melati No. 5";
    assertSame(usual, CleanText.of(usual));
  }

  @Test
  void keepsFewAccentsOnALetter() {
    String clean = CleanText.of("z" + "\u0301\u0323".repeat(2_000) + "ya");
    assertTrue(clean.length() <= 6, clean);
    assertTrue(clean.endsWith("ya"), clean);
  }

  @Test
  void isBoundedAndTheSameAgainWhateverIsWritten() {
    Random random = new Random(20261128);
    for (int i = 0; i < 3_000; i++) {
      var text = new StringBuilder();
      for (int k = random.nextInt(i % 50 == 0 ? 9_000 : 60); k > 0; k--) {
        text.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x500 : 0x30000));
      }
      String clean = CleanText.of(text.toString());
      assertTrue(clean.length() <= CleanText.MAX_CHARS);
      assertEquals(clean, CleanText.of(clean), () -> text.codePoints().boxed().toList().toString());
      assertFalse(clean.codePoints().anyMatch(c -> Character.getType(c) == Character.FORMAT));
    }
  }
}
