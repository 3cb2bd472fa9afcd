package id.fineclean.bot.booking.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FieldWordsTest {
  @ParameterizedTest
  @CsvSource({
    "alamatnya salah, ADDRESS",
    "ganti jam dong, TIME",
    "mau ubah tanggal, DATE",
    "namanya keliru, NAME",
    "nomer hp nya salah kak, PHONE",
    "ganti layanan, SERVICE",
    "ralat ukurannya, SIZE",
    "wrong address, ADDRESS",
    "GANTI NAMA, NAME",
  })
  void knowsWhatIsToBeChanged(String text, Field field) {
    assertEquals(Optional.of(field), FieldWords.toChange(text));
  }

  @Test
  void needsBothTheWishToChangeAndTheThing() {
    assertEquals(Optional.empty(), FieldWords.toChange("alamat rumah saya"));
    assertEquals(Optional.empty(), FieldWords.toChange("salah"));
    assertEquals(Optional.empty(), FieldWords.toChange("tanyanya salah alamatt"));
    assertEquals(Optional.empty(), FieldWords.toChange(""));
  }
}
