package id.fineclean.bot.company;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceSpellingTest {
  @ParameterizedTest
  @CsvSource({"Kali-Bata, kalibata", "'Jl.Sudirman', jlsudirman", "Café, cafe", "'  ', ''"})
  void reducesNamesToTheirLetters(String text, String key) {
    assertEquals(key, PlaceSpelling.key(text));
  }
}
