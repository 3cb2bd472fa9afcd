package id.fineclean.bot.booking.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.booking.BookingCode;
import id.fineclean.bot.booking.BookingDetails;
import id.fineclean.bot.booking.BookingStore;
import id.fineclean.bot.booking.FreeSlot;
import id.fineclean.bot.booking.Job;
import id.fineclean.bot.booking.PriceList;
import id.fineclean.bot.booking.Quote;
import id.fineclean.bot.booking.Service;
import id.fineclean.bot.booking.SizeCheck;
import id.fineclean.bot.booking.Sizing;
import id.fineclean.bot.booking.WhyNot;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.company.Area;
import id.fineclean.bot.company.AreaMatch;
import id.fineclean.bot.company.Day;
import id.fineclean.bot.conversation.Flow;
import id.fineclean.bot.conversation.Question;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.understanding.Understanding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Books a cleaning: collects what is missing in any order, finds a time that can be done, tells
/// the price, and books after a yes. Everything the customer says at any moment counts, also what
/// was not asked for.
public final class BookFlow implements Flow {
  private static final int LONGEST_PLACE = 6;

  private final Shop shop;
  private final BookQuestions questions;
  private final ShopAnswers answers;
  private final Supplier<BookingCode> codes;

  /// @param codes new booking codes
  public BookFlow(Shop shop, Supplier<BookingCode> codes) {
    this.shop = shop;
    this.questions = new BookQuestions(shop);
    this.answers = new ShopAnswers(shop);
    this.codes = codes;
  }

  @Override
  public String id() {
    return "book";
  }

  @Override
  public Set<String> intents() {
    return Set.of("book_cleaning");
  }

  @Override
  public boolean claims(Turn turn, Optional<JsonNode> memory) {
    Optional<String> text = turn.understanding().map(Understanding::text);
    if (memory.isEmpty() || memory.get().isNull() || text.isEmpty()) {
      return false;
    }
    Draft draft = Json.read(memory.get(), Draft.class);
    return isPlace(draft, text.get())
        || !text.get().contains("?") && FieldWords.toChange(text.get()).isPresent();
  }

  /// "Kalau di Depok bisa?" after the question for the address says where it is.
  private boolean isPlace(Draft draft, String text) {
    boolean asked = draft.asked().filter(it -> it == Field.ADDRESS || it == Field.AREA).isPresent();
    return asked
        && text.strip().split("\\s+").length <= LONGEST_PLACE
        && !(shop.areas().find(text) instanceof AreaMatch.Unknown);
  }

  @Override
  public Optional<Reply> answer(Turn turn, Optional<JsonNode> memory, String intent) {
    Optional<Draft> draft =
        memory.filter(node -> !node.isNull()).map(node -> Json.read(node, Draft.class));
    return answers.about(turn, draft, intent);
  }

  @Override
  public Optional<Reply> offer(Turn turn) {
    return turn.message().content() instanceof InboundContent.Location place
        ? answers.place(turn, Places.written(place))
        : Optional.empty();
  }

  @Override
  public Optional<String> hint(Turn turn, JsonNode memory) {
    return memory.isNull()
        ? Optional.empty()
        : questions.hint(turn, Json.read(memory, Draft.class));
  }

  @Override
  public Outcome begin(Turn turn) {
    Intake intake = new Intake(shop, turn, Draft.EMPTY.withPhone(turn.customer().phone()));
    int start = turn.position();
    Outcome outcome = proceed(turn, intake.readFirst(), intake);
    if (outcome instanceof Outcome.Ask ask && intake.elsewhere().isEmpty()) {
      open(turn, start, Json.read(ask.memory(), Draft.class), intake);
    }
    return outcome;
  }

  /// What was understood, ahead of the first question; the summary speaks for itself.
  private void open(Turn turn, int start, Draft draft, Intake intake) {
    int position = start;
    if (!draft.asked().equals(Optional.of(Field.CONFIRM))) {
      String text =
          Noted.of(turn, shop, draft, intake.said())
              .map(what -> turn.text("booking.begin_with", "what", what))
              .orElseGet(() -> turn.text("booking.begin"));
      turn.sayAt(position++, text);
    }
    Optional<Service> first = draft.service().flatMap(shop::service);
    Optional<Service> second = draft.second().flatMap(it -> shop.service(it.service()));
    if (first.isPresent() && second.isPresent()) {
      String text =
          turn.text(
              "booking.one_at_a_time",
              "first",
              first.get().name().in(turn.language()),
              "second",
              second.get().name().in(turn.language()));
      turn.sayAt(position, text);
    }
  }

