package id.fineclean.bot.app;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that comes round by itself. Each job runs on one node at a time, and within its own pause
/// of
/// now: what a clock that was ahead has put off farther is pulled forward once the clock is right.
final class Jobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final int THREADS = 2;
  private static final Duration POLLING = Duration.ofSeconds(5);

  private static final Duration LOOKING = Duration.ofSeconds(30);

  private final Scheduler scheduler;
  private final List<Job> jobs;
  private final Periodic pulling = new Periodic("jobs-clock", LOOKING, this::pullForward);

  /// @param source where the schedule is kept, migrated
  Jobs(DataSource source, List<Job> jobs) {
    this.jobs = List.copyOf(jobs);
    List<RecurringTask<Void>> tasks =
        jobs.stream()
            .map(
                job ->
                    Tasks.recurring(job.name, FixedDelay.of(job.every))
                        .execute((instance, context) -> job.work.run()))
            .toList();
    this.scheduler =
        Scheduler.create(source)
            .startTasks(tasks)
            .threads(THREADS)
            .pollingInterval(POLLING)
            .heartbeatInterval(Duration.ofMinutes(1))
            .shutdownMaxWait(Duration.ofSeconds(10))
            .build();
  }

  /// @param name kept in the database: never change it
  record Job(String name, Duration every, Runnable work) {}

  void start() {
    scheduler.start();
    pulling.start();
  }

  void pullForward() {
    jobs.forEach(this::pullForward);
  }

  private void pullForward(Job job) {
    TaskInstanceId id = TaskInstanceId.of(job.name, RecurringTask.INSTANCE);
    Instant now = Instant.now();
    Instant latest = now.plus(job.every).plus(POLLING);
    boolean late =
        scheduler
            .getScheduledExecution(id)
            .filter(execution -> !execution.isPicked())
            .filter(execution -> execution.getExecutionTime().isAfter(latest))
            .isPresent();
    if (late) {
      LOG.warn("{} was put off by a clock that was ahead, and is done now", job.name);
      scheduler.reschedule(id, now);
    }
  }

  @Override
  public void close() {
    pulling.close();
    scheduler.stop();
  }
}
