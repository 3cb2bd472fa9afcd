package id.fineclean.bot.booking.dialogue;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import id.fineclean.bot.booking.Crew;
import id.fineclean.bot.booking.CrewWish;
import id.fineclean.bot.booking.Job;
import id.fineclean.bot.booking.PriceLine;
import id.fineclean.bot.booking.PriceList;
import id.fineclean.bot.booking.Quote;
import id.fineclean.bot.booking.Service;
import id.fineclean.bot.booking.SizeCheck;
import id.fineclean.bot.booking.Sizing;
import id.fineclean.bot.booking.UnitPrice;
import id.fineclean.bot.booking.WhyNot;
import id.fineclean.bot.booking.Work;
import id.fineclean.bot.company.Area;
import id.fineclean.bot.company.AreaMatch;
import id.fineclean.bot.company.Day;
import id.fineclean.bot.company.Rupiah;
import id.fineclean.bot.conversation.Flow;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Slots;
import id.fineclean.bot.understanding.Understanding;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Answers about prices, services, areas and days that fit what the customer is talking about,
/// instead of the whole list.
final class ShopAnswers {
  private final Shop shop;
  private final Wishes wishes;

  ShopAnswers(Shop shop) {
    this.shop = shop;
    this.wishes = new Wishes(shop);
  }

  /// @param draft of the booking that is being made
  /// @return empty where the general answer is as good
  Optional<Flow.Reply> about(Turn turn, Optional<Draft> draft, String intent) {
    Slots slots = turn.understanding().map(Understanding::slots).orElse(Slots.none());
    return switch (intent) {
      case "ask_price" ->
          wish(turn, slots)
              .or(() -> service(slots, draft).map(it -> price(turn, slots, draft, it)));
      case "ask_services" ->
          wish(turn, slots)
              .or(() -> crewWish(turn, draft))
              .or(() -> service(slots, draft).map(it -> about(turn, draft, it)))
              .or(() -> ToolsAnswer.of(turn, shop).map(Flow.Reply::of));
      case "ask_coverage" -> place(turn, draft);
      case "ask_hours" -> slots.date().map(date -> day(turn, draft, date));
      default -> Optional.empty();
    };
  }

  /// "Bisa minta petugas cewek?": for what and where there is such a crew.
  private Optional<Flow.Reply> crewWish(Turn turn, Optional<Draft> draft) {
    return turn.understanding()
        .flatMap(what -> shop.notes().wishes(what).stream().findFirst())
        .map(wish -> crewWish(turn, draft, wish));
  }

  private Flow.Reply crewWish(Turn turn, Optional<Draft> draft, CrewWish wish) {
    List<Crew> crews = shop.crewsThatMeet(wish.id());
    String name = wish.name().in(turn.language());
    if (crews.isEmpty()) {
      return Flow.Reply.of(turn.text("booking.no_such_crew", "what", name));
    }
    Set<String> skills = crews.stream().flatMap(it -> it.skills().stream()).collect(toSet());
    Set<String> areas = crews.stream().flatMap(it -> it.areas().stream()).collect(toSet());
    String text =
        turn.text(
            "booking.such_crew",
            "what",
            name,
            "services",
            shop.services().stream()
                .filter(service -> skills.contains(service.id()))
                .map(service -> service.name().in(turn.language()))
                .collect(joining(", ")),
            "areas",
            shop.company().areas().values().stream()
                .filter(area -> areas.contains(area.id()))
                .map(Area::name)
                .collect(joining(", ")));
    return new Flow.Reply(text, start(turn, draft, "crew:" + wish.id()));
  }

  /// What is not done here, where nothing that is was named.
  private Optional<Flow.Reply> wish(Turn turn, Slots slots) {
    return slots.text(SlotKey.SERVICE).isEmpty() ? wishes.answer(turn) : Optional.empty();
  }

  /// Something to do with a place shared out of the blue.
  Optional<Flow.Reply> place(Turn turn, String address) {
    return switch (shop.areas().find(address)) {
      case AreaMatch.NotServed not -> Optional.of(Flow.Reply.of(notServed(turn, not)));
      case AreaMatch.Served served ->
          Optional.of(
              new Flow.Reply(
                  turn.text("booking.location_served", "place", served.area().name()),
                  Optional.of("address:" + address.replace('|', '/'))));
      case AreaMatch.Unknown unknown ->
          Optional.of(
              new Flow.Reply(
                  turn.text("dialogue.location"),
                  Optional.of("address:" + address.replace('|', '/'))));
    };
  }

  private Optional<Service> service(Slots slots, Optional<Draft> draft) {
    return slots
        .text(SlotKey.SERVICE)
        .or(() -> draft.flatMap(Draft::service))
        .flatMap(shop::service);
  }

