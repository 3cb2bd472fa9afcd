package id.fineclean.bot.booking;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// When an order may be moved or cancelled, and what that costs: each service goes by its own
/// rules, of its own price; the strictest decides until when.
public record OrderRules(List<Part> parts) {
  public OrderRules {
    parts = List.copyOf(parts);
  }

  /// @param price agreed for the service, in rupiah
  public record Part(ChangeRules rules, long price) {}

  /// @param start of the booking, in the zone of its area
  public ChangeAnswer move(ZonedDateTime start, Instant now) {
    return strictest(part -> part.rules.move(start, part.price, now));
  }

  /// @param start of the booking, in the zone of its area
  public ChangeAnswer cancel(ZonedDateTime start, Instant now) {
    return strictest(part -> part.rules.cancel(start, part.price, now));
  }

  private ChangeAnswer strictest(Function<Part, ChangeAnswer> rule) {
    return parts.stream().map(rule).reduce(OrderRules::stricter).orElseThrow();
  }

  private static ChangeAnswer stricter(ChangeAnswer one, ChangeAnswer other) {
    return switch (one) {
      case ChangeAnswer.TooLate late ->
          other instanceof ChangeAnswer.TooLate too
              ? new ChangeAnswer.TooLate(earlier(late.since(), too.since()))
              : late;
      case ChangeAnswer.WithFee fee ->
          switch (other) {
            case ChangeAnswer.TooLate late -> late;
            case ChangeAnswer.WithFee too ->
                new ChangeAnswer.WithFee(
                    fee.fee() + too.fee(), earlier(fee.freeUntil(), too.freeUntil()));
            case ChangeAnswer.Free free -> fee;
          };
      case ChangeAnswer.Free free ->
          other instanceof ChangeAnswer.Free too
              ? new ChangeAnswer.Free(earlier(free.until(), too.until()))
              : other;
    };
  }

  private static ZonedDateTime earlier(ZonedDateTime one, ZonedDateTime other) {
    return Comparator.<ZonedDateTime>naturalOrder().compare(one, other) <= 0 ? one : other;
  }
}
