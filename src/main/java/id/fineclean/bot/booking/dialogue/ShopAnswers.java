package id.fineclean.bot.booking.dialogue;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import id.fineclean.bot.booking.Crew;
import id.fineclean.bot.booking.CrewWish;
import id.fineclean.bot.booking.Service;
import id.fineclean.bot.booking.WhyNot;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Answers about prices, services, areas and days that fit what the customer is talking about,
/// instead of the whole list.
final class ShopAnswers {
  private static final Pattern PARTS = Pattern.compile("\\|");

  private final Shop shop;
  private final Wishes wishes;
  private final PriceAnswer prices;

  ShopAnswers(Shop shop) {
    this.shop = shop;
    this.wishes = new Wishes(shop);
    this.prices = new PriceAnswer(shop);
  }

  /// @param draft of the booking that is being made
  /// @param talk what the last answer was about
  /// @return empty where the general answer is as good
  Optional<Flow.Reply> about(
      Turn turn, Optional<Draft> draft, Optional<String> talk, String intent) {
    return about(turn, new About(draft, talk), intent);
  }

  /// What is being spoken of.
  ///
  /// @param draft of the booking that is being made
  /// @param talk what the last answer was about
  private record About(Optional<Draft> draft, Optional<String> talk) {}

  private Optional<Flow.Reply> about(Turn turn, About about, String intent) {
    Slots slots = turn.understanding().map(Understanding::slots).orElse(Slots.none());
    return switch (intent) {
      case "ask_price" -> wish(turn, slots).or(() -> price(turn, about));
      case "ask_services" ->
          wish(turn, slots)
              .or(() -> crewWish(turn, about))
              .or(() -> service(slots, about.draft()).map(it -> about(turn, about, it)))
              .or(() -> ToolsAnswer.of(turn, shop).map(Flow.Reply::of))
              .or(() -> spokenOf(turn, about).map(it -> about(turn, about, it)));
      case "ask_coverage" -> place(turn, about);
      case "ask_hours" -> slots.date().map(date -> day(turn, about, date));
      default -> Optional.empty();
    };
  }

  /// "Bisa minta petugas cewek?": for what and where there is such a crew.
  private Optional<Flow.Reply> crewWish(Turn turn, About about) {
    return turn.understanding()
        .flatMap(what -> shop.notes().wishes(what).stream().findFirst())
        .map(wish -> crewWish(turn, about, wish));
  }

