package id.fineclean.bot.conversations;

import id.fineclean.bot.app.Content;
import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.conversation.Templates;
import id.fineclean.bot.policy.PolicyLibrary;
import id.fineclean.bot.testing.Folders;
import id.fineclean.bot.understanding.text.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The owner's content, read and trained once, and the conversations written for it.
final class Theatre {
  static final Path SCRIPTS = Path.of("intents", "conversations");

  private static final String APPROVED = "HX00000000000000000000000000000000";

  private static final Map<String, Content> WITH_MORE = new HashMap<>();

  private Theatre() {}

  /// With templates for reminders, which on WhatsApp would not arrive after a day without them.
  static Content content() {
    try {
      Content content = Content.load(Path.of("intents"), Path.of("target", "models"));
      Templates.Approved reminder = new Templates.Approved(APPROVED, List.of("when", "code"));
      return content.with(
          Templates.class,
          new Templates(
              Map.of(
                  "booking.reminder_day_before", reminder,
                  "booking.reminder_two_hours", reminder)));
    } catch (ContentException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The same content with further versions of documents.
  ///
  /// @param more a folder of `src/test/resources/policies`
  static synchronized Content with(Content content, Optional<String> more) {
    return more.isEmpty()
        ? content
        : WITH_MORE.computeIfAbsent(more.get(), name -> add(content, name));
  }

  private static Content add(Content content, String more) {
    try {
      Path folder = Files.createTempDirectory("fineclean-policies");
      Folders.copy(Path.of("intents", "policies"), folder);
      Folders.copy(Path.of("src", "test", "resources", "policies", more), folder);
      Vocabulary vocabulary = Vocabulary.read(Path.of("intents", "vocabulary.yaml"));
      return content.with(PolicyLibrary.class, PolicyLibrary.load(folder, vocabulary));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
