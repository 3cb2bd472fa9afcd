package id.fineclean.bot.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.fineclean.bot.understanding.Bilingual;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SalutationsTest {
  private final Salutations salutations = Turns.words().salutations();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Assalamualaikum | Waalaikumsalam, Kak.",
        "assalamu'alaikum wr. wb. kak mau tanya | Waalaikumsalam, Kak.",
        "Ass. Wr. Wb. | Waalaikumsalam, Kak.",
        "ASSALAMUALAIKUMMM min | Waalaikumsalam, Kak.",
        "halo kak, selamat pagi | Selamat pagi, Kak!",
        "pagiii kakak | Selamat pagi, Kak!",
        "met siang admin mau pesen dong | Selamat siang, Kak!",
        "sore, ac 2 unit berapa | Selamat sore, Kak!",
        "Malam min 🙏 | Selamat malam, Kak!",
        "punten, wilujeng enjing | Selamat pagi, Kak!",
        "Om Swastiastu, tiang jagi mesen | Om swastiastu, Kak."
      })
  void answersInKind(String text, String answer) {
    assertEquals(Optional.of(answer), salutations.answer(text).map(Bilingual::id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pagi bisa?",
        "sore jam 4",
        "siang aja",
        "besok pagi kak",
        "malam minggu ada yang kosong?",
        "assalamualaikum itu salam",
        "halo",
        "kak",
        "",
        "om saya mau pesan"
      })
  void leavesTheRestAlone(String text) {
    assertEquals(Optional.empty(), salutations.answer(text));
  }
}
