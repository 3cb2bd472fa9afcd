package id.fineclean.bot.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdmissionControlTest {
  private static final int MANY = 100;

  private final AdmissionControl admission = new AdmissionControl();
  private final AtomicInteger inside = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();

  @AfterEach
  void stop() {
    threads.forEach(Thread::interrupt);
  }

  private void enter(int times) {
    for (int i = 0; i < times; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      admission.enter();
                      inside.incrementAndGet();
                    } catch (InterruptedException stopped) {
                      Thread.currentThread().interrupt();
                    }
                  }));
    }
  }

  private void arrive(int times) {
    for (int i = 0; i < times; i++) {
      admission.arrive();
    }
  }

  private void arrived(int times) {
    for (int i = 0; i < times; i++) {
      admission.arrived();
    }
  }

  private void leave(int times) {
    for (int i = 0; i < times; i++) {
      inside.decrementAndGet();
      admission.leave();
    }
  }

  /// Waits until so many are in and all others stand still.
  private void assertInside(int expected) throws InterruptedException {
    await(() -> threads.stream().allMatch(AdmissionControlTest::restsOrEnded));
    assertEquals(expected, inside.get());
  }

  private static boolean restsOrEnded(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TERMINATED;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 3_000 && !condition.getAsBoolean(); i++) {
      Thread.sleep(Duration.ofMillis(10));
    }
    assertTrue(condition.getAsBoolean());
  }

  @Test
  void letsManyWorkWhileFewArrive() throws Exception {
    arrive(15);
    enter(MANY);
    assertInside(16);
  }

  @Test
  void letsOnlyAFewWorkInACrowd() throws Exception {
    arrive(16);
    enter(MANY);
    assertInside(3);
    leave(2);
    assertInside(3);
  }

  @Test
  void letsTheOthersWorkAgainOnceTheCrowdIsGone() throws Exception {
    arrive(30);
    enter(MANY);
    assertInside(3);
    arrived(25);
    assertInside(3);
    arrived(1);
    await(() -> inside.get() == 16);
    assertInside(16);
  }

  @Test
  void waitsForThoseAtWorkBeforeItLetsOthersInToACrowd() throws Exception {
    enter(10);
    assertInside(10);
    arrive(16);
    enter(1);
    assertInside(10);
    leave(7);
    assertInside(3);
    leave(1);
    await(() -> inside.get() == 3);
  }

  @Test
  void losesNoPlaceHoweverOftenCrowdsComeAndGo() throws Exception {
    try (var crowds = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 8; i++) {
        crowds.submit(
            () -> {
              for (int round = 0; round < 2_000; round++) {
                arrive(5);
                arrived(5);
              }
            });
      }
    }
    enter(MANY);
    assertInside(16);
  }
}