  /// What a booking would begin with: what was asked about, and when.
  private static Optional<String> start(Turn turn, Optional<Draft> draft, String pick) {
    if (draft.isPresent()) {
      return Optional.empty();
    }
    Slots slots = turn.understanding().map(Understanding::slots).orElse(Slots.none());
    String date = slots.date().map(day -> "|date:" + day).orElse("");
    String time = slots.timeStart().map(at -> "|time:" + at).orElse("");
    return Optional.of(pick + date + time);
  }

  private Flow.Reply about(Turn turn, Optional<Draft> draft, Service service) {
    String tools = service.bringsTools() ? "booking.brings_tools" : "booking.needs_tools";
    String text =
        turn.text(
            "booking.about_service",
            "service",
            service.name().in(turn.language()),
            "description",
            service.description().in(turn.language()),
            "tools",
            turn.text(tools));
    return new Flow.Reply(text, start(turn, draft, "service:" + service.id()));
  }

  private Flow.Reply price(Turn turn, Slots slots, Optional<Draft> draft, Service service) {
    StringBuilder text = new StringBuilder(listed(turn, service));
    Optional<Integer> size = size(slots, draft, service);
    size.ifPresent(count -> text.append('\n').append(total(turn, draft, service, count)));
    String pick = "service:" + service.id() + size.map(count -> "|size:" + count).orElse("");
    return new Flow.Reply(text.toString(), start(turn, draft, pick));
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
    String unit = Words.one(turn, measured.sizing().unitName());
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

  private static Optional<Integer> size(Slots slots, Optional<Draft> draft, Service service) {
    Optional<Sizing> sizing = service.sizing();
    Optional<Integer> said =
        sizing
            .flatMap(it -> slots.all().stream().filter(slot -> slot.key() == it.said()).findFirst())
            .map(slot -> (int) Math.ceil(((Number) slot.value()).doubleValue()));
    return said.or(() -> draft.flatMap(it -> it.line(service.id())).flatMap(Draft.Line::size))
        .filter(
            count -> sizing.filter(it -> it.check(count) instanceof SizeCheck.Fits).isPresent());
  }

  /// With the surcharge of the area where that is known; else without, and said to be so.
  private String total(Turn turn, Optional<Draft> draft, Service service, int size) {
    Optional<Area> area = draft.flatMap(Draft::area).flatMap(shop.company()::area);
    Area any = area.orElseGet(() -> shop.company().areas().values().iterator().next());
    List<PriceLine> lines =
        switch (PriceList.quote(Job.of(service, size, any), turn.now())) {
          case Quote.Price price -> price.lines();
          case Quote.SurveyFirst survey -> survey.lines();
        };
    long sum = lines.stream().mapToLong(PriceLine::amount).sum();
    long total = area.isPresent() ? sum : sum - any.surcharge();
    String key =
        area.isEmpty()
            ? "booking.price_without_area"
            : any.surcharge() > 0 ? "booking.price_with_area" : "booking.price_total";
    String count = service.sizing().map(it -> Words.count(turn, size, it.unitName())).orElse("");
    return turn.text(key, "count", count, "total", Rupiah.format(total), "area", any.name());
  }

  private Optional<Flow.Reply> place(Turn turn, Optional<Draft> draft) {
    String text = turn.understanding().map(Understanding::text).orElse("");
    return switch (shop.areas().find(text)) {
      case AreaMatch.Served served -> Optional.of(served(turn, draft, served));
      case AreaMatch.NotServed not -> Optional.of(Flow.Reply.of(notServed(turn, not)));
      case AreaMatch.Unknown unknown -> Optional.empty();
    };
  }

  private static Flow.Reply served(Turn turn, Optional<Draft> draft, AreaMatch.Served match) {
    Area area = match.area();
    String text =
        area.surcharge() > 0
            ? turn.text(
                "booking.place_served_surcharge",
                "place",
                match.name(),
                "amount",
                Rupiah.format(area.surcharge()))
            : turn.text("booking.place_served", "place", match.name());
    return new Flow.Reply(text, start(turn, draft, "area:" + area.id()));
  }

  private String notServed(Turn turn, AreaMatch.NotServed match) {
    return turn.text(
        "booking.area_not_served",
        "place",
        match.name(),
        "areas",
        Words.areas(List.copyOf(shop.company().areas().values())));
  }

  private Flow.Reply day(Turn turn, Optional<Draft> draft, LocalDate date) {
    return switch (shop.company().day(date)) {
      case Day.Open open ->
          new Flow.Reply(
              turn.text(
                  "booking.day_open",
                  "date",
                  Words.date(turn, date),
                  "hours",
                  Words.hours(turn, open.hours())),
              start(turn, draft, "day:"));
      case Day.Closed closed ->
          Flow.Reply.of(Words.why(turn, new WhyNot.Closed(date.getDayOfWeek())));
      case Day.OnHoliday off -> Flow.Reply.of(Words.why(turn, new WhyNot.OnHoliday(off.holiday())));
    };
  }
}
