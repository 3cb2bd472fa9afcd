package id.fineclean.bot.booking;

import id.fineclean.bot.booking.PriceLine.Kind;
import id.fineclean.bot.company.Area;
import id.fineclean.bot.understanding.Bilingual;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Prices by the catalogue.
public final class PriceList {
  private PriceList() {}

  /// What `job` costs, as quoted at `now`.
  public static Quote quote(Job job, Instant now) {
    Instant validUntil = now.plus(job.quoteValid());
    Order order = new Order(lines(job), job.wishes());
    return job.tasks().stream().anyMatch(Task::isSurvey)
        ? new Quote.SurveyFirst(order, validUntil)
        : new Quote.Price(order, validUntil);
  }

  private static List<Order.Line> lines(Job job) {
    List<Order.Line> lines = new ArrayList<>();
    for (Task task : job.tasks()) {
      List<PriceLine> prices = new ArrayList<>(work(task));
      for (AddOn addOn : task.addOns()) {
        prices.add(PriceLine.of(Kind.ADD_ON, 1, addOn.price(), Optional.of(addOn.name())));
      }
      if (lines.size() == job.tasks().size() - 1) {
        prices.addAll(surcharge(job.area()));
      }
      List<String> addOns = task.addOns().stream().map(AddOn::id).toList();
      lines.add(new Order.Line(task.service().id(), task.size(), addOns, prices));
    }
    return lines;
  }

  private static List<PriceLine> work(Task task) {
    return switch (task.service().work()) {
      case Work.Measured measured -> measured(measured, task.size());
      case Work.Survey survey -> visit(survey);
    };
  }

  private static List<PriceLine> visit(Work.Survey survey) {
    return List.of(PriceLine.of(Kind.SURVEY_VISIT, 1, survey.fee(), Optional.empty()));
  }

  private static List<PriceLine> measured(Work.Measured measured, int size) {
    var lines = new ArrayList<>(units(measured, size));
    long sum = lines.stream().mapToLong(PriceLine::amount).sum();
    if (sum < measured.price().minimum()) {
      long missing = measured.price().minimum() - sum;
      lines.add(PriceLine.of(Kind.MINIMUM, 1, missing, Optional.empty()));
    }
    return lines;
  }

  private static List<PriceLine> units(Work.Measured measured, int size) {
    Optional<Bilingual> unit = Optional.of(measured.sizing().unitName());
    List<PriceLine> lines = new ArrayList<>();
    int done = 0;
    long each = measured.price().perUnit();
    for (UnitPrice.Step step : measured.price().steps()) {
      int count = Math.min(size, step.from() - 1) - done;
      if (count > 0) {
        lines.add(PriceLine.of(Kind.UNITS, count, each, unit));
        done += count;
      }
      each = step.perUnit();
    }
    if (size > done) {
      lines.add(PriceLine.of(Kind.UNITS, size - done, each, unit));
    }
    return lines;
  }

  private static List<PriceLine> surcharge(Area area) {
    var name = Optional.of(new Bilingual(area.name(), area.name()));
    return area.surcharge() > 0
        ? List.of(PriceLine.of(Kind.SURCHARGE, 1, area.surcharge(), name))
        : List.of();
  }
}
