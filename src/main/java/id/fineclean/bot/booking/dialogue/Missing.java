package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.Booking;
import id.fineclean.bot.booking.FreeSlot;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Goes on with a booking in the making: asks for the first thing that is missing, finds a time
/// that can be done, and shows the summary when nothing is.
final class Missing {
  private final Shop shop;
  private final BookQuestions questions;

  Missing(Shop shop, BookQuestions questions) {
    this.shop = shop;
    this.questions = questions;
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
      turn.say("booking.wish_not_met", "services", Words.names(turn, wished), "area", area.name());
    }
    return withArea(turn, draft.withWishes(List.of()), area);
  }

  /// What is done at the next visit: services that need another crew come later.
  private Outcome withArea(Turn turn, Draft draft, Area area) {
    Job wished = job(draft, area).orElseThrow();
    if (!wished.wishes().isEmpty() && !shop.offers(shop.firstVisit(wished))) {
      return withoutWishes(turn, draft, wished, area);
    }
    Job whole = wished;
    Job first = shop.firstVisit(whole);
    if (first.tasks().size() == whole.tasks().size()) {
      return withJob(turn, draft, whole);
    }
    Predicate<Draft.Line> now =
        line -> first.tasks().stream().anyMatch(it -> it.service().id().equals(line.service()));
    List<Draft.Line> later =
        Stream.concat(draft.lines().stream().filter(now.negate()), draft.later().stream()).toList();
    turn.say(
        "booking.two_visits",
        "first",
        Words.names(turn, first),
        "later",
        Words.names(turn, shop, later));
    return withJob(
        turn, draft.withLines(draft.lines().stream().filter(now).toList()).withLater(later), first);
  }

  /// The visit as far as it is known; empty while a size is missing.
  Optional<Job> job(Draft draft, Area area) {
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
    turn.sayText(Words.why(turn, why.get()) + " " + turn.text("booking.day_later"));
    return draft.insteadOf(date);
  }

  private Outcome withJob(Turn turn, Draft draft, Job job) {
    if (!shop.offers(job)) {
      turn.say("booking.not_in_area", "service", Words.names(turn, job), "area", job.area().name());
      return ask(
          draft.without(Field.SERVICE).withAsked(Field.SERVICE),
          questions.service(turn, "booking.ask_other_service"));
    }
    Times.Found found = find(turn, draft, job);
    return found instanceof Times.Found.Slot at
        ? withSlot(turn, draft, job, at.slot())
        : askWhen(turn, draft, found);
  }

  Times.Found find(Turn turn, Draft draft, Job job) {
    LocalDate today = LocalDate.ofInstant(turn.now(), job.area().zone());
    return new Times(turn, shop.openings(job, turn.now()), today)
        .find(
            draft.date(),
            draft.around(),
            draft.from(),
            draft.time(),
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

  private Outcome withSlot(Turn turn, Draft draft, Job job, FreeSlot slot) {
    if (draft.name().isEmpty()) {
      return ask(draft.withAsked(Field.NAME), questions.name(turn));
    }
    if (draft.phone().isEmpty()) {
      return ask(draft.withAsked(Field.PHONE), questions.phone(turn));
    }
    return summary(turn, priced(turn, draft, job), job, slot);
  }

  /// With a price that holds now: the one told before, as long as it is about the same and has not
  /// run out.
  static Draft priced(Turn turn, Draft draft, Job job) {
    String about = draft.lines() + "|" + draft.wishes() + "|" + job.area().id();
    Optional<Draft.Told> told =
        draft
            .quote()
            .filter(
                quote -> quote.about().equals(about) && !turn.now().isAfter(quote.validUntil()));
    if (told.isPresent()) {
      return draft;
    }
    Quote quote = PriceList.quote(job, turn.now());
    boolean survey = quote instanceof Quote.SurveyFirst;
    Draft.Told fresh = new Draft.Told(quote.order(), quote.validUntil(), survey, about, turn.now());
    draft
        .quote()
        .filter(old -> old.about().equals(about) && old.total() != fresh.total())
        .ifPresent(old -> turn.say("booking.price_changed"));
    return draft.withQuote(fresh);
  }

  Outcome summary(Turn turn, Draft draft, Job job, FreeSlot slot) {
    return ask(
        draft.withAsked(Field.CONFIRM),
        questions.confirm(turn, Confirmation.summary(turn, shop, draft, job, slot)));
  }

  static Outcome ask(Draft draft, Question question) {
    return new Outcome.Ask(question, Json.tree(draft));
  }
}
