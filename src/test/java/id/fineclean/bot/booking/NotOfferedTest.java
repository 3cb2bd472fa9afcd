package id.fineclean.bot.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.fineclean.bot.understanding.Bilingual;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotOfferedTest {
  private static final NotOffered CURTAINS =
      new NotOffered(
          new Bilingual("Cuci gorden", "Curtain washing"),
          List.of("Gorden", "cuci tirai", "(curtain)"),
          List.of());

  @ParameterizedTest
  @CsvSource({
    "bisa cuci gorden?, true",
    "GORDENNYA kotor, true",
    "cuci tirai dong, true",
    "segordenan, false",
    "cuci sofa, false",
    "curtain, false",
    "a (curtain), true",
    "'', false"
  })
  void isFoundByItsOwnWordsOnly(String text, boolean found) {
    assertEquals(found, CURTAINS.isIn(text));
  }
}