  @Override
  public Outcome advance(Turn turn, JsonNode memory) {
    Draft before = Json.read(memory, Draft.class);
    Optional<String> pick = turn.pick();
    Optional<Field> wrong =
        turn.understanding().map(Understanding::text).flatMap(FieldWords::toChange);
    if (pick.equals(Optional.of("confirm:change")) && wrong.isPresent()) {
      return next(turn, before.without(wrong.get()));
    }
    if (pick.filter(value -> value.startsWith("confirm:")).isPresent()) {
      return confirm(turn, before, pick.get());
    }
    if (pick.filter(value -> value.startsWith("second:")).isPresent()) {
      return second(turn, before, pick.get().equals("second:yes"));
    }
    Intake intake = new Intake(shop, turn, before);
    Draft draft = intake.read();
    if (!understood(intake)) {
      return answered(turn, before);
    }
    int start = turn.position();
    Outcome outcome = proceed(turn, draft, intake);
    if (outcome instanceof Outcome.Ask ask) {
      acknowledge(turn, start, before, Json.read(ask.memory(), Draft.class), intake);
    }
    return outcome;
  }

  /// Says what was changed, or taken in although something else had been asked; never of what could
  /// not be accepted.
  private void acknowledge(Turn turn, int start, Draft before, Draft after, Intake intake) {
    Set<Field> changed = standing(intake.changed(), after);
    if (!changed.isEmpty()) {
      boolean shown = after.asked().equals(Optional.of(Field.CONFIRM));
      turn.sayAt(
          start,
          Noted.of(turn, shop, after, changed)
              .filter(what -> !shown)
              .map(what -> turn.text("booking.changed_to", "what", what))
              .orElseGet(() -> turn.text("booking.changed")));
    } else if (asksAgain(before, after)
        && before.asked().filter(intake.said()::contains).isEmpty()) {
      Noted.of(turn, shop, after, standing(intake.said(), after))
          .ifPresent(what -> turn.sayAt(start, turn.text("booking.noted", "what", what)));
    }
  }

  private static boolean asksAgain(Draft before, Draft after) {
    return after.asked().equals(before.asked())
        && !after.asked().equals(Optional.of(Field.CONFIRM));
  }

  private static Set<Field> standing(Set<Field> fields, Draft draft) {
    return fields.stream().filter(draft::has).collect(Collectors.toSet());
  }

  @Override
  public Outcome resume(Turn turn, JsonNode memory) {
    Draft draft =
        memory.isNull()
            ? Draft.EMPTY.withPhone(turn.customer().phone())
            : Json.read(memory, Draft.class);
    Optional<Service> second = draft.service().flatMap(shop::service);
    if (draft.asked().equals(Optional.of(Field.SECOND)) && second.isPresent()) {
      return ask(draft, questions.second(turn, second.get()));
    }
    return draft.asked().equals(Optional.of(Field.CHANGE))
        ? ask(draft, questions.change(turn, draft))
        : next(turn, draft);
  }

  @Override
  public void stop(Turn turn, JsonNode memory) {
    turn.say("booking.stopped");
  }

  private static boolean understood(Intake intake) {
    return !intake.said().isEmpty()
        || intake.elsewhere().isPresent()
        || intake.badSize().isPresent()
        || intake.badPhone();
  }

  /// A plain yes or no, which means something only to a question that can be answered so.
  private Outcome answered(Turn turn, Draft draft) {
    Replying reply = Replying.to(turn);
    Field asked = draft.asked().orElse(Field.SERVICE);
    return switch (asked) {
      case CONFIRM ->
          switch (reply) {
            case YES -> confirm(turn, draft, "confirm:yes");
            case NO -> confirm(turn, draft, "confirm:change");
            case OTHER -> new Outcome.Unclear();
          };
      case SECOND ->
          reply == Replying.OTHER
              ? new Outcome.Unclear()
              : second(turn, draft, reply == Replying.YES);
      case NAME -> reply == Replying.YES ? ownName(turn, draft) : new Outcome.Unclear();
      case SERVICE, SIZE, ADDRESS, AREA, DATE, TIME, PHONE, CHANGE -> new Outcome.Unclear();
    };
  }

