package id.fineclean.bot.booking.dialogue;

import static java.util.stream.Collectors.joining;

import id.fineclean.bot.booking.Job;
import id.fineclean.bot.booking.Order;
import id.fineclean.bot.booking.PriceList;
import id.fineclean.bot.booking.Quote;
import id.fineclean.bot.booking.Service;
import id.fineclean.bot.booking.Task;
import id.fineclean.bot.booking.UnitPrice;
import id.fineclean.bot.booking.Work;
import id.fineclean.bot.company.Area;
import id.fineclean.bot.company.Rupiah;
import id.fineclean.bot.conversation.Turn;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says what services cost, in general and for the sizes that are known.
final class PriceAnswer {
  private final Shop shop;
  private final Visits visits;

  PriceAnswer(Shop shop) {
    this.shop = shop;
    this.visits = new Visits(shop);
  }

  /// @param asked whose area counts
  /// @param lines of services the catalogue has; never empty
  String told(Turn turn, Draft asked, List<Draft.Line> lines) {
    String listed =
        lines.stream()
            .flatMap(line -> shop.service(line.service()).stream())
            .map(service -> listed(turn, service))
            .collect(joining("\n"));
    List<Task> tasks =
        lines.stream()
            .filter(line -> line.size().isPresent())
            .flatMap(line -> shop.task(line.service(), line.size().get(), line.addOns()).stream())
            .toList();
    return tasks.isEmpty() || tasks.size() < lines.size()
        ? listed
        : listed + "\n" + total(turn, asked, tasks);
  }

  private static String listed(Turn turn, Service service) {
    String name = service.name().in(turn.language());
    return switch (service.work()) {
      case Work.Survey survey -> {
        String fee =
            survey.fee() > 0 ? Rupiah.format(survey.fee()) : turn.text("booking.free_of_charge");
        yield turn.text("booking.price_survey", "service", name, "fee", fee);
      }
      case Work.Measured measured -> name + ": " + each(turn, measured);
    };
  }

  private static String each(Turn turn, Work.Measured measured) {
    String unit = BookingWording.one(turn, measured.sizing().unitName());
    UnitPrice price = measured.price();
    StringBuilder text = new StringBuilder(Rupiah.format(price.perUnit()) + " / " + unit);
    for (UnitPrice.Step step : price.steps()) {
      text.append(", ")
          .append(
              turn.text(
                  "booking.price_step",
                  "unit",
                  unit,
                  "from",
                  Integer.toString(step.from()),
                  "price",
                  Rupiah.format(step.perUnit())));
    }
    if (price.minimum() > 0) {
      text.append(", minimum ").append(Rupiah.format(price.minimum()));
    }
    return text + ".";
  }

  /// With the surcharge of the area where that is known; else without, and said to be so.
  private String total(Turn turn, Draft asked, List<Task> tasks) {
    Optional<Area> area = asked.area().flatMap(shop.company()::area);
    Area any = area.orElseGet(() -> shop.company().areas().values().iterator().next());
    List<Order> orders =
        visits.split(new Job(tasks, any, Set.of())).stream()
            .map(job -> PriceList.quote(job, turn.now()))
            .map(Quote::order)
            .toList();
    long sum = orders.stream().mapToLong(Order::total).sum();
    long total = area.isPresent() ? sum : sum - any.surcharge() * orders.size();
    String key =
        area.isEmpty()
            ? "booking.price_without_area"
            : any.surcharge() > 0 ? "booking.price_with_area" : "booking.price_total";
    String count = tasks.stream().map(task -> count(turn, task)).collect(joining(" + "));
    return turn.text(
        key,
        "count",
        count,
        "total",
        Rupiah.format(total),
        "area",
        any.name(),
        "surcharge",
        Rupiah.format(any.surcharge() * orders.size()));
  }

  private static String count(Turn turn, Task task) {
    return task.service()
        .sizing()
        .map(it -> BookingWording.count(turn, task.size(), it.unitName()))
        .orElse("");
  }
}
