package id.fineclean.bot.simulated;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/// The bot as one customer meets it.
public interface Shop extends AutoCloseable {
  /// Writes a message and reads what comes back.
  Answer say(String text);

  @Override
  void close();

  /// Opens a shop of its own for each customer.
  @FunctionalInterface
  interface Door {
    Shop enter(Visitor visitor);
  }

  /// @param phone the number that the channel vouches for; empty where it tells none
  record Visitor(java.time.LocalDateTime now, Optional<String> phone) {}

  /// @param text all that was said, the choices left out
  /// @param asks what the open question is after, as `chat` calls it; empty without one
  record Answer(
      String text,
      List<String> choices,
      Optional<String> asks,
      List<Committed> committed,
      boolean personCalled) {}

  /// What the bot wrote down.
  ///
  /// @param type `booked`, `changed` or `cancelled`
  record Committed(
      String type,
      String code,
      List<Line> lines,
      LocalDate date,
      LocalTime time,
      String address,
      String area,
      String name,
      String phone,
      String notes) {}

  /// @param size 1 for a survey
  record Line(String service, int size) {}
}
