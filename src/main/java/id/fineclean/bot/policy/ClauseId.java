package id.fineclean.bot.policy;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The stable name of a clause, such as 4.1.
///
/// @param section 0 for what stands before the first section
/// @param item in order of appearance from 1; 0 for the section's own text
public record ClauseId(int section, int item) implements Comparable<ClauseId> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})");
  private static final Comparator<ClauseId> ORDER =
      Comparator.comparingInt(ClauseId::section).thenComparingInt(ClauseId::item);

  public ClauseId {
    if (section < 0 || item < 0) {
      throw new IllegalArgumentException("clause numbers are not negative");
    }
  }

  /// Reads `<section>.<item>`; empty where the text is anything else.
  public static Optional<ClauseId> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new ClauseId(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  @Override
  public int compareTo(ClauseId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return section + "." + item;
  }
}
