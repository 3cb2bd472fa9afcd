package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.understanding.Asked;
import java.util.Locale;

/// What a booking needs to know, in the order in which it is asked for.
enum Field {
  SERVICE(Asked.SERVICE),
  SIZE(Asked.SIZE),
  ADDRESS(Asked.ADDRESS),
  AREA(Asked.AREA),
  DATE(Asked.DATE),
  TIME(Asked.TIME),
  NAME(Asked.NAME),
  PHONE(Asked.PHONE),
  /// The summary: yes, change something, or stop.
  CONFIRM(Asked.CONFIRMATION),
  /// Which of the answers is to be changed.
  CHANGE(Asked.NOTE),
  /// Whether to go on with the other service that was wished.
  SECOND(Asked.CONFIRMATION);

  private final Asked asked;

  Field(Asked asked) {
    this.asked = asked;
  }

  Asked asked() {
    return asked;
  }

  boolean isPlace() {
    return this == ADDRESS || this == AREA;
  }

  /// The name in texts' keys.
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
