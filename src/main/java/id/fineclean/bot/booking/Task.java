package id.fineclean.bot.booking;

import java.time.Duration;
import java.util.List;

/// One service of a visit.
///
/// @param size in the service's units; 1 for a survey
/// @param addOns of this service
public record Task(Service service, int size, List<AddOn> addOns) {
  /// @throws IllegalArgumentException the service is not done at this size, see [Sizing#check], or
  ///     has no such add-on
  public Task {
    addOns = List.copyOf(addOns);
    if (!service.addOns().containsAll(addOns)) {
      throw new IllegalArgumentException(service.id() + " has no such add-on");
    }
    if (!service.does(size)) {
      throw new IllegalArgumentException(service.id() + " is not done at size " + size);
    }
  }

  /// Whether it is a visit to look at the place, before there is a price.
  public boolean isSurvey() {
    return service.sizing().isEmpty();
  }

  /// The time it takes, to the minute.
  Duration exact() {
    Duration extra = addOns.stream().map(AddOn::extra).reduce(Duration.ZERO, Duration::plus);
    return switch (service.work()) {
      case Work.Measured measured -> measured.effort().exact(size).plus(extra);
      case Work.Survey survey -> survey.visit().plus(extra);
    };
  }
}
