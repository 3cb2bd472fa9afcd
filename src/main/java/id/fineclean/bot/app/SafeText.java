package id.fineclean.bot.app;

import java.util.regex.Pattern;

/// Keeps what others wrote from steering the terminal or the reader of a log: control characters
/// (C0 and C1), line separators, and the marks that turn the direction of writing are shown as
/// `\u001b` and the like.
final class SafeText {
  private static final Pattern STEERING =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

  private static final Pattern STEERING_WITHIN_LINES =
      Pattern.compile("(?![\\n\\t])" + STEERING.pattern());

  private SafeText() {}

  /// All on one line.
  static String line(String text) {
    return escaped(STEERING, text);
  }

  /// Lines and tabs stay. Lines after the first are set in, so that none looks like an entry of its
  /// own.
  static String lines(String text) {
    return escaped(STEERING_WITHIN_LINES, text).replace("\n", "\n    ");
  }

  private static String escaped(Pattern unwanted, String text) {
    return unwanted
        .matcher(text)
        .replaceAll(found -> String.format("\\\\u%04x", (int) found.group().charAt(0)));
  }
}
