package id.fineclean.bot.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.SendLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rates in virtual time.
class SendLimiterTest {
  private long now = 1_000_000_000L;

  @Test
  void noSecondHoldsMoreThanTheRateAndItsBurst() {
    SendLimiter limiter = limiter(30, 1_000, 1_000);
    List<Long> sent = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      sent.add(now + limiter.reserve(i).toNanos());
      now += i % 7 * 1_000_000;
    }
    Collections.sort(sent);
    for (long start : sent) {
      long within = sent.stream().filter(at -> at >= start && at < start + 1_000_000_000L).count();
      assertTrue(within <= 32, within + " in one second");
    }
    double seconds = (sent.getLast() - sent.getFirst()) / 1e9;
    assertEquals(300 / 30.0, seconds, 0.2, "and no slower than allowed");
  }

  @Test
  void oneChatGetsItsBurstAndThenItsRate() {
    SendLimiter limiter = limiter(1_000, 1, 3);
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      waits.add(limiter.reserve(7).toMillis());
    }
    assertEquals(List.of(0L, 0L, 0L, 1_000L, 2_000L, 3_000L), waits);
    assertEquals(0, limiter.reserve(8).toMillis(), "others do not wait for it");
    now += 60_000_000_000L;
    assertEquals(0, limiter.reserve(7).toMillis(), "a pause fills the burst again");
    assertEquals(0, limiter.reserve(7).toMillis());
    assertEquals(0, limiter.reserve(7).toMillis());
    assertEquals(1_000, limiter.reserve(7).toMillis());
  }

  @Test
  void fractionsOfAMessageASecondAreKept() {
    SendLimiter limiter = limiter(1_000, 0.25, 1);
    assertEquals(0, limiter.reserve(7).toMillis());
    assertEquals(4_000, limiter.reserve(7).toMillis());
  }

  @Test
  void aPauseHoldsEverybodyAndEndsWithoutABurst() {
    SendLimiter limiter = limiter(10, 1_000, 1_000);
    assertFalse(limiter.blocked().isPositive());
    limiter.pause(Duration.ofSeconds(30));
    assertEquals(Duration.ofSeconds(30), limiter.blocked());
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      waits.add(limiter.reserve(i).toMillis());
    }
    assertEquals(List.of(30_000L, 30_100L, 30_200L, 30_300L, 30_400L), waits);
    limiter.pause(Duration.ofSeconds(1));
    assertEquals(Duration.ofSeconds(30), limiter.blocked(), "a shorter pause ends no longer one");
    now += 31_000_000_000L;
    assertFalse(limiter.blocked().isPositive());
  }

  private SendLimiter limiter(double perSecond, double perChat, int burst) {
    return new SendLimiter(new SendLimits(perSecond, perChat, burst), () -> now);
  }
}
