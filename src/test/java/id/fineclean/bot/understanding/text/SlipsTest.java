package id.fineclean.bot.company;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceWordsTest {
  @ParameterizedTest
  @CsvSource({
    "bandung, bandung, true",
    "bandung, bandng, true",
    "bandung, bandungg, true",
    "bandung, bandong, true",
    "bandung, badnung, true",
    "bandung, bandugn, true",
    "bandung, andung, true",
    "bandung, bundang, false",
    "bandung, band, false",
    "bandung, dnaubng, false",
    "ab, ba, true",
    "a, '', true",
    "'', '', true",
    "ab, '', false"
  })
  void seesOneEdit(String a, String b, boolean near) {
    assertEquals(near, PlaceWords.oneEditApart(a, b));
    assertEquals(near, PlaceWords.oneEditApart(b, a));
  }

  @ParameterizedTest
  @CsvSource({"Kali-Bata, kalibata", "'Jl.Sudirman', jlsudirman", "Café, cafe", "'  ', ''"})
  void reducesNamesToTheirLetters(String text, String key) {
    assertEquals(key, PlaceWords.key(text));
  }
}
