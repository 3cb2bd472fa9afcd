package id.fineclean.bot.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.app.Content;
import id.fineclean.bot.app.Stores;
import id.fineclean.bot.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing is booked, moved or cancelled without a clear yes, and a clear yes always does it: with
/// the shipped `intents/`, in customers' words.
final class CommitmentTest {
  private static final Content CONTENT = Theatre.content();

  private static final List<String> NO_YES =
      List.of("bentar ya", "mahal ya", "makasih ya", "salah ya", "ok saya tanya suami dulu", "🙏");

  @TempDir Path folder;

  @Test
  void booksOnlyWithAClearYes() throws IOException {
    List<String> words = List.of("ok lanjut aja kak makasih", "lanjut", "gas", "ya pesan", "👍");
    assertEquals(List.of(), said(words, "telegram", BEFORE_BOOKING, "sudah masuk", false));
    assertEquals(List.of(), said(NO_YES, "telegram", BEFORE_BOOKING, "sudah masuk", true));
  }

  @Test
  void theNumberOfTheOptionBooks() throws IOException {
    List<String> numbers = List.of("1", "nomor 1 kak");
    assertEquals(List.of(), said(numbers, "whatsapp", BEFORE_BOOKING, "sudah masuk", false));
    List<String> others = List.of("1?", "mau 1", "2", "jam 1");
    assertEquals(List.of(), said(others, "whatsapp", BEFORE_BOOKING, "sudah masuk", true));
  }

  @Test
  void cancelsOnlyWithAClearYes() throws IOException {
    List<String> words = List.of("iya kak", "batalin aja");
    assertEquals(List.of(), said(words, "telegram", BEFORE_CANCELLING, "sudah dibatalkan", false));
    assertEquals(List.of(), said(NO_YES, "telegram", BEFORE_CANCELLING, "sudah dibatalkan", true));
  }

  @Test
  void movesOnlyWithAClearYes() throws IOException {
    List<String> words = List.of("setuju", "pindahin aja kak");
    assertEquals(List.of(), said(words, "telegram", BEFORE_MOVING, "Sudah saya pindahkan", false));
    assertEquals(List.of(), said(NO_YES, "telegram", BEFORE_MOVING, "Sudah saya pindahkan", true));
  }

  @Test
  void whoWantsTimeIsNotReadTheSummaryAgainAndMayAgreeLater() throws IOException {
    String played = play(BEFORE_BOOKING + "USER  bentar ya\nUSER  iya kak\n", "telegram");
    assertEquals(1, played.split("Ini ringkasannya", -1).length - 1, played);
    assertTrue(played.contains("sudah masuk"), played);
  }

  private static final String BEFORE_BOOKING =
      """
      # Up to the question that commits.
      # clock 2026-11-23 10:15 Asia/Jakarta
      # phone +6281200000001

      USER  atas nama Rina, bersih rumah 3 jam besok jam 9 di Jl. Melati No. 5 Tebet
      """;

  private static final String BEFORE_CANCELLING =
      BEFORE_BOOKING
          + """
          USER  ya
          WAIT  8h
          USER  batalkan pesanan saya
          """;

  private static final String BEFORE_MOVING =
      BEFORE_BOOKING
          + """
          USER  ya
          USER  pindahin pesanan saya ke kamis jam 13
          """;

  /// The messages after which the bot did, or did not, say what it must.
  private List<String> said(
      List<String> messages, String channel, String before, String done, boolean wrong)
      throws IOException {
    List<String> found = new ArrayList<>();
    for (String message : messages) {
      if (play(before + "USER  " + message + "\n", channel).contains(done) == wrong) {
        found.add(message);
      }
    }
    return found;
  }

  private String play(String script, String channel) throws IOException {
    Path file = Files.writeString(folder.resolve("one.chat"), script);
    try (TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.SQLITE)) {
      return Rehearsal.play(
          Script.read(file),
          CONTENT,
          new Phone(channel, channel.equals("whatsapp") ? Phone.WHATSAPP : Phone.TELEGRAM),
          new Rehearsal.Mode("once", false, false),
          () -> new Stores(databases.openAgain("main"), databases.openAgain("keys"), false));
    }
  }
}
