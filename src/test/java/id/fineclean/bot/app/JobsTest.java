package id.fineclean.bot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.app.Jobs.Job;
import id.fineclean.bot.storage.JobDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JobsTest {
  private static final Duration OFTEN = Duration.ofMillis(100);
  private static final Duration SELDOM = Duration.ofHours(1);

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private DataSource schedule;

  @BeforeEach
  void openSchedule() {
    schedule = JobDatabase.sqlite(folder.resolve("jobs.db"));
  }

  @Test
  void aJobComesRoundAlthoughItFailedAndAnotherAlwaysFails() throws InterruptedException {
    CountDownLatch rounds = new CountDownLatch(3);
    Job failingOnce =
        new Job(
            "failing-once",
            OFTEN,
            () -> {
              rounds.countDown();
              if (rounds.getCount() == 2) {
                throw new IllegalStateException("a bad round");
              }
            });
    Job failing =
        new Job(
            "failing",
            OFTEN,
            () -> {
              throw new IllegalStateException("never works");
            });
    try (Jobs jobs = new Jobs(schedule, List.of(failing, failingOnce))) {
      jobs.start();
      assertTrue(rounds.await(1, TimeUnit.MINUTES), "three rounds");
    }
  }

  @Test
  void aJobThatIsDoneIsNotDoneAgainBeforeItsTimeNotEvenByANewProcess() throws InterruptedException {
    AtomicInteger done = new AtomicInteger();
    runUntilStarted(done);
    assertEquals(1, done.get());
    runUntilStarted(done);
    assertEquals(1, done.get(), "its hour has not come");
  }

  /// Ends once a job that is always due has come round after the other had its chance.
  private void runUntilStarted(AtomicInteger done) throws InterruptedException {
    CountDownLatch rounds = new CountDownLatch(2);
    List<Job> both =
        List.of(
            new Job("hourly", SELDOM, done::incrementAndGet),
            new Job("pulse", OFTEN, rounds::countDown));
    try (Jobs jobs = new Jobs(schedule, both)) {
      jobs.start();
      assertTrue(rounds.await(1, TimeUnit.MINUTES));
    }
  }

  @Test
  void twoProcessesNeverDoTheSameJobAtOnce() throws InterruptedException {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch rounds = new CountDownLatch(3);
    Job job =
        new Job(
            "exclusive",
            OFTEN,
            () -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              pause();
              running.decrementAndGet();
              rounds.countDown();
            });
    try (Jobs one = new Jobs(schedule, List.of(job));
        Jobs other = new Jobs(JobDatabase.sqlite(folder.resolve("jobs.db")), List.of(job))) {
      one.start();
      other.start();
      assertTrue(rounds.await(1, TimeUnit.MINUTES));
    }
    assertEquals(1, most.get());
  }

  @Test
  void whatAClockThatWasAheadPutOffIsDoneOnceItIsRight() throws Exception {
    CountDownLatch twice = new CountDownLatch(2);
    CountDownLatch once = new CountDownLatch(1);
    Job job =
        new Job(
            "minutely",
            Duration.ofMinutes(1),
            () -> {
              once.countDown();
              twice.countDown();
            });
    try (Jobs jobs = new Jobs(schedule, List.of(job))) {
      jobs.start();
      assertTrue(once.await(1, TimeUnit.MINUTES));
      putOff(Duration.ofDays(2));
      jobs.pullForward();
      assertTrue(twice.await(30, TimeUnit.SECONDS), "not in two days");
    }
  }

  @Test
  void whatIsDueSoonIsLeftToItsTime() throws Exception {
    AtomicInteger done = new AtomicInteger();
    Job hourly = new Job("hourly", SELDOM, done::incrementAndGet);
    try (Jobs jobs = new Jobs(schedule, List.of(hourly))) {
      jobs.start();
      putOff(Duration.ofMinutes(59));
      jobs.pullForward();
      assertTrue(due().isAfter(Instant.now().plus(Duration.ofMinutes(58))));
    }
  }

  /// As if the clock had been ahead when the job was done last.
  private void putOff(Duration by) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    do {
      update(Instant.now().plus(by));
      Thread.sleep(50);
    } while (due().isBefore(Instant.now().plus(by.minusMinutes(1))) && System.nanoTime() < until);
  }

  private void update(Instant due) throws Exception {
    try (var connection = schedule.getConnection();
        var update =
            connection.prepareStatement(
                "UPDATE scheduled_tasks SET execution_time = ? WHERE NOT picked")) {
      update.setLong(1, due.toEpochMilli());
      update.execute();
    }
  }

  private Instant due() throws Exception {
    try (var connection = schedule.getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery("SELECT execution_time FROM scheduled_tasks")) {
      assertTrue(rows.next());
      return Instant.ofEpochMilli(rows.getLong(1));
    }
  }

  @Test
  void stoppingWaitsForAJobThatIsRunning() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Jobs jobs =
        new Jobs(
            schedule,
            List.of(
                new Job(
                    "slow",
                    SELDOM,
                    () -> {
                      begun.countDown();
                      pause();
                      ended.countDown();
                    })));
    jobs.start();
    assertTrue(begun.await(1, TimeUnit.MINUTES));
    assertFalse(ended.await(0, TimeUnit.SECONDS), "still at it");
    jobs.close();
    assertEquals(0, ended.getCount());
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(300));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
