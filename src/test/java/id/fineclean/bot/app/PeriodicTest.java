package id.fineclean.bot.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PeriodicTest {
  @Test
  void goesOnWhateverTheWorkThrows() throws InterruptedException {
    Queue<Throwable> troubles =
        new ArrayDeque<>(
            List.of(
                new IllegalStateException(),
                new OutOfMemoryError(),
                new StackOverflowError(),
                new NoClassDefFoundError(),
                new AssertionError()));
    CountDownLatch wellAgain = new CountDownLatch(2);
    Runnable work =
        () -> {
          Throwable trouble = troubles.poll();
          switch (trouble) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> wellAgain.countDown();
          }
        };
    try (Periodic periodic = new Periodic("troubled", Duration.ofMillis(5), work)) {
      periodic.start();
      assertTrue(wellAgain.await(10, TimeUnit.SECONDS));
    }
  }
}
