package id.fineclean.bot.app;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/// Work that comes round by itself. Each job runs on one node at a time.
final class Jobs implements AutoCloseable {
  private static final int THREADS = 2;
  private static final Duration POLLING = Duration.ofSeconds(5);

  private final Scheduler scheduler;

  /// @param source where the schedule is kept, migrated
  Jobs(DataSource source, List<Job> jobs) {
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
  }

  @Override
  public void close() {
    scheduler.stop();
  }
}
