package id.fineclean.bot.booking.dialogue;

import static id.fineclean.bot.booking.dialogue.DialogueSample.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.fineclean.bot.booking.CrewWish;
import id.fineclean.bot.conversation.Turns;
import id.fineclean.bot.understanding.Understanding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What customers tell the crew, over the sample crews' words.
final class NoteReaderTest {
  private final NoteReader reader = new NoteReader(DialogueSample.content().crews());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ada anjing ya kak | ada anjing ya kak
          cuci ac 2 unit besok, kode pintu 2580# | kode pintu 2580#
          kuncinya dititip di satpam | kuncinya dititip di satpam
          jangan pencet bel, anak bayi lagi tidur | jangan pencet bel; anak bayi lagi tidur
          parkir di basement B2 aja | parkir di basement B2 aja
          saya alergi pewangi. makasih | saya alergi pewangi
          we have two cats and the doorman has the keys | we have two cats and the doorman has the keys
          nanti pakai sabun sendiri ya | nanti pakai sabun sendiri ya
          tolong telpon dulu sebelum dateng | tolong telpon dulu sebelum dateng
          ada kucing, jadi tolong pintunya ditutup | ada kucing
          """)
  void keepsTheCustomersWords(String text, String notes) {
    assertEquals(notes, String.join("; ", reader.in(read(text))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cuci sofa 3 dudukan besok jam 9",
        "petugas bawa alat sendiri gak?",
        "di Jl. Parkir Timur No. 5 Tebet",
        "belum tau",
        "atas nama Anjani"
      })
  void leavesTheRestAlone(String text) {
    assertEquals(List.of(), reader.in(read(text)));
  }

  @Test
  void takesOnlyAFewWordsOutOfALongSentence() {
    String text =
        "halo kak aku mau pesen bersih rumah buat rumah aku yang baru ditinggal lama sekali dan ada"
            + " anjing galak di halaman belakang jadi hati hati ya kak terima kasih banyak";
    assertEquals(
        List.of("sekali dan ada anjing galak di halaman belakang jadi hati hati"),
        reader.in(read(text)).stream().toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          minta petugas cewek ya | female
          cewek ya petugasnya | female
          yang perempuan aja orangnya | female
          female cleaner please | female
          kamar anak perempuan |
          petugasnya jam berapa |
          """)
  void hearsWhatIsWishedOfTheCrew(String text, String wish) {
    List<String> wishes = reader.wishes(read(text)).stream().map(CrewWish::id).toList();
    assertEquals(wish == null ? List.of() : List.of(wish), wishes);
  }

  @Test
  void keepsWishesOutOfTheAddress() {
    assertEquals("Jl. Contoh 8", reader.withoutWishes("Jl. Contoh 8, cewek"));
    assertEquals("Jl. Contoh 8, Tebet", reader.withoutWishes("Jl. Contoh 8, Tebet"));
  }

  private static Understanding read(String text) {
    return Turns.text(NOW, text, OrderReaderTest.slots(text)).understanding().orElseThrow();
  }
}
