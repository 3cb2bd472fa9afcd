package id.fineclean.bot.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConversationWorkersTest {
  private static final int CONVERSATIONS = 20;
  private static final int WAKERS = 8;
  private static final int WAKES = 20_000;

  @Test
  void noWakeUpIsLostAndNoTwoTasksMeet() throws Exception {
    AtomicIntegerArray work = new AtomicIntegerArray(CONVERSATIONS);
    AtomicIntegerArray done = new AtomicIntegerArray(CONVERSATIONS);
    AtomicIntegerArray running = new AtomicIntegerArray(CONVERSATIONS);
    AtomicInteger meetings = new AtomicInteger();
    ConversationWorkers workers =
        new ConversationWorkers(
            "test",
            id -> {
              meetings.addAndGet(running.getAndIncrement((int) id));
              done.set((int) id, work.get((int) id));
              if (ThreadLocalRandom.current().nextInt(50) == 0) {
                Thread.yield();
              }
              running.decrementAndGet((int) id);
            });
    try (workers;
        var wakers = Executors.newFixedThreadPool(WAKERS)) {
      for (int waker = 0; waker < WAKERS; waker++) {
        wakers.submit(
            () -> {
              for (int i = 0; i < WAKES; i++) {
                int id = ThreadLocalRandom.current().nextInt(CONVERSATIONS);
                work.incrementAndGet(id);
                workers.wake(id);
              }
            });
      }
      wakers.shutdown();
      assertTrue(wakers.awaitTermination(60, TimeUnit.SECONDS));
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (workers.active() > 0 && System.nanoTime() < until) {
        Thread.sleep(1);
      }
      assertEquals(0, workers.active());
    }
    assertEquals(0, meetings.get());
    List<Integer> left =
        IntStream.range(0, CONVERSATIONS).filter(i -> work.get(i) != done.get(i)).boxed().toList();
    assertEquals(List.of(), left, "conversations whose last wake-up was lost");
  }

  @Test
  void aFailingTaskStopsNothing() throws Exception {
    CountDownLatch again = new CountDownLatch(1);
    AtomicInteger runs = new AtomicInteger();
    try (ConversationWorkers workers =
        new ConversationWorkers(
            "test",
            id -> {
              if (runs.getAndIncrement() == 0) {
                throw new StackOverflowError();
              }
              again.countDown();
            })) {
      workers.wake(1);
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (workers.active() > 0 && System.nanoTime() < until) {
        Thread.sleep(1);
      }
      assertEquals(0, workers.active());
      workers.wake(1);
      assertTrue(again.await(30, TimeUnit.SECONDS));
    }
  }

  @Test
  void afterClosingNothingRuns() {
    AtomicInteger runs = new AtomicInteger();
    ConversationWorkers workers = new ConversationWorkers("test", id -> runs.incrementAndGet());
    workers.close();
    workers.wake(1);
    assertEquals(0, workers.active());
    assertEquals(0, runs.get());
  }
}
