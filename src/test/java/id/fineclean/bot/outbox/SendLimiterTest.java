package id.fineclean.bot.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
      sent.add(now + limiter.claim(i).toNanos());
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
    assertEquals(List.of(0L, 0L, 0L, 1_000L, 1_000L, 1_000L), waits(limiter, 7, 6));
    now += 60_000_000_000L;
    assertEquals(List.of(0L, 0L, 0L, 1_000L), waits(limiter, 7, 4), "a rest fills the burst again");
    assertTrue(limiter.claim(7).isPositive());
    assertEquals(0, limiter.claim(8).toMillis(), "others do not wait for it");
  }

  @Test
  void fractionsOfAMessageASecondAreKept() {
    assertEquals(List.of(0L, 4_000L, 4_000L), waits(limiter(1_000, 0.25, 1), 7, 3));
  }

  @Test
  void whoAsksTooEarlyKeepsItsMoment() {
    SendLimiter limiter = limiter(10, 1_000, 1_000);
    assertEquals(0, limiter.claim(1).toMillis());
    assertEquals(100, limiter.claim(2).toMillis());
    now += 40_000_000;
    assertEquals(60, limiter.claim(2).toMillis());
    assertEquals(160, limiter.claim(3).toMillis(), "one place in the row, not two");
    now += 60_000_000;
    assertEquals(0, limiter.claim(2).toMillis());
    assertEquals(200, limiter.claim(2).toMillis(), "its next message waits behind the others");
  }

  @Test
  void aPauseHoldsEverybodyAndEndsWithoutABurst() {
    SendLimiter limiter = limiter(10, 1_000, 1_000);
    assertEquals(0, limiter.claim(0).toMillis());
    assertEquals(100, limiter.claim(1).toMillis());
    limiter.pause(Duration.ofSeconds(30));
    now += 1_000_000_000L;
    List<Long> waits = new ArrayList<>();
    for (int i = 1; i < 5; i++) {
      waits.add(limiter.claim(i).toMillis());
    }
    assertEquals(
        List.of(29_000L, 29_100L, 29_200L, 29_300L), waits, "what was reserved before lapses");
    limiter.pause(Duration.ofSeconds(1));
    assertEquals(29_000, limiter.claim(1).toMillis(), "a shorter pause ends no longer one");
    now += 29_000_000_000L;
    assertEquals(0, limiter.claim(1).toMillis());
    assertEquals(100, limiter.claim(2).toMillis());
  }

  /// What each message of a chat waits for, one sent after the other.
  private List<Long> waits(SendLimiter limiter, long chat, int messages) {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      Duration wait = limiter.claim(chat);
      waits.add(wait.toMillis());
      now += wait.toNanos();
      if (wait.isPositive()) {
        assertEquals(Duration.ZERO, limiter.claim(chat));
      }
    }
    return waits;
  }

  private SendLimiter limiter(double perSecond, double perChat, int burst) {
    return new SendLimiter(new SendLimits(perSecond, perChat, burst), () -> now);
  }
}
