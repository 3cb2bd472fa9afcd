package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.Booking;
import id.fineclean.bot.booking.Job;
import id.fineclean.bot.booking.PriceList;
import id.fineclean.bot.booking.Quote;
import id.fineclean.bot.booking.Sizing;
import id.fineclean.bot.booking.Task;
import id.fineclean.bot.booking.WhyNot;
import id.fineclean.bot.company.Area;
import id.fineclean.bot.company.Day;
import id.fineclean.bot.conversation.Flow.Outcome;
import id.fineclean.bot.conversation.Question;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.json.Json;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Goes on with a booking in the making: asks for the first thing that is missing, finds a time
/// that can be done, and shows the summary when nothing is.
final class MissingDetails {
  private final Shop shop;
  private final BookQuestions questions;
  private final Visits visits;

  MissingDetails(Shop shop, BookQuestions questions) {
    this.shop = shop;
    this.questions = questions;
    this.visits = new Visits(shop);
  }

  /// Asks for the first thing that is missing; with nothing missing, shows the summary.
  Outcome next(Turn turn, Draft given) {
    Draft draft = dropImpossibleDay(turn, known(given));
    if (draft.lines().isEmpty()) {
      return ask(draft.withAsked(Field.SERVICE), questions.service(turn, "booking.ask_service"));
    }
    Optional<Sizing> unsized =
        draft.lines().stream()
            .filter(line -> line.size().isEmpty())
            .flatMap(line -> shop.service(line.service()).stream())
            .flatMap(service -> service.sizing().stream())
            .findFirst();
    if (unsized.isPresent()) {
      return ask(draft.withAsked(Field.SIZE), questions.size(turn, unsized.get()));
    }
    if (draft.address().isEmpty()) {
      return ask(draft.withAsked(Field.ADDRESS), address(turn, draft));
    }
    Optional<Area> area = draft.area().flatMap(shop.company()::area);
    return area.isEmpty()
        ? ask(draft.withAsked(Field.AREA), questions.area(turn))
        : withArea(turn, draft, area.get());
  }

  /// Without services that have left the catalogue since.
  private Draft known(Draft draft) {
    List<Draft.Line> lines =
        draft.lines().stream().filter(line -> shop.service(line.service()).isPresent()).toList();
    return draft.withLines(lines);
  }

  /// No crew can do it as it is wished; where another crew can, that is said.
  private Outcome withoutWishes(Turn turn, Draft draft, Job wished, Area area) {
    if (shop.offers(shop.firstVisit(wished.byAnyCrew()))) {
      turn.say(
          "booking.wish_not_met",
          "services",
          BookingWording.names(turn, wished),
          "area",
          area.name());
    }
    return withArea(turn, draft.withWishes(List.of()), area);
  }

  private Outcome withArea(Turn turn, Draft draft, Area area) {
    Job whole = job(draft, area).orElseThrow();
    if (!whole.wishes().isEmpty() && !shop.offers(shop.firstVisit(whole))) {
      return withoutWishes(turn, draft, whole, area);
    }
    List<Job> jobs = visits.split(whole);
    List<Job> vain = jobs.stream().filter(job -> !shop.offers(job)).toList();
    return vain.isEmpty() ? withJobs(turn, draft, jobs) : notThere(turn, draft, area, vain);
  }

  /// What nobody does in an area is left out, or chosen anew where nothing else is wished.
  private Outcome notThere(Turn turn, Draft draft, Area area, List<Job> vain) {
    String names =
        vain.stream()
            .map(job -> BookingWording.names(turn, job))
            .collect(Collectors.joining(" + "));
    turn.say("booking.not_in_area", "service", names, "area", area.name());
    Set<String> services =
        vain.stream()
            .flatMap(job -> job.tasks().stream())
            .map(task -> task.service().id())
            .collect(Collectors.toSet());
    List<Draft.Line> left =
        draft.lines().stream().filter(line -> !services.contains(line.service())).toList();
    return left.isEmpty()
        ? ask(
            draft.without(Field.SERVICE).withAsked(Field.SERVICE),
            questions.service(turn, "booking.ask_other_service"))
        : next(turn, draft.withLines(left));
  }

  /// All that is to be done, as far as it is known; empty while a size is missing.
  private Optional<Job> job(Draft draft, Area area) {
    return job(shop, draft, area);
  }

  static Optional<Job> job(Shop shop, Draft draft, Area area) {
    List<Task> tasks =
        draft.lines().stream()
            .flatMap(
                line -> shop.task(line.service(), line.size().orElse(1), line.addOns()).stream())
            .toList();
    return tasks.isEmpty() || tasks.size() < draft.lines().size()
        ? Optional.empty()
        : Optional.of(new Job(tasks, area, Set.copyOf(draft.wishes())));
  }

  private Question address(Turn turn, Draft draft) {
    return last(turn, draft)
        .map(last -> questions.sameAddress(turn, last))
        .orElseGet(() -> questions.address(turn, draft));
  }

  /// The booking whose place may be meant again: the customer's last one, where its area is still
  /// served and no other was named.
  Optional<Booking> last(Turn turn, Draft draft) {
    return shop.store()
        .last(turn.customer().customerId())
        .filter(last -> !draft.otherPlace())
        .filter(last -> shop.company().area(last.area()).isPresent())
        .filter(last -> draft.area().filter(area -> !area.equals(last.area())).isEmpty());
  }

