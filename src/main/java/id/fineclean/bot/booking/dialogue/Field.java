package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.conversation.Expects;
import id.fineclean.bot.conversation.Expects.Trait;
import id.fineclean.bot.understanding.Asked;
import id.fineclean.bot.understanding.SlotKey;
import java.util.Locale;

/// What a booking needs to know, in the order in which it is asked for.
enum Field {
  SERVICE(Expects.of(Asked.SERVICE).slots(SlotKey.SERVICE).near("ask_services")),
  SIZE(
      Expects.of(Asked.SIZE)
          .slots(
              SlotKey.ROOMS,
              SlotKey.BATHROOMS,
              SlotKey.AREA_M2,
              SlotKey.UNITS,
              SlotKey.DURATION_HOURS,
              SlotKey.FLOORS)
          .with(Trait.FIGURES)),
  ADDRESS(place(Asked.ADDRESS)),
  /// Whatever is said of a place may be the name of an area.
  AREA(
      place(Asked.AREA)
          .besides(SlotKey.ADDRESS, SlotKey.POSTAL_CODE)
          .with(Trait.PERSONAL, Trait.AMONG_OTHERS)),
  DATE(
      Expects.of(Asked.DATE)
          .slots(
              SlotKey.DATE,
              SlotKey.REJECTED_DATE,
              SlotKey.DATE_FROM,
              SlotKey.DATE_UNTIL,
              SlotKey.NO_SUCH_DATE,
              SlotKey.DAY_PART,
              SlotKey.TIME_START)
          .besides(SlotKey.DAY_PART)
          .near("ask_hours")
          .with(Trait.IN_ORDER)),
  TIME(
      Expects.of(Asked.TIME)
          .slots(
              SlotKey.TIME_START,
              SlotKey.DAY_PART,
              SlotKey.DATE,
              SlotKey.DATE_FROM,
              SlotKey.DATE_UNTIL)
          .besides(SlotKey.DAY_PART)
          .near("ask_hours")
          .with(Trait.IN_ORDER, Trait.OWN_NUMBERS)),
  NAME(own(Asked.NAME).slots(SlotKey.NAME)),
  PHONE(own(Asked.PHONE).slots(SlotKey.PHONE)),
  /// The summary: yes, change something, or stop.
  CONFIRM(Expects.YES_OR_NO.alike("privacy_rectify")),
  /// Which of the answers is to be changed.
  CHANGE(Expects.ANYTHING);

  private final Expects expects;

  Field(Expects expects) {
    this.expects = expects;
  }

  Expects expects() {
    return expects;
  }

  /// A name or a number given in the middle of a booking is no request about stored data.
  private static Expects own(Asked asked) {
    return Expects.of(asked).alike("privacy_rectify").with(Trait.PERSONAL);
  }

  private static Expects place(Asked asked) {
    return own(asked).slots(SlotKey.ADDRESS, SlotKey.POSTAL_CODE).near("ask_coverage");
  }

  boolean isPlace() {
    return this == ADDRESS || this == AREA;
  }

  /// The name in texts' keys.
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
