package id.fineclean.bot.booking;

import id.fineclean.bot.booking.PriceLine.Kind;
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
    Instant validUntil = now.plus(job.service().quoteValid());
    return switch (job.service().work()) {
      case Work.Measured measured ->
          new Quote.Price(withExtras(measured(measured, job.size()), job), validUntil);
      case Work.Survey survey -> new Quote.SurveyFirst(withExtras(visit(survey), job), validUntil);
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

  private static List<PriceLine> withExtras(List<PriceLine> work, Job job) {
    var lines = new ArrayList<>(work);
    for (AddOn addOn : job.addOns()) {
      lines.add(PriceLine.of(Kind.ADD_ON, 1, addOn.price(), Optional.of(addOn.name())));
    }
    if (job.area().surcharge() > 0) {
      var area = new Bilingual(job.area().name(), job.area().name());
      lines.add(PriceLine.of(Kind.SURCHARGE, 1, job.area().surcharge(), Optional.of(area)));
    }
    return lines;
  }
}