  /// A yes to the one name that was offered.
  private Outcome ownName(Turn turn, Draft draft) {
    List<Question.Option> offered = questions.ownName(turn);
    return offered.isEmpty()
        ? new Outcome.Unclear()
        : next(turn, draft.withName(Optional.of(offered.getFirst().label())));
  }

  private Outcome confirm(Turn turn, Draft draft, String choice) {
    return switch (choice) {
      case "confirm:yes" -> book(turn, draft);
      case "confirm:stop" -> new Outcome.Stop();
      default -> ask(draft.withAsked(Field.CHANGE), questions.change(turn, draft));
    };
  }

  private Outcome second(Turn turn, Draft draft, boolean wanted) {
    if (wanted) {
      return next(turn, draft);
    }
    turn.say("booking.left");
    return new Outcome.Done();
  }

  private Outcome proceed(Turn turn, Draft draft, Intake intake) {
    intake.badSize().ifPresent(size -> explainSize(turn, draft, size));
    if (intake.badPhone()) {
      turn.say("booking.phone_invalid");
    }
    if (intake.elsewhere().isPresent()) {
      turn.say(
          "booking.area_not_served",
          "place",
          intake.elsewhere().get(),
          "areas",
          Words.areas(List.copyOf(shop.company().areas().values())));
      return ask(
          draft.without(Field.ADDRESS).withAsked(Field.ADDRESS), questions.otherAddress(turn));
    }
    if (intake.said().contains(Field.AREA) && draft.address().isEmpty()) {
      draft
          .area()
          .flatMap(shop.company()::area)
          .filter(area -> asksWhether(turn))
          .ifPresent(area -> turn.say("booking.place_served", "place", area.name()));
    }
    return next(turn, draft);
  }

  private static boolean asksWhether(Turn turn) {
    return turn.understanding().filter(what -> what.text().contains("?")).isPresent();
  }

  private void explainSize(Turn turn, Draft draft, SizeCheck check) {
    String unit =
        draft
            .service()
            .flatMap(shop::service)
            .flatMap(Service::sizing)
            .map(sizing -> sizing.unitName().in(turn.language()))
            .orElse("");
    switch (check) {
      case SizeCheck.TooSmall small ->
          turn.say(
              "booking.size_too_small", "minimum", Integer.toString(small.minimum()), "unit", unit);
      case SizeCheck.TooLarge large ->
          turn.say(
              "booking.size_too_large", "maximum", Integer.toString(large.maximum()), "unit", unit);
      case SizeCheck.Fits fits -> {}
    }
  }

