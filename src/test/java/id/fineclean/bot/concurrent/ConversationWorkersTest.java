package id.fineclean.bot.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
            4,
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
      awaitRest(workers);
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
            4,
            id -> {
              if (runs.getAndIncrement() == 0) {
                throw new StackOverflowError();
              }
              again.countDown();
            })) {
      workers.wake(1);
      awaitRest(workers);
      workers.wake(1);
      assertTrue(again.await(30, TimeUnit.SECONDS));
    }
  }

  @Test
  void othersComeFirstWhereOneHasMoreToDo() throws Exception {
    List<Long> order = new CopyOnWriteArrayList<>();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (ConversationWorkers workers =
        new ConversationWorkers(
            "test",
            1,
            id -> {
              begun.countDown();
              go.await();
              order.add(id);
            })) {
      workers.wake(1);
      assertTrue(begun.await(30, TimeUnit.SECONDS));
      workers.wake(2);
      workers.wake(3);
      workers.wake(1);
      go.countDown();
      awaitRest(workers);
    }
    assertEquals(List.of(1L, 2L, 3L, 1L), order);
  }

  @Test
  void noMoreRunAtOnceThanThereAreThreads() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger runs = new AtomicInteger();
    try (ConversationWorkers workers =
        new ConversationWorkers(
            "test",
            3,
            id -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              Thread.sleep(1);
              runs.incrementAndGet();
              running.decrementAndGet();
            })) {
      for (int id = 0; id < 200; id++) {
        workers.wake(id);
      }
      awaitRest(workers);
    }
    assertEquals(200, runs.get());
    assertEquals(3, most.get());
  }

  @Test
  void closingLeavesWhatHasToWait() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger runs = new AtomicInteger();
    ConversationWorkers workers =
        new ConversationWorkers(
            "test",
            1,
            id -> {
              begun.countDown();
              go.await();
              runs.incrementAndGet();
            });
    workers.wake(1);
    assertTrue(begun.await(30, TimeUnit.SECONDS));
    workers.wake(2);
    Thread closing = Thread.startVirtualThread(workers::close);
    while (closing.getState() == Thread.State.NEW || closing.getState() == Thread.State.RUNNABLE) {
      Thread.sleep(1);
    }
    go.countDown();
    closing.join();
    assertEquals(1, runs.get());
    assertEquals(0, workers.active());
  }

  @Test
  void afterClosingNothingRuns() {
    AtomicInteger runs = new AtomicInteger();
    ConversationWorkers workers = new ConversationWorkers("test", 4, id -> runs.incrementAndGet());
    workers.close();
    workers.wake(1);
    assertEquals(0, workers.active());
    assertEquals(0, runs.get());
  }

  private static void awaitRest(ConversationWorkers workers) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (workers.active() > 0 && System.nanoTime() < until) {
      Thread.sleep(1);
    }
    assertEquals(0, workers.active());
  }
}
