package id.fineclean.bot.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.app.Content;
import id.fineclean.bot.app.Stores;
import id.fineclean.bot.booking.BookingContent;
import id.fineclean.bot.booking.Catalogue;
import id.fineclean.bot.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One customer cannot take up everybody's time.
final class OpenBookingsTest {
  private static final String TWO_BOOKINGS =
      """
      # Two bookings where one is allowed.
      # clock 2026-11-23 10:15 Asia/Jakarta
      # phone +6281200000001

      USER  mau cuci ac 2 unit besok jam 9 di Jl. Contoh Raya 12, Kemang, Jakarta Selatan, atas nama Sari, 0812-0000-1234
      USER  ya
      USER  mau cuci ac 2 unit lusa jam 9 di Jl. Contoh Raya 12, Kemang, Jakarta Selatan, atas nama Sari, 0812-0000-1234
      USER  ya
      """;

  @TempDir Path folder;

  @Test
  void aBookingBeyondTheLimitGoesToAPerson() throws IOException {
    String played = play(1);
    assertEquals(1, played.split("Kode: FC-", -1).length - 1, played);
    assertTrue(played.contains("saya teruskan ke tim kami"), played);
  }

  @Test
  void withinTheLimitBothAreBooked() throws IOException {
    assertEquals(2, play(2).split("Kode: FC-", -1).length - 1);
  }

  private String play(int maxOpenBookings) throws IOException {
    Path file = Files.writeString(folder.resolve("two-" + maxOpenBookings + ".chat"), TWO_BOOKINGS);
    try (TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.SQLITE)) {
      return Rehearsal.play(
          Script.read(file),
          limited(Theatre.content(), maxOpenBookings),
          new Phone("telegram", Phone.TELEGRAM),
          new Rehearsal.Mode("once", false, false),
          () -> new Stores(databases.openAgain("main"), databases.openAgain("keys"), false));
    }
  }

  private static Content limited(Content content, int maxOpenBookings) {
    BookingContent shop = content.get(BookingContent.class);
    Catalogue all = shop.catalogue();
    Catalogue limited =
        new Catalogue(
            all.bookAheadDays(), maxOpenBookings, all.crewLate(), all.byId(), all.notOffered());
    return content.with(
        BookingContent.class, new BookingContent(shop.company(), limited, shop.crews()));
  }
}
