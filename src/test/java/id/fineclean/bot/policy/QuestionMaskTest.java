package id.fineclean.bot.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.fineclean.bot.understanding.slots.ServiceNames;
import id.fineclean.bot.understanding.slots.SlotExtractor;
import id.fineclean.bot.understanding.text.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionMaskTest {
  private final QuestionMask mask =
      new QuestionMask(
          new Vocabulary(
              Map.of("sy", "saya", "yanto", "yang itu", "lapan", "delapan", "gopek", "lima ratus"),
              Map.of(),
              Set.of("yanto"),
              Set.of("budi"),
              Map.of()),
          List.of(
              "berapa hari data saya disimpan",
              "nomor dan alamat email siapa",
              "data budi di jalan",
              "rekening telepon ktp satu dua tiga empat lima enam tujuh kosong seratus delapan",
              "my phone is zero eight one two"),
          new SlotExtractor(ServiceNames.standard())::extract);

  @Test
  void keepsTheWordsOfTheOwnersFiles() {
    assertEquals("berapa hari data sy disimpan", mask.mask("Berapa HARI data sy disimpan??"));
  }

  @Test
  void hidesNamesNumbersAddressesAndMail() {
    assertEquals(
        "data … disimpan nomor … email … alamat …",
        mask.mask(
            "data Slamet disimpan? nomor 0812-0000-0001, email slamet@contoh.example, alamat Jl."
                + " Melati 5"));
  }

  @Test
  void hidesNamesThatAreProtectedWords() {
    assertEquals("data …", mask.mask("data Yanto"));
  }

  @Test
  void hidesPeoplesNamesThatTheOwnersFilesHold() {
    assertEquals("data …", mask.mask("data Budi"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rekening saya tiga empat lima enam tujuh | rekening saya …",
        "telepon saya kosong lapan satu, gopek tiga | telepon saya …",
        "ktp saya tiga saya satu tujuh | ktp saya … saya …",
        "data saya seratus satunya | data saya …",
        "my phone is zero eight one two | my phone is …"
      })
  void hidesNumbersInWords(String question, String masked) {
    assertEquals(masked, mask.mask(question));
  }

  @Test
  void hidesWhateverIsReadAsPersonal() {
    assertEquals("alamat saya …", mask.mask("alamat saya Jl. Data No. 5"));
  }

  @Test
  void hidesWhateverIsTooLong() {
    assertEquals("…", mask.mask("0812000000 ".repeat(500)));
    assertEquals("", mask.mask(""));
  }
}
