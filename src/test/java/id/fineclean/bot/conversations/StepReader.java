package id.fineclean.bot.conversations;

import id.fineclean.bot.channel.InboundContent.MediaKind;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Reads the lines of a `.chat` file that say what happens.
final class StepReader {
  private StepReader() {}

  /// @throws IllegalArgumentException there is no such keyword, or what follows it does not fit
  static Step read(String line) {
    int space = line.indexOf(' ');
    String keyword = space < 0 ? line : line.substring(0, space);
    String rest = space < 0 ? "" : line.substring(space + 1).strip();
    return switch (keyword) {
      case "USER" -> new Step.Says(rest);
      case "TAP" -> new Step.Picks(rest);
      case "LOCATION" -> location(rest);
      case "CONTACT" -> new Step.SharesContact(rest);
      case "PHOTO", "VIDEO", "VOICE", "AUDIO", "DOCUMENT", "STICKER" ->
          new Step.Sends(kind(keyword), words(rest), Optional.empty());
      case "ALBUM" -> new Step.Sends(MediaKind.PHOTO, words(rest), Optional.of("album"));
      case "EDIT" -> edit(rest);
      case "UNREADABLE" -> new Step.SendsUnreadable(rest);
      case "WAIT" -> new Step.Waits(duration(rest));
      default -> throw new IllegalArgumentException("no such keyword: " + keyword);
    };
  }

  private static MediaKind kind(String keyword) {
    return MediaKind.valueOf(keyword.toUpperCase(Locale.ROOT));
  }

  private static Optional<String> words(String text) {
    return Optional.of(text).filter(words -> !words.isEmpty());
  }

  private static Step location(String text) {
    String[] parts = text.split(" ", 2);
    String[] point = parts[0].split(",");
    return new Step.SharesLocation(
        Double.parseDouble(point[0]),
        Double.parseDouble(point[1]),
        parts.length == 2 ? words(parts[1].strip()) : Optional.empty());
  }

  private static Step edit(String text) {
    String[] parts = text.split(" ", 2);
    return new Step.Edits(Integer.parseInt(parts[0]), parts[1].strip());
  }

  /// `25h`, `30m`, `2d`.
  private static Duration duration(String text) {
    return Duration.parse(text.endsWith("d") ? "P" + text : "PT" + text);
  }
}
