package id.fineclean.bot.booking.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.booking.BookingCode;
import id.fineclean.bot.booking.BookingDetails;
import id.fineclean.bot.booking.BookingStore;
import id.fineclean.bot.booking.FreeSlot;
import id.fineclean.bot.booking.Job;
import id.fineclean.bot.booking.Openings;
import id.fineclean.bot.booking.PriceList;
import id.fineclean.bot.booking.Quote;
import id.fineclean.bot.booking.Service;
import id.fineclean.bot.booking.SizeCheck;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.company.Area;
import id.fineclean.bot.company.BusinessTime;
import id.fineclean.bot.company.Day;
import id.fineclean.bot.company.Rupiah;
import id.fineclean.bot.conversation.Flow;
import id.fineclean.bot.conversation.Question;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.understanding.Understanding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Books a cleaning: collects what is missing in any order, finds a time that can be done, tells
/// the price, and books after a yes. Everything the customer says at any moment counts, also what
/// was not asked for.
public final class BookFlow implements Flow {
  private static final int SIZES_OFFERED = 4;
  private static final int LONGEST_NAME = 40;

  private final Shop shop;
  private final Supplier<BookingCode> codes;

  /// @param codes new booking codes
  public BookFlow(Shop shop, Supplier<BookingCode> codes) {
    this.shop = shop;
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
  public Outcome begin(Turn turn) {
    Draft empty = Draft.EMPTY.withPhone(turn.customer().phone());
    Intake intake = new Intake(shop, turn, empty);
    Draft draft = intake.read();
    turn.say(intake.said().isEmpty() ? "booking.begin" : "booking.begin_with");
    return proceed(turn, draft, intake);
  }

  @Override
  public Outcome advance(Turn turn, JsonNode memory) {
    Draft before = Json.read(memory, Draft.class);
    if (turn.pick().filter(value -> value.startsWith("confirm:")).isPresent()) {
      return confirm(turn, before, turn.pick().get());
    }
    Intake intake = new Intake(shop, turn, before);
    Draft draft = intake.read();
    if (understood(intake)) {
      if (!intake.changed().isEmpty()) {
        turn.say("booking.changed");
      }
      return proceed(turn, draft, intake);
    }
    return answered(turn, before);
  }

  @Override
  public Outcome resume(Turn turn, JsonNode memory) {
    Draft draft =
        memory.isNull()
            ? Draft.EMPTY.withPhone(turn.customer().phone())
            : Json.read(memory, Draft.class);
    return next(turn, draft);
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

  /// A plain yes or no, which means something only at the summary.
  private Outcome answered(Turn turn, Draft draft) {
    Optional<String> intent =
        turn.understanding()
            .filter(what -> what.certainty() != Understanding.Certainty.UNKNOWN)
            .map(Understanding::intent);
    boolean asked = draft.asked().equals(Optional.of(Field.CONFIRM));
    if (asked && intent.equals(Optional.of("affirm"))) {
      return confirm(turn, draft, "confirm:yes");
    }
    if (asked && intent.equals(Optional.of("deny"))) {
      return confirm(turn, draft, "confirm:change");
    }
    return new Outcome.Unclear();
  }

  private Outcome confirm(Turn turn, Draft draft, String choice) {
    return switch (choice) {
      case "confirm:yes" -> book(turn, draft);
      case "confirm:stop" -> {
        turn.say("booking.stopped");
        yield new Outcome.Done();
      }
      default -> ask(draft.withAsked(Field.CHANGE), whatToChange(turn, draft));
    };
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
          draft.without(Field.ADDRESS).withAsked(Field.ADDRESS),
          question(turn, Field.ADDRESS, "booking.ask_other_address", List.of()));
    }
    return next(turn, draft);
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
      return ask(
          draft.withAsked(Field.SERVICE),
          question(turn, Field.SERVICE, "booking.ask_service", services(turn)));
    }
    if (service.get().sizing().isPresent() && draft.size().isEmpty()) {
      return ask(draft.withAsked(Field.SIZE), askSize(turn, service.get()));
    }
    if (draft.address().isEmpty()) {
      return ask(draft.withAsked(Field.ADDRESS), askAddress(turn, draft));
    }
    Optional<Area> area = draft.area().flatMap(shop.company()::area);
    if (area.isEmpty()) {
      return ask(
          draft.withAsked(Field.AREA), question(turn, Field.AREA, "booking.ask_area", areas()));
    }
    return withJob(turn, draft, job(draft, service.get(), area.get()));
  }

  /// A day on which nobody works is said to be one at once, before everything else is asked.
  private Draft dropImpossibleDay(Turn turn, Draft draft) {
    if (draft.date().isEmpty() || draft.area().isPresent() && draft.address().isPresent()) {
      return draft;
    }
    LocalDate date = draft.date().get();
    LocalDate today = LocalDate.ofInstant(turn.now(), shop.company().zone());
    if (date.isBefore(today)) {
      turn.say("booking.why_past");
      return draft.without(Field.DATE);
    }
    return switch (shop.company().day(date)) {
      case Day.Open open -> draft;
      case Day.Closed closed -> {
        turn.sayText(
            Words.why(turn, new id.fineclean.bot.booking.WhyNot.Closed(date.getDayOfWeek())));
        yield draft.without(Field.DATE);
      }
      case Day.OnHoliday off -> {
        turn.sayText(Words.why(turn, new id.fineclean.bot.booking.WhyNot.OnHoliday(off.holiday())));
        yield draft.without(Field.DATE);
      }
    };
  }

  private Outcome withJob(Turn turn, Draft draft, Job job) {
    if (!shop.offers(job)) {
      turn.say(
          "booking.not_in_area",
          "service",
          job.service().name().in(turn.language()),
          "area",
          job.area().name());
      Draft other = draft.without(Field.SERVICE).withAsked(Field.SERVICE);
      return ask(other, question(turn, Field.SERVICE, "booking.ask_other_service", services(turn)));
    }
    Openings openings = shop.openings(job, turn.now());
    LocalDate today = LocalDate.ofInstant(turn.now(), job.area().zone());
    Times times = new Times(turn, openings, today);
    return switch (times.find(draft.date(), draft.time(), draft.dayPart(), draft.rejected())) {
      case Times.Found.AskDate ask ->
          ask(draft.without(Field.DATE).withAsked(Field.DATE), ask.question());
      case Times.Found.AskTime ask ->
          ask(draft.withTime(Optional.empty()).withAsked(Field.TIME), ask.question());
      case Times.Found.Slot found -> withSlot(turn, draft, job, found.slot());
    };
  }

  private Outcome withSlot(Turn turn, Draft draft, Job job, FreeSlot slot) {
    if (draft.name().isEmpty()) {
      return ask(
          draft.withAsked(Field.NAME),
          question(turn, Field.NAME, "booking.ask_name", ownName(turn)));
    }
    if (draft.phone().isEmpty()) {
      Question phone =
          new Question(
              "phone",
              Field.PHONE.asked(),
              turn.text("booking.ask_phone"),
              List.of(),
              OutboundMessage.Request.CONTACT);
      return ask(draft.withAsked(Field.PHONE), phone);
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
    Draft.Told told = draft.quote().orElseThrow();
    String text =
        turn.text(
            told.survey() ? "booking.summary_survey" : "booking.summary",
            "service",
            Words.service(turn, job.service(), job.size()),
            "when",
            BusinessTime.dateTime(slot.start(), turn.language()),
            "duration",
            BusinessTime.duration(slot.work(), turn.language()),
            "address",
            draft.address().orElseThrow(),
            "name",
            draft.name().orElseThrow(),
            "phone",
            Words.phone(draft.phone().orElseThrow()),
            "total",
            Rupiah.format(told.total()),
            "breakdown",
            Words.breakdown(turn, told.lines()),
            "valid",
            BusinessTime.dateTime(told.validUntil().atZone(job.area().zone()), turn.language()));
    List<Question.Option> options =
        List.of(
            option(turn, "confirm:yes", "booking.yes"),
            option(turn, "confirm:change", "booking.change"),
            option(turn, "confirm:stop", "booking.stop"));
    return ask(
        draft.withAsked(Field.CONFIRM),
        new Question("confirm", Field.CONFIRM.asked(), text, options));
  }

  /// The yes. Everything is looked at once more: hours may have passed since the summary.
  private Outcome book(Turn turn, Draft draft) {
    Optional<Service> service = draft.service().flatMap(shop::service);
    Optional<Area> area = draft.area().flatMap(shop.company()::area);
    if (!draft.asked().equals(Optional.of(Field.CONFIRM)) || service.isEmpty() || area.isEmpty()) {
      return next(turn, draft);
    }
    Job job = job(draft, service.get(), area.get());
    LocalDate today = LocalDate.ofInstant(turn.now(), job.area().zone());
    Times times = new Times(turn, shop.openings(job, turn.now()), today);
    Draft priced = priced(turn, draft, job);
    boolean samePrice = priced.quote().orElseThrow().total() == draft.quote().orElseThrow().total();
    return switch (times.find(draft.date(), draft.time(), draft.dayPart(), draft.rejected())) {
      case Times.Found.AskDate ask ->
          ask(draft.without(Field.DATE).withAsked(Field.DATE), ask.question());
      case Times.Found.AskTime ask ->
          ask(draft.withTime(Optional.empty()).withAsked(Field.TIME), ask.question());
      case Times.Found.Slot found when !samePrice -> summary(turn, priced, job, found.slot());
      case Times.Found.Slot found -> booked(turn, priced, job, found.slot());
    };
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
    turn.say(
        told.survey() ? "booking.booked_survey" : "booking.booked",
        "code",
        booking.code().value(),
        "service",
        Words.service(turn, job.service(), job.size()),
        "when",
        BusinessTime.dateTime(slot.start(), turn.language()),
        "address",
        details.address(),
        "total",
        Rupiah.format(told.total()),
        "free_until",
        BusinessTime.dateTime(job.service().changes().freeUntil(slot.start()), turn.language()));
    return new Outcome.Done();
  }

  private static Job job(Draft draft, Service service, Area area) {
    return service.sizing().isPresent()
        ? Job.of(service, draft.size().orElseThrow(), area)
        : Job.survey(service, area);
  }

  private static Outcome ask(Draft draft, Question question) {
    return new Outcome.Ask(question, Json.tree(draft));
  }

  private static Question question(
      Turn turn, Field field, String key, List<Question.Option> options) {
    return new Question(field.key(), field.asked(), turn.text(key), options);
  }

  private Question askSize(Turn turn, Service service) {
    var sizing = service.sizing().orElseThrow();
    List<Question.Option> options = new ArrayList<>();
    if (sizing.unit() != id.fineclean.bot.booking.Unit.M2) {
      int last = Math.min(sizing.maximum(), sizing.minimum() + SIZES_OFFERED - 1);
      for (int size = sizing.minimum(); size <= last; size++) {
        options.add(
            new Question.Option(
                "size:" + size, size + " " + sizing.unitName().in(turn.language())));
      }
    }
    return new Question("size", Field.SIZE.asked(), sizing.question().in(turn.language()), options);
  }

  private Question askAddress(Turn turn, Draft draft) {
    Optional<Area> area = draft.area().flatMap(shop.company()::area);
    String text =
        area.map(known -> turn.text("booking.ask_address_in", "area", known.name()))
            .orElseGet(() -> turn.text("booking.ask_address"));
    return new Question(
        "address", Field.ADDRESS.asked(), text, List.of(), OutboundMessage.Request.LOCATION);
  }

  private Question whatToChange(Turn turn, Draft draft) {
    List<Question.Option> options = new ArrayList<>();
    for (Field field :
        List.of(
            Field.SERVICE,
            Field.SIZE,
            Field.ADDRESS,
            Field.DATE,
            Field.TIME,
            Field.NAME,
            Field.PHONE)) {
      boolean measured =
          draft.service().flatMap(shop::service).flatMap(Service::sizing).isPresent();
      if (field != Field.SIZE || measured) {
        options.add(option(turn, "change:" + field.name(), "booking.field_" + field.key()));
      }
    }
    return new Question("change", Field.CHANGE.asked(), turn.text("booking.ask_change"), options);
  }

  private List<Question.Option> services(Turn turn) {
    return shop.services().stream()
        .map(
            service ->
                new Question.Option("service:" + service.id(), service.name().in(turn.language())))
        .toList();
  }

  private List<Question.Option> areas() {
    return shop.company().areas().values().stream()
        .map(area -> new Question.Option("area:" + area.id(), area.name()))
        .toList();
  }

  /// The name the customer uses at the provider, offered if it looks like one.
  private static List<Question.Option> ownName(Turn turn) {
    return turn.customer()
        .displayName()
        .map(String::strip)
        .filter(name -> name.length() >= 2 && name.length() <= LONGEST_NAME)
        .filter(name -> name.matches("[\\p{L}][\\p{L} .'-]*"))
        .map(name -> List.of(new Question.Option("name:" + name, name)))
        .orElse(List.of());
  }

  private static Question.Option option(Turn turn, String value, String key) {
    return new Question.Option(value, turn.text(key));
  }
}
