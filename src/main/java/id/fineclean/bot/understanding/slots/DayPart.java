package id.fineclean.bot.understanding.slots;

import org.jspecify.annotations.Nullable;

/// A part of the day, as it is said with or without a clock time.
enum DayPart {
  MORNING("morning"),
  MIDDAY("midday"),
  AFTERNOON("afternoon"),
  EVENING("evening"),
  /// English "am": never a part of the day by itself.
  AM(""),
  PM("");

  private final String id;

  DayPart(String id) {
    this.id = id;
  }

  /// The value of the slot [id.fineclean.bot.understanding.SlotKey#DAY_PART]; empty for am and pm.
  String id() {
    return id;
  }

  static @Nullable DayPart of(String word) {
    return switch (word) {
      case "pagi", "subuh" -> MORNING;
      case "siang" -> MIDDAY;
      case "sore" -> AFTERNOON;
      case "malam" -> EVENING;
      default -> null;
    };
  }

  /// The same, and "am" and "pm".
  static @Nullable DayPart withHour(String word) {
    return switch (word) {
      case "am" -> AM;
      case "pm" -> PM;
      default -> of(word);
    };
  }

  /// The hour of the day (0–23) that `hour` (1–12) means in this part.
  int hour(int hour) {
    return switch (this) {
      case MORNING, AM -> hour == 12 ? 0 : hour;
      case MIDDAY -> hour <= 6 ? hour + 12 : hour;
      case AFTERNOON, PM -> hour == 12 ? 12 : hour + 12;
      case EVENING -> hour == 12 ? 0 : hour < 5 ? hour : hour + 12;
    };
  }
}
