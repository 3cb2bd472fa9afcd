package id.fineclean.bot.understanding.slots;

import java.util.List;

/// What a rule has read, up to token `to`; the tokens are then read by nobody else. May hold
/// nothing: "setiap Senin" is no date, and should not be taken for one.
record Match(int to, List<Found> found) {
  static Match of(Found found) {
    return new Match(found.to(), List.of(found));
  }

  static Match of(Found first, Found second) {
    return new Match(Math.max(first.to(), second.to()), List.of(first, second));
  }

  static Match nothing(int to) {
    return new Match(to, List.of());
  }
}
