package id.fineclean.bot.conversation;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.Entry;
import id.fineclean.bot.content.Problems;
import id.fineclean.bot.content.YamlFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Reads `templates.yaml`. A template under a wrong name, or with a value that nobody gives, would
/// only show when a customer is not reached.
public final class TemplatesFile {
  /// The file's name in the content directory.
  public static final String NAME = "templates.yaml";

  /// What the bot says by itself; everything else answers a customer, within the 24 hours.
  private static final List<String> NOTICES =
      List.of("booking.reminder_day_before", "booking.reminder_two_hours", "notice.announcement");

  private TemplatesFile() {}

  /// @param folder the content directory
  /// @throws ContentException the first mistake in the file's shape, or all in its names
  public static Templates read(Path folder) throws ContentException {
    Path file = folder.resolve(NAME);
    Templates templates = YamlFile.read(file, Templates.class);
    var problems = new Problems();
    Entry whatsapp = Entry.read(file, problems).find("whatsapp");
    whatsapp.keys().forEach(kind -> check(kind, whatsapp.find(kind)));
    problems.throwIfAny();
    return templates;
  }

  private static void check(String kind, Entry template) {
    if (!NOTICES.contains(kind)) {
      template.problem("no notice is called this, known are " + NOTICES);
      return;
    }
    Set<String> given = NeededReplies.values(kind);
    template.find("variables").items().stream()
        .filter(variable -> !given.contains(variable.text()))
        .forEach(variable -> variable.problem("no such value, known are " + given));
  }
}
