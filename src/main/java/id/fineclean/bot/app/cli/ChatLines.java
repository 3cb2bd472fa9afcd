package id.fineclean.bot.app.cli;

import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.conversation.ConversationState.OpenQuestion;
import id.fineclean.bot.understanding.Asked;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/// What the lines of `chat` mean, and what their answers call things.
final class ChatLines {
  private ChatLines() {}

  /// What a line wants.
  sealed interface Line {}

  record Say(String text) implements Line {}

  record Wait(Duration by) implements Line {}

  /// @param number the first choice is 1
  record Tap(int number) implements Line {}

  record Send(InboundContent content) implements Line {}

  record Help() implements Line {}

  /// @throws IllegalArgumentException a line that is done rather than said, and cannot be read
  static Line read(String line) {
    if (!line.startsWith(":")) {
      return new Say(line);
    }
    String[] parts = line.substring(1).strip().split("\\s+", 2);
    String rest = parts.length > 1 ? parts[1].strip() : "";
    return switch (parts[0]) {
      case "wait" -> new Wait(duration(rest));
      case "tap" -> new Tap(number(rest));
      case "photo" -> new Send(photo(rest));
      case "location" -> new Send(location(rest));
      case "contact" -> new Send(contact(rest));
      case "help" -> new Help();
      default -> throw new IllegalArgumentException("no such command; :help lists them");
    };
  }

  private static Duration duration(String amount) {
    try {
      String upper = amount.toUpperCase(Locale.ROOT);
      return Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("use :wait 2h, :wait 30m or :wait 1d", e);
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("use :tap 2", e);
    }
  }

  private static InboundContent photo(String caption) {
    return new InboundContent.Media(
        InboundContent.MediaKind.PHOTO,
        "chat:photo",
        Optional.of(caption).filter(text -> !text.isEmpty()),
        Optional.empty());
  }

  private static InboundContent location(String text) {
    String[] degrees = text.split("[\\s,]+", -1);
    try {
      if (degrees.length == 2) {
        return new InboundContent.Location(
            Double.parseDouble(degrees[0]), Double.parseDouble(degrees[1]), Optional.empty());
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new IllegalArgumentException("use :location -6.2615 106.8106");
  }

  /// The bot is told the number only: no channel passes the name on to it.
  private static InboundContent contact(String text) {
    int end = text.lastIndexOf(' ');
    if (end < 0) {
      throw new IllegalArgumentException("use :contact Budi +6281200000000");
    }
    return new InboundContent.ContactCard(text.substring(end + 1), false);
  }

  /// @return empty for what is no local time
  static Optional<LocalDateTime> time(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /// What `asks` calls the subject of a question.
  static String key(OpenQuestion question) {
    Asked asked = question.expects().asked();
    return switch (asked) {
      case SERVICE, SIZE, ADDRESS, AREA, DATE, TIME, NAME, PHONE -> asked.id();
      case CONFIRMATION -> "confirm";
      case BOOKING -> "option";
      case NOTE -> question.options().isEmpty() ? "other" : "option";
    };
  }
}
