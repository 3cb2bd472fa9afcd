package id.fineclean.bot.booking;

import id.fineclean.bot.company.Hours;
import id.fineclean.bot.company.WeekHours;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// People who work together and are booked as one.
///
/// @param members how many they are
/// @param skills ids of the services they do
/// @param areas ids of the areas they go to, all in one time zone
/// @param hours local time there
/// @param meets ids of the wishes they can meet
public record Crew(
    String id,
    String name,
    int members,
    Set<String> skills,
    Set<String> areas,
    WeekHours hours,
    List<Absence> absences,
    Set<String> meets) {
  public Crew {
    meets = Set.copyOf(meets);
    skills = Set.copyOf(skills);
    areas = Set.copyOf(areas);
    absences = List.copyOf(absences);
  }

  /// One that meets no particular wish.
  public Crew(
      String id,
      String name,
      int members,
      Set<String> skills,
      Set<String> areas,
      WeekHours hours,
      List<Absence> absences) {
    this(id, name, members, skills, areas, hours, absences, Set.of());
  }

  /// Whether they do the service and are enough for it.
  public boolean can(Service service) {
    return skills.contains(service.id()) && members >= service.work().crewSize();
  }

  /// Whether they do the job, some day.
  public boolean can(Job job) {
    return areas.contains(job.area().id())
        && meets.containsAll(job.wishes())
        && job.tasks().stream().allMatch(task -> can(task.service()));
  }

  /// Their hours on `date`; empty when they do not work then.
  public Optional<Hours> on(LocalDate date) {
    return absences.stream().anyMatch(absence -> absence.covers(date))
        ? Optional.empty()
        : hours.on(date.getDayOfWeek());
  }
}
