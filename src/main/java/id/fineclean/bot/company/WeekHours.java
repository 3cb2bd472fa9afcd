package id.fineclean.bot.company;

import id.fineclean.bot.content.Entry;
import java.time.DayOfWeek;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The hours of each weekday; a weekday that is not there is a day off.
public record WeekHours(Map<DayOfWeek, Hours> days) {
  private static final String CLOSED = "closed";

  public WeekHours {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("every day is closed: at least one must have hours");
    }
    days = Collections.unmodifiableMap(new EnumMap<>(days));
  }

  /// Empty on a day off.
  public Optional<Hours> on(DayOfWeek day) {
    return Optional.ofNullable(days.get(day));
  }

  /// The longest day's minutes.
  public int longestMinutes() {
    return days.values().stream().mapToInt(Hours::minutes).max().orElse(0);
  }

  /// Reads a key for each weekday, `monday` to `sunday`, each with `09:00-17:00` or `closed`.
  public static WeekHours read(Entry entry) {
    return entry
        .record(keys -> new WeekHours(days(keys)))
        .orElseGet(() -> new WeekHours(Map.of(DayOfWeek.MONDAY, Hours.ALL_DAY)));
  }

  private static Map<DayOfWeek, Hours> days(Entry keys) {
    Map<DayOfWeek, Hours> days = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      Entry entry = keys.get(day.name().toLowerCase(Locale.ROOT));
      if (!entry.text().equals(CLOSED)) {
        Hours.read(entry).ifPresent(hours -> days.put(day, hours));
      }
    }
    return days;
  }
}
