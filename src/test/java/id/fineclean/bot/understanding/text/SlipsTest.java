package id.fineclean.bot.understanding.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlipsTest {
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
    assertEquals(near, Slips.atMostOne(a, b));
    assertEquals(near, Slips.atMostOne(b, a));
    assertEquals(near, Slips.count(a, b) <= 1);
  }
}