  /// A day on which nobody works is said to be one at once, before everything else is asked.
  private Draft dropImpossibleDay(Turn turn, Draft draft) {
    if (draft.date().isEmpty() || draft.area().isPresent() && draft.address().isPresent()) {
      return draft;
    }
    LocalDate date = draft.date().get();
    Optional<WhyNot> why =
        date.isBefore(LocalDate.ofInstant(turn.now(), shop.company().zone()))
            ? Optional.of(new WhyNot.Past())
            : switch (shop.company().day(date)) {
              case Day.Open open -> Optional.empty();
              case Day.Closed closed -> Optional.of(new WhyNot.Closed(date.getDayOfWeek()));
              case Day.OnHoliday off -> Optional.of(new WhyNot.OnHoliday(off.holiday()));
            };
    if (why.isEmpty()) {
      return draft;
    }
    turn.sayText(BookingWording.why(turn, why.get()) + " " + turn.text("booking.day_later"));
    return draft.insteadOf(date);
  }

  private Outcome withJobs(Turn turn, Draft draft, List<Job> jobs) {
    return switch (find(turn, draft, jobs)) {
      case Planned.At at -> withVisits(turn, draft, at.visits());
      case Planned.Open open -> askWhen(turn, draft, open.found());
    };
  }

  /// Times for an order.
  sealed interface Planned {
    /// Every visit has one.
    record At(List<Visit> visits) implements Planned {}

    /// The first one is still to be asked about.
    record Open(Times.Found found) implements Planned {}
  }

  /// Finds a time for each visit.
  Planned find(Turn turn, Draft draft, List<Job> jobs) {
    Times.Found found = find(turn, draft, jobs.getFirst());
    if (!(found instanceof Times.Found.Slot at)) {
      return new Planned.Open(found);
    }
    Visit first = new Visit(jobs.getFirst(), at.slot());
    return visits
        .plan(first, jobs.subList(1, jobs.size()), draft, turn.now())
        .<Planned>map(Planned.At::new)
        .orElseGet(() -> new Planned.Open(new Times.Found.NoRoom()));
  }

  /// The visits that an order takes; empty while a size is missing.
  List<Job> jobs(Draft draft) {
    return draft
        .area()
        .flatMap(shop.company()::area)
        .flatMap(area -> job(draft, area))
        .map(visits::split)
        .orElse(List.of());
  }

  private Times.Found find(Turn turn, Draft draft, Job job) {
    LocalDate today = LocalDate.ofInstant(turn.now(), job.area().zone());
    return new Times(turn, shop.openings(job, turn.now()), today, draft.until())
        .find(
            draft.date(),
            draft.around(),
            draft.from(),
            draft.timeOf(job).or(draft::time),
            draft.dayPart(),
            draft.rejected());
  }

  static Outcome askWhen(Turn turn, Draft draft, Times.Found found) {
    return switch (found) {
      case Times.Found.AskDate ask -> ask(withoutDate(draft).withAsked(Field.DATE), ask.question());
      case Times.Found.AskTime ask ->
          ask(draft.withTime(Optional.empty()).withAsked(Field.TIME), ask.question());
      case Times.Found.NoRoom none -> {
        turn.say("booking.no_room");
        turn.handOver("book_cleaning", false);
        yield new Outcome.Done();
      }
      case Times.Found.Slot slot -> throw new IllegalArgumentException("nothing to ask");
    };
  }

  private static Draft withoutDate(Draft draft) {
    return draft.date().map(draft::insteadOf).orElse(draft);
  }

  private Outcome withVisits(Turn turn, Draft draft, List<Visit> planned) {
    if (draft.name().isEmpty()) {
      return ask(draft.withAsked(Field.NAME), questions.name(turn));
    }
    if (draft.phone().isEmpty()) {
      return ask(draft.withAsked(Field.PHONE), questions.phone(turn));
    }
    return summary(turn, priced(turn, draft, planned), planned);
  }

  /// With a price that holds now: the one told before, as long as it is about the same and has not
  /// run out.
  static Draft priced(Turn turn, Draft draft, List<Visit> planned) {
    String area = planned.getFirst().job().area().id();
    String about = draft.lines() + "|" + draft.wishes() + "|" + area;
    Optional<Draft.Told> told =
        draft
            .quote()
            .filter(quote -> quote.visits().size() == planned.size())
            .filter(
                quote -> quote.about().equals(about) && !turn.now().isAfter(quote.validUntil()));
    if (told.isPresent()) {
      return draft;
    }
    List<Quote> quotes =
        planned.stream().map(visit -> PriceList.quote(visit.job(), turn.now())).toList();
    Draft.Told fresh =
        new Draft.Told(
            quotes.stream()
                .map(it -> new Draft.Priced(it.order(), it instanceof Quote.SurveyFirst))
                .toList(),
            quotes.stream().map(Quote::validUntil).min(Comparator.naturalOrder()).orElseThrow(),
            about,
            turn.now());
    draft
        .quote()
        .filter(old -> old.about().equals(about) && old.total() != fresh.total())
        .ifPresent(old -> turn.say("booking.price_changed"));
    return draft.withQuote(fresh);
  }

  Outcome summary(Turn turn, Draft draft, List<Visit> planned) {
    return ask(
        draft.withAsked(Field.CONFIRM),
        questions.confirm(turn, Confirmation.summary(turn, shop, draft, planned)));
  }

  static Outcome ask(Draft draft, Question question) {
    return new Outcome.Ask(question, Json.tree(draft));
  }
}
