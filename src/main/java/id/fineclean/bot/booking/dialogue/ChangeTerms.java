package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.ChangeAnswer;
import id.fineclean.bot.booking.Order;
import id.fineclean.bot.company.BusinessTime;
import id.fineclean.bot.company.Rupiah;
import id.fineclean.bot.understanding.Language;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Map;

/// What changing a booking costs, in words: as it is at that moment, not as it would have been.
///
/// @param key of the text in `intents/replies/`
record ChangeTerms(String key, Map<String, String> values) {
  static ChangeTerms of(
      Shop shop, Order order, ZonedDateTime start, Instant now, Language language) {
    return switch (ChangeCosts.cancel(shop, order, start, now)) {
      case ChangeAnswer.Free free ->
          new ChangeTerms(
              "booking.terms_free",
              Map.of("free_until", BusinessTime.dateTime(free.until(), language)));
      case ChangeAnswer.WithFee fee ->
          new ChangeTerms(
              "booking.terms_late",
              Map.of(
                  "cancel_fee",
                  Rupiah.format(fee.fee()),
                  "move_fee",
                  Rupiah.format(moving(shop, order, start, now))));
      case ChangeAnswer.TooLate late -> new ChangeTerms("booking.terms_closed", Map.of());
    };
  }

  private static long moving(Shop shop, Order order, ZonedDateTime start, Instant now) {
    return ChangeCosts.move(shop, order, start, now) instanceof ChangeAnswer.WithFee fee
        ? fee.fee()
        : 0;
  }
}
