package id.fineclean.bot.conversations;

import id.fineclean.bot.app.Content;
import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.conversation.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The owner's content, read and trained once, and the conversations written for it.
final class Theatre {
  static final Path SCRIPTS = Path.of("intents", "conversations");

  private static final String APPROVED = "HX00000000000000000000000000000000";

  private Theatre() {}

  /// With templates for reminders, which on WhatsApp would not arrive after a day without them.
  static Content content() {
    try {
      Content content = Content.load(Path.of("intents"), Path.of("target", "models"));
      Templates.Approved reminder = new Templates.Approved(APPROVED, List.of("when", "code"));
      return new Content(
          content.booking(),
          content.topics(),
          content.replies(),
          content.words(),
          new Templates(
              Map.of(
                  "booking.reminder_day_before", reminder,
                  "booking.reminder_two_hours", reminder)),
          content.policies(),
          content.understander(),
          content.wording());
    } catch (ContentException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Every conversation there is, in the order of their names.
  static List<Path> scripts() {
    try (var files = Files.walk(SCRIPTS)) {
      return files.filter(file -> file.toString().endsWith(".chat")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
