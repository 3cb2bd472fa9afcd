package id.fineclean.bot.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookingCodeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "FC-7KQ2MZ", "fc-7kq2mz", "FC7KQ2MZ", " fc 7kq 2mz ", "FC\u20117KQ2MZ", "FC \u2013 7KQ2MZ",
        "Fc.7kq2mz", "ＦＣ－７ＫＱ２ＭＺ", "f c 7 k q 2 m z", "*FC-7KQ2MZ*", "fc_7kq2mz\u00a0", "#FC-7KQ2MZ"
      })
  void readsCodesAsPeopleWriteThem(String text) {
    assertEquals(Optional.of(new BookingCode("FC-7KQ2MZ")), BookingCode.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "FC",
        "7KQ2MZ",
        "FC-7KQ2M",
        "FC-7KQ2MZZ",
        "FC-7KQ2MO",
        "FC-1KQ2MZ",
        "XX-7KQ2MZ",
        "FC-7KQ2Mß",
        "kode saya FC-7KQ2MZ",
        "FC-7KQ2MI",
        "FC-7KQ2ML",
        "FC-7KQ2M0"
      })
  void readsNothingElse(String text) {
    assertEquals(Optional.empty(), BookingCode.parse(text));
  }

  @Test
  void readsItsOwnCodesAndUsesTheWholeAlphabet() {
    var random = new Random(3);
    Set<BookingCode> codes = new HashSet<>();
    Set<Integer> letters = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      BookingCode code = BookingCode.random(random);
      codes.add(code);
      code.value().substring(3).chars().forEach(letters::add);
      assertEquals(Optional.of(code), BookingCode.parse(code.value().toLowerCase(Locale.ROOT)));
    }
    assertEquals(2_000, codes.size());
    assertEquals(31, letters.size());
    assertEquals(31, BookingCode.ALPHABET.chars().distinct().count());
  }

  @Test
  void cannotBeGuessedFromEachOther() {
    Set<BookingCode> codes = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      codes.add(BookingCode.random());
    }
    assertTrue(codes.size() > 990);
  }

  @Test
  void refusesAnyOtherValue() {
    assertThrows(IllegalArgumentException.class, () -> new BookingCode("FC-ABC"));
    assertThrows(IllegalArgumentException.class, () -> new BookingCode("fc-7kq2mz"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Pesanan FC-7KQ2MZ sudah kami catat.",
        "*FC-7KQ2MZ*",
        "(FC-7KQ2MZ)\nSampai besok",
        "kode:FC-7KQ2MZ"
      })
  void isFoundInWhatTheBotWrites(String text) {
    assertEquals(List.of(new BookingCode("FC-7KQ2MZ")), BookingCode.in(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "FC-7KQ2M", "FC-7KQ2MZ4", "XFC-7KQ2MZ", "FC-0O1IL2", "fc-7kq2mz"})
  void isNotReadIntoWhatOnlyLooksLikeOne(String text) {
    assertEquals(List.of(), BookingCode.in(text));
  }
}
