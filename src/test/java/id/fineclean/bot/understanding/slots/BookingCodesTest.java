package id.fineclean.bot.understanding.slots;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookingCodesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "FC-7K2M9P",
        "fc-7k2m9p",
        "fc7k2m9p",
        "FC 7K2M9P",
        " 7k2-m9p ",
        "FC–7K2M9P",
        "FC_7K2M9P"
      })
  void repairsCaseDashesAndSpaces(String written) {
    assertEquals(Optional.of("FC-7K2M9P"), BookingCodes.repair(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FC-7K2M9O",
        "FC-7K2M90",
        "FC-7K2M9I",
        "FC-7K2M91",
        "FC-7K2M9L",
        "FC-7K2M9",
        "",
        "FC-"
      })
  void inventsNoCharacter(String written) {
    assertEquals(Optional.empty(), BookingCodes.repair(written));
  }

  @Test
  void holdsNoLookAlikes() {
    assertEquals(31, BookingCodes.ALPHABET.chars().distinct().count());
    assertEquals(-1, "01ILO".chars().map(BookingCodes.ALPHABET::indexOf).max().orElseThrow());
  }
}
