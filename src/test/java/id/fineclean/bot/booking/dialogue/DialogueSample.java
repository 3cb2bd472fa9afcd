package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.BookingContent;
import id.fineclean.bot.booking.BookingStore;
import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.testing.TestDatabases;
import id.fineclean.bot.understanding.Slot;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.vault.Vault;
import java.nio.file.Path;
import java.time.Instant;

/// The sample company, on Monday 23 November 2026 at 10:15.
final class DialogueSample {
  static final Instant NOW = Instant.parse("2026-11-23T03:15:00Z");

  private DialogueSample() {}

  static Shop shop(TestDatabases databases) {
    Vault vault = new Vault(databases.keys(), databases.master());
    return new Shop(content(), new BookingStore(databases.main(), vault));
  }

  static BookingContent content() {
    try {
      return BookingContent.read(Path.of("intents"));
    } catch (ContentException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A slot somewhere in the message.
  static Slot slot(SlotKey key, Object value) {
    return new Slot(key, value, 0, 1);
  }
}
