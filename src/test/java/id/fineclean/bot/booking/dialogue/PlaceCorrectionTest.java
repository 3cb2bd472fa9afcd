package id.fineclean.bot.booking.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlaceCorrectionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Jl. Wijaya 9 no 4, Kebayoran | harusnya no 14 | Jl. Wijaya 9 no 14, Kebayoran",
        "Jl. Wijaya 9 no 4, Kebayoran | no 14 bukan no 4 | Jl. Wijaya 9 no 14, Kebayoran",
        "Jl. Wijaya 9 no 4, Kebayoran | bukan no 4, nomor 4B | Jl. Wijaya 9 nomor 4B, Kebayoran",
        "Cluster Asri blok C1 no 8 | blok C2 yang bener | Cluster Asri blok C2 no 8",
        "Cluster Asri blok C1 no 8 | eh blk D no 12 | Cluster Asri blk D no 12",
        "Jl. Melati 3 RT 02/05 | rt 3 | Jl. Melati 3 rt 3/05",
        "Jl. Melati 3 RT 02/05 | rt 3/6 | Jl. Melati 3 rt 3/6",
        "Apartemen Puri tower B lantai 7 | lt 9 kak | Apartemen Puri tower B lt 9",
        "Jl. Melati 3 | tambahin rt 4 rw 5 | Jl. Melati 3, rt 4, rw 5",
      })
  void aPartIsPutRight(String known, String said, String corrected) {
    assertEquals(Optional.of(corrected), PlaceCorrection.of(known, said));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Jl. Melati 3 | alamatnya salah",
        "Jl. Melati 3 | nomor saya 081200000077",
        "Jl. Melati 3 | jadi 4 jam",
      })
  void whatIsNoPartOfAnAddressIsLeft(String known, String said) {
    assertEquals(Optional.empty(), PlaceCorrection.of(known, said));
  }
}
