package id.fineclean.bot.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.testing.CapturedLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// One line when a database goes, one when it is back.
class OutageTest {
  private static final StorageUnavailableException AWAY = new StorageUnavailableException("away");

  private final AtomicLong nanos = new AtomicLong(1);
  private final Outage outage = new Outage("main", nanos::get);

  @Test
  void callersThatFailAndCallersThatSucceedInTurnMakeOneLineEach() {
    try (CapturedLog log = new CapturedLog()) {
      for (int i = 0; i < 100; i++) {
        outage.met(AWAY, i % 2 == 0);
        pass(Duration.ofMillis(500));
        outage.over(true);
      }
      pass(Duration.ofSeconds(10));
      outage.over(true);
      outage.over(true);
      assertEquals(
          List.of("main cannot be used, trying again: away", "main is back after 49 s"),
          lines(log));
    }
  }

  @Test
  void whatCanStillBeReadIsNotBackWhereNothingCanBeWritten() {
    try (CapturedLog log = new CapturedLog()) {
      outage.met(AWAY, true);
      pass(Duration.ofMinutes(5));
      outage.over(false);
      assertEquals(1, lines(log).size());
      outage.over(true);
      assertEquals(2, lines(log).size());
      outage.met(AWAY, false);
      pass(Duration.ofMinutes(5));
      outage.over(false);
      assertEquals(4, lines(log).size(), "of reads alone, a read tells that it is over");
    }
  }

  @Test
  void nothingIsSaidWhileAllIsWell() {
    try (CapturedLog log = new CapturedLog()) {
      outage.over(true);
      outage.over(false);
      assertTrue(lines(log).isEmpty());
    }
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static List<String> lines(CapturedLog log) {
    return log.text()
        .lines()
        .filter(line -> line.startsWith("WARN") || line.startsWith("ERROR"))
        .map(line -> line.substring(line.indexOf("Outage ") + 7))
        .toList();
  }
}
