package id.fineclean.bot.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.regex.MatchResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {
  private static final Phrases PHRASES =
      new Phrases(
          List.of(
              "sofa", "sofa bed", "Kasur", "3 dudukan", "(curtain)", "a.c", "élan", "[x]", "😀"),
          "(?!\\p{L})");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cuci sofa | sofa",
        "cuci SOFA BED dan kasur | SOFA BED, kasur",
        "sofabed | ''",
        "bersofa | ''",
        "sofa3 dudukan | sofa",
        "13 dudukan | 3 dudukan",
        "(Curtain) | (Curtain)",
        "abc a.c | a.c",
        "ÉLAN | ÉLAN",
        "[x]x [X] | [X]",
        "😀 | 😀",
        "kasur sofa sofa | kasur, sofa, sofa"
      })
  void findsTheLongestAtTheBeginningOfAWord(String text, String found) {
    assertEquals(
        found, String.join(", ", PHRASES.matcher(text).results().map(MatchResult::group).toList()));
  }

  @Test
  void withoutPhrasesNothingIsFound() {
    assertFalse(new Phrases(List.of(), "").matcher("apa saja").find());
    assertFalse(new Phrases(List.of(""), "").matcher("apa saja").find());
  }
}
