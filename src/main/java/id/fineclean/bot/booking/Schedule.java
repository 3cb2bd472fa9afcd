package id.fineclean.bot.booking;

import id.fineclean.bot.company.Company;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Finds free times by opening hours, holidays, crews and what is taken. Immutable, thread-safe.
public final class Schedule {
  private final Company company;
  private final Crews crews;
  private final int bookAheadDays;

  public Schedule(Company company, Catalogue catalogue, Crews crews) {
    this.company = company;
    this.crews = crews;
    this.bookAheadDays = catalogue.bookAheadDays();
  }

  /// Whether any crew that goes to the job's area does it at all.
  public boolean offers(Job job) {
    return company.area(job.area().id()).isPresent() && !crews.able(job).isEmpty();
  }

  /// What of a job one crew can do at one visit: its first task, and of the others as many as some
  /// crew can do with it within a working day. A survey is a visit of its own.
  public Job firstVisit(Job job) {
    List<Task> most = List.of(job.tasks().getFirst());
    for (Crew crew : crews.all()) {
      List<Task> together = together(job, crew);
      most = together.size() > most.size() ? together : most;
    }
    return job.with(most);
  }

  private static List<Task> together(Job job, Crew crew) {
    List<Task> tasks = new ArrayList<>();
    for (Task task : job.tasks()) {
      tasks.add(task);
      if (!fits(job.with(tasks), crew)) {
        tasks.removeLast();
        if (tasks.isEmpty()) {
          return List.of();
        }
      }
    }
    return tasks;
  }

  private static boolean fits(Job job, Crew crew) {
    boolean alone = job.tasks().size() == 1 || job.tasks().stream().noneMatch(Task::isSurvey);
    return alone && crew.can(job) && job.duration().toMinutes() <= crew.hours().longestMinutes();
  }

  /// The free times for `job` as they are `now`.
  public Openings openings(Job job, Instant now, TakenTime taken) {
    return new Openings(company, crews.able(job), bookAheadDays, job, now, taken);
  }
}
