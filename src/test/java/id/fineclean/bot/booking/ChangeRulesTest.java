package id.fineclean.bot.booking;

import static id.fineclean.bot.booking.Sample.WIB;
import static id.fineclean.bot.booking.Sample.WITA;
import static id.fineclean.bot.booking.Sample.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeRulesTest {
  private static final ZonedDateTime START = LocalDateTime.parse("2026-12-01T09:00").atZone(WIB);
  private static final ZonedDateTime FREE_UNTIL =
      LocalDateTime.parse("2026-11-30T17:00").atZone(WIB);
  private static final long PRICE = 390_000;

  private final ChangeRules rules = Sample.rules();

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T09:00, Free",
    "2026-11-30T17:00, Free",
    "2026-11-30T17:00:00.001, WithFee",
    "2026-12-01T06:59:59, WithFee",
    "2026-12-01T07:00, TooLate",
    "2026-12-05T07:00, TooLate"
  })
  void isFreeThenCostsThenIsTooLate(String now, String answer) {
    assertEquals(answer, rules.move(START, PRICE, at(now, WIB)).getClass().getSimpleName());
    assertEquals(answer, rules.cancel(START, PRICE, at(now, WIB)).getClass().getSimpleName());
  }

  @Test
  void namesTheFee() {
    var evening = at("2026-11-30T20:00", WIB);
    assertEquals(new ChangeAnswer.WithFee(97_500, FREE_UNTIL), rules.move(START, PRICE, evening));
    assertEquals(new ChangeAnswer.WithFee(50_000, FREE_UNTIL), rules.cancel(START, PRICE, evening));
  }

  @Test
  void countsInTheZoneOfTheBooking() {
    ZonedDateTime bali = LocalDateTime.parse("2026-12-01T09:00").atZone(WITA);
    // 16:30 in Jakarta is 17:30 in Denpasar.
    assertInstanceOf(
        ChangeAnswer.WithFee.class, rules.move(bali, PRICE, at("2026-11-30T16:30", WIB)));
  }

  @Test
  void staysFreeUntilItClosesWhereNothingIsAsked() {
    var free =
        new ChangeRules(
            1, LocalTime.of(17, 0), new Fee.Fixed(0), new Fee.Percent(0), Duration.ofHours(2));
    var answer = new ChangeAnswer.Free(START.minusHours(2));
    assertEquals(answer, free.move(START, PRICE, at("2026-12-01T06:00", WIB)));
    assertEquals(answer, free.cancel(START, PRICE, at("2026-12-01T06:00", WIB)));
  }

  @Test
  void neverPromisesMoreThanItHolds() {
    // Free until 17:00 of the same day, but closed two hours before a start at 09:00.
    var lax =
        new ChangeRules(
            0, LocalTime.of(17, 0), new Fee.Percent(25), new Fee.Percent(50), Duration.ofHours(2));
    assertEquals(
        new ChangeAnswer.Free(START.minusHours(2)),
        lax.move(START, PRICE, at("2026-12-01T06:00", WIB)));
  }
}
