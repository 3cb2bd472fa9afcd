package id.fineclean.bot.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.fineclean.bot.understanding.text.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuestionMaskTest {
  private final QuestionMask mask =
      new QuestionMask(
          new Vocabulary(
              Map.of("sy", "saya", "yanto", "yang itu"), Map.of(), Set.of("yanto"), Map.of()),
          List.of("berapa hari data saya disimpan", "nomor dan alamat email siapa"));

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
  void hidesWhateverIsTooLong() {
    assertEquals("…", mask.mask("0812000000 ".repeat(500)));
    assertEquals("", mask.mask(""));
  }
}
