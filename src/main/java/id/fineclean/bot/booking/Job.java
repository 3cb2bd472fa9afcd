package id.fineclean.bot.booking;

import id.fineclean.bot.company.Area;
import java.time.Duration;
import java.util.List;

/// What is to be done and where: all that price, duration and crew follow from.
///
/// @param size in the service's units; 1 for a survey
/// @param addOns of this service
public record Job(Service service, int size, List<AddOn> addOns, Area area) {
  /// @throws IllegalArgumentException the service is not done at this size, see [Sizing#check], or
  ///     has no such add-on
  public Job {
    addOns = List.copyOf(addOns);
    if (!service.addOns().containsAll(addOns)) {
      throw new IllegalArgumentException(service.id() + " has no such add-on");
    }
    if (!fits(service, size)) {
      throw new IllegalArgumentException(service.id() + " is not done at size " + size);
    }
  }

  /// Without add-ons.
  public static Job of(Service service, int size, Area area) {
    return new Job(service, size, List.of(), area);
  }

  /// The first visit of a service without a price.
  public static Job survey(Service service, Area area) {
    return new Job(service, 1, List.of(), area);
  }

  /// How long the crew works there, in whole half hours.
  public Duration duration() {
    Duration extra = addOns.stream().map(AddOn::extra).reduce(Duration.ZERO, Duration::plus);
    return switch (service.work()) {
      case Work.Measured measured -> measured.effort().of(size, extra);
      case Work.Survey survey -> Effort.roundUp(survey.visit().plus(extra));
    };
  }

  private static boolean fits(Service service, int size) {
    return service
        .sizing()
        .map(sizing -> sizing.check(size) instanceof SizeCheck.Fits)
        .orElse(size == 1);
  }
}
