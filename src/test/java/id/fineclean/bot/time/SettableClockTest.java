package id.fineclean.bot.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettableClockTest {
  private static final Instant START = Instant.parse("2026-11-22T02:00:00Z");

  private Instant real = START;
  private final SettableClock clock = new SettableClock((InstantSource) () -> real);

  @Test
  void runsLikeTheRealClock() {
    assertEquals(START, clock.instant());
    real = START.plusSeconds(5);
    assertEquals(START.plusSeconds(5), clock.instant());
  }

  @Test
  void staysAheadByWhatItWasMoved() {
    clock.advance(Duration.ofHours(1));
    clock.moveTo(START.plus(Duration.ofDays(1)));
    real = START.plusSeconds(5);

    assertEquals(START.plus(Duration.ofDays(1)).plusSeconds(5), clock.instant());
    assertEquals(Duration.ofDays(1), clock.ahead());
  }

  @Test
  void neverGoesBack() {
    clock.advance(Duration.ofHours(1));

    assertThrows(IllegalArgumentException.class, () -> clock.moveTo(START));
    assertThrows(IllegalArgumentException.class, () -> clock.advance(Duration.ofSeconds(-1)));
    assertEquals(Duration.ofHours(1), clock.ahead());
  }

  @Test
  void tellsThatItWasMoved() {
    List<Instant> seen = new ArrayList<>();
    clock.onMove(() -> seen.add(clock.instant()));
    clock.advance(Duration.ofHours(1));

    assertEquals(List.of(START.plus(Duration.ofHours(1))), seen);
  }

  @Test
  void aClockOfRealCustomersCannotBeSet() {
    SettableClock fixed = SettableClock.fixedTo(() -> real);

    assertThrows(IllegalStateException.class, () -> fixed.advance(Duration.ofHours(1)));
    assertEquals(real, fixed.instant());
  }
}
