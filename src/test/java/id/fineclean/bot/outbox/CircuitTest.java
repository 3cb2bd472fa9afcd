package id.fineclean.bot.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.testing.CapturedLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CircuitTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Circuit circuit = new Circuit("telegram", nanos::get);

  @Test
  void aProviderThatGoesAndComesBackIsToldOfOnceEach() {
    try (CapturedLog log = new CapturedLog()) {
      fail(5);
      for (int i = 0; i < 100; i++) {
        probe(false);
      }
      probe(true);
      assertEquals(
          List.of("ERROR telegram does not take messages", "WARN telegram works again"), said(log));
    }
  }

  @Test
  void oneThatGoesUpAndDownDoesNotFillTheLog() {
    try (CapturedLog log = new CapturedLog()) {
      for (int i = 0; i < 9; i++) {
        fail(5);
        probe(false);
        probe(true);
        assertTrue(circuit.isClosed());
        pass(Duration.ofSeconds(2));
      }
      assertEquals(2, said(log).size(), said(log).toString());
    }
  }

  @Test
  void oneThatStaysDownIsToldOfHoweverSoonItWentAgain() {
    try (CapturedLog log = new CapturedLog()) {
      fail(5);
      probe(true);
      fail(5);
      assertEquals(2, said(log).size());
      probe(false);
      probe(false);
      probe(false);
      assertEquals(3, said(log).size());
      probe(true);
      assertEquals(4, said(log).size());
    }
  }

  @Test
  void afterAQuietWhileItIsToldOfAtOnce() {
    try (CapturedLog log = new CapturedLog()) {
      fail(5);
      probe(true);
      pass(Duration.ofMinutes(6));
      fail(5);
      assertEquals(3, said(log).size());
    }
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertTrue(circuit.enter());
      circuit.failed("http_500");
    }
    assertFalse(circuit.isClosed());
  }

  private void probe(boolean works) {
    pass(Duration.ofSeconds(15));
    assertTrue(circuit.enter());
    if (works) {
      circuit.succeeded();
    } else {
      circuit.failed("http_500");
    }
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static List<String> said(CapturedLog log) {
    return log.text()
        .lines()
        .filter(line -> line.startsWith("ERROR") || line.startsWith("WARN"))
        .map(line -> line.replaceAll(" id.fineclean.*Circuit|\\s*[(:].*", ""))
        .toList();
  }
}
