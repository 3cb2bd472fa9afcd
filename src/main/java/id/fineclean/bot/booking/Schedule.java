package id.fineclean.bot.booking;

import id.fineclean.bot.company.Company;
import java.time.Instant;

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

  /// The free times for `job` as they are `now`.
  public Openings openings(Job job, Instant now, TakenTime taken) {
    return new Openings(company, crews.able(job), bookAheadDays, job, now, taken);
  }
}