  /// Asks for the first thing that is missing; with nothing missing, shows the summary.
  private Outcome next(Turn turn, Draft given) {
    Draft draft = dropImpossibleDay(turn, given);
    Optional<Service> service = draft.service().flatMap(shop::service);
    if (service.isEmpty()) {
      return ask(draft.withAsked(Field.SERVICE), questions.service(turn, "booking.ask_service"));
    }
    Optional<Sizing> sizing = service.get().sizing();
    if (sizing.isPresent() && draft.size().isEmpty()) {
      return ask(draft.withAsked(Field.SIZE), questions.size(turn, sizing.get()));
    }
    if (draft.address().isEmpty()) {
      return ask(draft.withAsked(Field.ADDRESS), questions.address(turn, draft));
    }
    Optional<Area> area = draft.area().flatMap(shop.company()::area);
    return area.isEmpty()
        ? ask(draft.withAsked(Field.AREA), questions.area(turn))
        : withJob(turn, draft, job(draft, service.get(), area.get()));
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
      turn.say(
          "booking.not_in_area",
          "service",
          job.service().name().in(turn.language()),
          "area",
          job.area().name());
      return ask(
          draft.without(Field.SERVICE).withAsked(Field.SERVICE),
          questions.service(turn, "booking.ask_other_service"));
    }
    Times.Found found = find(turn, draft, job);
    return found instanceof Times.Found.Slot at
        ? withSlot(turn, draft, job, at.slot())
        : askWhen(turn, draft, found);
  }

  private Times.Found find(Turn turn, Draft draft, Job job) {
    LocalDate today = LocalDate.ofInstant(turn.now(), job.area().zone());
    return new Times(turn, shop.openings(job, turn.now()), today)
        .find(draft.date(), draft.around(), draft.time(), draft.dayPart(), draft.rejected());
  }

  private static Outcome askWhen(Turn turn, Draft draft, Times.Found found) {
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
  private static Draft priced(Turn turn, Draft draft, Job job) {
    String about = job.service().id() + "|" + job.size() + "|" + job.area().id();
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
    Draft.Told fresh = new Draft.Told(quote.lines(), quote.validUntil(), survey, about);
    draft
        .quote()
        .filter(old -> old.about().equals(about) && old.total() != fresh.total())
        .ifPresent(old -> turn.say("booking.price_changed"));
    return draft.withQuote(fresh);
  }

  private Outcome summary(Turn turn, Draft draft, Job job, FreeSlot slot) {
    return ask(
        draft.withAsked(Field.CONFIRM),
        questions.confirm(turn, Confirmation.summary(turn, draft, job, slot)));
  }

  /// The yes. Everything is looked at once more: hours may have passed since the summary.
  private Outcome book(Turn turn, Draft draft) {
    Optional<Service> service = draft.service().flatMap(shop::service);
    Optional<Area> area = draft.area().flatMap(shop.company()::area);
    if (!draft.asked().equals(Optional.of(Field.CONFIRM)) || service.isEmpty() || area.isEmpty()) {
      return next(turn, draft);
    }
    Job job = job(draft, service.get(), area.get());
    Times.Found found = find(turn, draft, job);
    if (!(found instanceof Times.Found.Slot at)) {
      return askWhen(turn, draft, found);
    }
    Draft priced = priced(turn, draft, job);
    boolean samePrice = priced.quote().orElseThrow().total() == draft.quote().orElseThrow().total();
    return samePrice ? booked(turn, priced, job, at.slot()) : summary(turn, priced, job, at.slot());
  }

  private Outcome booked(Turn turn, Draft draft, Job job, FreeSlot slot) {
    Draft.Told told = draft.quote().orElseThrow();
    BookingDetails details =
        new BookingDetails(
            draft.name().orElseThrow(),
            draft.phone().orElseThrow(),
            draft.address().orElseThrow(),
            job.size(),
            told.lines(),
            turn.language());
    BookingStore.Draft booking =
        new BookingStore.Draft(
            codes.get(),
            turn.customer().customerId(),
            turn.customer().conversationId(),
            job.service().id(),
            job.area().id(),
            slot,
            told.total(),
            details);
    byte[] sealed = shop.store().seal(booking.customerId(), details);
    Instant now = turn.now();
    turn.effect(transaction -> shop.store().insert(transaction, booking, sealed, now));
    turn.sayText(Confirmation.booked(turn, booking, job, told.survey()));
    return another(turn, draft);
  }

  /// The other service that was wished in the same breath, for the same customer and place.
  private Outcome another(Turn turn, Draft done) {
    Optional<Service> service = done.second().flatMap(it -> shop.service(it.service()));
    if (service.isEmpty()) {
      return new Outcome.Done();
    }
    Draft next =
        Draft.EMPTY
            .withService(service.get().id())
            .withArea(done.area())
            .withAddress(done.address())
            .withDate(done.date())
            .withName(done.name())
            .withPhone(done.phone())
            .withAsked(Field.SECOND);
    Optional<Integer> size =
        done.second()
            .flatMap(Draft.Second::size)
            .filter(
                it ->
                    service
                        .get()
                        .sizing()
                        .filter(sizing -> sizing.check(it) instanceof SizeCheck.Fits)
                        .isPresent());
    Draft sized = size.map(next::withSize).orElse(next);
    return ask(sized, questions.second(turn, service.get()));
  }

  private static Job job(Draft draft, Service service, Area area) {
    return service.sizing().isPresent()
        ? Job.of(service, draft.size().orElseThrow(), area)
        : Job.survey(service, area);
  }

  private static Outcome ask(Draft draft, Question question) {
    return new Outcome.Ask(question, Json.tree(draft));
  }
}
