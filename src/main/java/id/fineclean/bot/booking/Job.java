package id.fineclean.bot.booking;

import id.fineclean.bot.company.Area;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// What is to be done at one visit and where: all that price, duration and crew follow from.
///
/// @param tasks one for each service, in the customer's order; not empty
/// @param wishes ids of what the crew has to meet
public record Job(List<Task> tasks, Area area, Set<String> wishes) {
  public Job {
    wishes = Set.copyOf(wishes);
    tasks = List.copyOf(tasks);
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("nothing to do");
    }
  }

  /// By any crew.
  public Job(List<Task> tasks, Area area) {
    this(tasks, area, Set.of());
  }

  /// One service.
  ///
  /// @throws IllegalArgumentException as for [Task]
  public Job(Service service, int size, List<AddOn> addOns, Area area) {
    this(List.of(new Task(service, size, addOns)), area);
  }

  /// One service without add-ons.
  public static Job of(Service service, int size, Area area) {
    return new Job(service, size, List.of(), area);
  }

  /// The first visit of a service without a price.
  public static Job survey(Service service, Area area) {
    return new Job(service, 1, List.of(), area);
  }

  /// The same place and crew, but other tasks.
  public Job with(List<Task> others) {
    return new Job(others, area, wishes);
  }

  /// By whatever crew.
  public Job byAnyCrew() {
    return new Job(tasks, area, Set.of());
  }

  /// How long the crew works there, in whole half hours.
  public Duration duration() {
    return Effort.roundUp(tasks.stream().map(Task::exact).reduce(Duration.ZERO, Duration::plus));
  }

  /// The least time between booking and start.
  public Duration leadTime() {
    return tasks.stream()
        .map(task -> task.service().leadTime())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /// How long its price is held.
  Duration quoteValid() {
    return tasks.stream()
        .map(task -> task.service().quoteValid())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }
}
