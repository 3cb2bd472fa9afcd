package id.fineclean.bot.booking;

import static id.fineclean.bot.booking.Sample.WIB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An order of several services: each pays by its own rule, the strictest decides until when.
final class OrderRulesTest {
  private static final ZonedDateTime START = LocalDateTime.parse("2026-12-01T13:00").atZone(WIB);
  private static final ChangeRules USUAL =
      new ChangeRules(
          1, LocalTime.of(17, 0), new Fee.Percent(25), new Fee.Percent(50), Duration.ofHours(2));
  private static final ChangeRules OFFICE =
      new ChangeRules(
          2, LocalTime.of(17, 0), new Fee.Fixed(150_000), new Fee.Percent(50), Duration.ofHours(4));

  private final OrderRules rules =
      new OrderRules(
          List.of(new OrderRules.Part(USUAL, 270_000), new OrderRules.Part(OFFICE, 600_000)));

  @Test
  void isFreeUntilTheFirstOfThemIsNot() {
    var until = LocalDateTime.parse("2026-11-29T17:00").atZone(WIB);
    assertEquals(new ChangeAnswer.Free(until), rules.cancel(START, at("2026-11-29T17:00")));
  }

  @Test
  void chargesEachServiceByItsOwnRule() {
    var office = LocalDateTime.parse("2026-11-29T17:00").atZone(WIB);
    assertEquals(
        new ChangeAnswer.WithFee(300_000, office), rules.cancel(START, at("2026-11-30T12:00")));
    assertEquals(
        new ChangeAnswer.WithFee(150_000, office), rules.move(START, at("2026-11-30T12:00")));
    assertEquals(
        new ChangeAnswer.WithFee(435_000, office), rules.cancel(START, at("2026-11-30T20:00")));
    assertEquals(
        new ChangeAnswer.WithFee(217_500, office), rules.move(START, at("2026-11-30T20:00")));
  }

  @Test
  void closesWithTheFirstOfThem() {
    assertEquals(
        new ChangeAnswer.TooLate(START.minusHours(4)), rules.move(START, at("2026-12-01T09:00")));
    assertEquals(
        new ChangeAnswer.TooLate(START.minusHours(4)), rules.move(START, at("2026-12-01T12:00")));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(WIB).toInstant();
  }
}
