package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.ChangeAnswer;
import id.fineclean.bot.booking.Order;
import id.fineclean.bot.booking.OrderRules;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/// What changing a booking costs by the catalogue. A service that has left the catalogue is changed
/// by people.
final class ChangeCosts {
  private ChangeCosts() {}

  static ChangeAnswer cancel(Shop shop, Order order, ZonedDateTime start, Instant now) {
    return rules(shop, order)
        .map(rules -> rules.cancel(start, now))
        .orElseGet(() -> new ChangeAnswer.TooLate(start));
  }

  static ChangeAnswer move(Shop shop, Order order, ZonedDateTime start, Instant now) {
    return rules(shop, order)
        .map(rules -> rules.move(start, now))
        .orElseGet(() -> new ChangeAnswer.TooLate(start));
  }

  private static Optional<OrderRules> rules(Shop shop, Order order) {
    List<OrderRules.Part> parts =
        order.lines().stream()
            .flatMap(
                line ->
                    shop
                        .service(line.service())
                        .map(service -> new OrderRules.Part(service.changes(), line.price()))
                        .stream())
            .toList();
    return parts.isEmpty() || parts.size() < order.lines().size()
        ? Optional.empty()
        : Optional.of(new OrderRules(parts));
  }
}