  private Flow.Reply crewWish(Turn turn, About about, CrewWish wish) {
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
    return new Flow.Reply(text, start(turn, about, "crew:" + wish.id()));
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

  /// What a booking would begin with: what was asked about, on top of what was spoken of before,
  /// and when.
  private static Optional<String> start(Turn turn, About about, String pick) {
    if (about.draft().isPresent()) {
      return Optional.empty();
    }
    Slots slots = turn.understanding().map(Understanding::slots).orElse(Slots.none());
    String start =
        Stream.of(
                Optional.of(pick).filter(it -> !it.isEmpty()),
                slots.date().map(day -> "date:" + day),
                slots.timeStart().map(at -> "time:" + at))
            .flatMap(Optional::stream)
            .collect(joining("|"));
    return Optional.of(
        about.talk().filter(_ -> !isOrder(pick)).map(talk -> with(talk, start)).orElse(start));
  }

  private static boolean isOrder(String pick) {
    return pick.startsWith("service:") || pick.startsWith("line:");
  }

  /// What was said last of the same thing counts.
  private static String with(String talk, String more) {
    Set<String> keys = PARTS.splitAsStream(more).map(ShopAnswers::key).collect(toSet());
    return Stream.concat(
            PARTS.splitAsStream(talk).filter(part -> !keys.contains(key(part))), Stream.of(more))
        .collect(joining("|"));
  }

  private static String key(String part) {
    return part.substring(0, part.indexOf(':') + 1);
  }

  private Flow.Reply about(Turn turn, About about, Service service) {
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
    boolean spokenOf = spokenOf(turn, about).filter(service::equals).isPresent();
    return new Flow.Reply(text, start(turn, about, spokenOf ? "" : "service:" + service.id()));
  }

  /// The price of what the message names, or else of what is being spoken of.
  private Optional<Flow.Reply> price(Turn turn, About about) {
    Optional<Draft> draft = about.draft();
    DraftIntake intake = new DraftIntake(shop, turn, draft.orElse(Draft.EMPTY));
    if (draft.isEmpty()) {
      about.talk().filter(_ -> names(turn).isEmpty()).ifPresent(intake::takeUp);
    }
    Draft asked = intake.read();
    if (intake.badSize().isPresent()) {
      return Optional.of(Flow.Reply.of(BookingWording.badSize(turn, intake.badSize().get())));
    }
    List<Draft.Line> lines =
        spokenOf(turn, draft, asked).stream().map(it -> known(it, draft)).toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String pick =
        lines.stream()
            .map(it -> "line:" + it.service() + it.size().map(size -> "=" + size).orElse(""))
            .collect(joining("|"));
    String area = asked.area().map(id -> "|area:" + id).orElse("");
    return Optional.of(
        new Flow.Reply(prices.told(turn, asked, lines), start(turn, about, pick + area)));
  }

  /// Whoever asks "harganya berapa ya" has not asked for a guess.
  private static Draft.Line known(Draft.Line line, Optional<Draft> draft) {
    return line.estimated()
        ? draft
            .flatMap(before -> before.line(line.service()))
            .orElseGet(() -> Draft.Line.of(line.service()))
        : line;
  }

  private List<Draft.Line> spokenOf(Turn turn, Optional<Draft> draft, Draft asked) {
    Set<String> named = names(turn);
    if (!named.isEmpty()) {
      return asked.lines().stream().filter(line -> named.contains(line.service())).toList();
    }
    return draft.isEmpty()
        ? asked.lines()
        : asked.service().flatMap(asked::line).map(List::of).orElse(List.of());
  }

  /// The service that the last answer was about.
  private Optional<Service> spokenOf(Turn turn, About about) {
    return about
        .talk()
        .map(
            talk -> {
              DraftIntake intake = new DraftIntake(shop, turn, Draft.EMPTY);
              intake.takeUp(talk);
              return intake.draft();
            })
        .flatMap(Draft::service)
        .flatMap(shop::service);
  }

  private Set<String> names(Turn turn) {
    return turn.understanding()
        .map(what -> shop.orders().read(what, List.of()).spoken())
        .orElse(Set.of());
  }

  private Optional<Flow.Reply> place(Turn turn, About about) {
    String text = turn.understanding().map(Understanding::text).orElse("");
    return switch (shop.areas().find(text)) {
      case AreaMatch.Served served -> Optional.of(served(turn, about, served));
      case AreaMatch.NotServed not -> Optional.of(Flow.Reply.of(notServed(turn, not)));
      case AreaMatch.Unknown unknown -> Optional.empty();
    };
  }

  private static Flow.Reply served(Turn turn, About about, AreaMatch.Served match) {
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
    return new Flow.Reply(text, start(turn, about, "area:" + area.id()));
  }

  private String notServed(Turn turn, AreaMatch.NotServed match) {
    return turn.text(
        "booking.area_not_served",
        "place",
        match.name(),
        "areas",
        BookingWording.areas(List.copyOf(shop.company().areas().values())));
  }

  private Flow.Reply day(Turn turn, About about, LocalDate date) {
    return switch (shop.company().day(date)) {
      case Day.Open open ->
          new Flow.Reply(
              turn.text(
                  "booking.day_open",
                  "date",
                  BookingWording.date(turn, date),
                  "hours",
                  BookingWording.hours(turn, open.hours())),
              start(turn, about, ""));
      case Day.Closed closed ->
          Flow.Reply.of(BookingWording.why(turn, new WhyNot.Closed(date.getDayOfWeek())));
      case Day.OnHoliday off ->
          Flow.Reply.of(BookingWording.why(turn, new WhyNot.OnHoliday(off.holiday())));
    };
  }
}
