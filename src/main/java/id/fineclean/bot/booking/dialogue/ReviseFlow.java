package id.fineclean.bot.booking.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.booking.Availability;
import id.fineclean.bot.booking.Booking;
import id.fineclean.bot.booking.BookingCode;
import id.fineclean.bot.booking.BookingDetails;
import id.fineclean.bot.booking.ChangeAnswer;
import id.fineclean.bot.booking.FreeSlot;
import id.fineclean.bot.booking.Job;
import id.fineclean.bot.booking.Openings;
import id.fineclean.bot.booking.Order;
import id.fineclean.bot.booking.PriceList;
import id.fineclean.bot.company.Area;
import id.fineclean.bot.company.BusinessTime;
import id.fineclean.bot.conversation.Flow;
import id.fineclean.bot.conversation.Question;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.outbox.Outbox;
import id.fineclean.bot.understanding.SlotKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Changes what is done at a booking, where, or whom to ask for: "alamatnya salah, harusnya no 14",
/// "jadi 4 jam bisa?". What costs nothing is changed at once; another size, service or area after
/// its price was told and agreed to. The time alone is [MoveFlow]'s.
public final class ReviseFlow implements Flow {
  /// Nobody corrects a booking in more characters.
  private static final int LONGEST = 300;

  private static final Set<Field> CHANGEABLE =
      EnumSet.of(Field.SERVICE, Field.SIZE, Field.ADDRESS, Field.AREA, Field.NAME, Field.PHONE);

  private final Shop shop;
  private final Outbox outbox;
  private final BookingPicker picker;
  private final BookQuestions questions;
  private final Visits visits;

  public ReviseFlow(Shop shop, Outbox outbox) {
    this.shop = shop;
    this.outbox = outbox;
    this.picker = new BookingPicker(shop);
    this.questions = new BookQuestions(shop);
    this.visits = new Visits(shop);
  }

  /// @param code of the booking
  /// @param draft as it is to be
  /// @param told the total that was told, while it is being agreed to
  private record Memory(String code, Draft draft, Optional<Long> told) {}

  @Override
  public String id() {
    return "revise";
  }

  @Override
  public Set<String> intents() {
    return Set.of();
  }

  /// Whoever has a booking to come and says that something of it is wrong, or is to be otherwise,
  /// means that booking, however much it sounds like the data we hold.
  @Override
  public boolean claims(Turn turn, Optional<JsonNode> memory) {
    if (turn.pick().isPresent() || turn.understanding().isEmpty()) {
      return false;
    }
    String text = turn.understanding().get().text();
    if (memory.isPresent() || text.length() > LONGEST || FieldWords.speaksOfData(text)) {
      return false;
    }
    return Optional.of(text)
        .filter(FieldWords::changes)
        .flatMap(_ -> meant(turn))
        .filter(
            booking ->
                FieldWords.toChange(text).filter(CHANGEABLE::contains).isPresent()
                    || wantsChanged(turn, booking))
        .isPresent();
  }

  private boolean wantsChanged(Turn turn, Booking booking) {
    Draft before = draft(booking);
    Draft after = read(turn, before);
    return !after.equals(before)
        && after.date().equals(before.date())
        && after.time().equals(before.time())
        && isOneVisit(after);
  }

  /// Another crew's work is another booking.
  private boolean isOneVisit(Draft draft) {
    return jobs(draft).size() == 1;
  }

  private List<Job> jobs(Draft draft) {
    Optional<Area> area = draft.area().flatMap(shop.company()::area);
    return area.map(
            place -> MissingDetails.job(shop, draft, place).map(visits::split).orElse(List.of()))
        .orElse(List.of());
  }

  /// The booking whose code is said, or else the one made last, as long as it is to come.
  private Optional<Booking> meant(Turn turn) {
    return turn.understanding()
        .flatMap(what -> what.slots().text(SlotKey.BOOKING_CODE))
        .flatMap(BookingCode::parse)
        .flatMap(code -> shop.store().find(turn.customer().customerId(), code))
        .filter(booking -> !booking.cancelled() && booking.end().isAfter(turn.now()))
        .or(() -> picker.lastMade(turn));
  }

  private Draft read(Turn turn, Draft before) {
    return new DraftIntake(shop, turn, before).read();
  }

  private Draft draft(Booking booking) {
    BookingDetails details = booking.details();
    ZonedDateTime start = picker.start(booking);
    return Draft.EMPTY
        .withLines(
            details.order().lines().stream()
                .map(
                    it ->
                        new Draft.Line(
                            it.service(),
                            Optional.of(it.size()),
                            it.addOns(),
                            false,
                            Optional.empty()))
                .toList())
        .withArea(Optional.of(booking.area()))
        .withAddress(Optional.of(details.address()))
        .withDate(Optional.of(start.toLocalDate()))
        .withTime(Optional.of(start.toLocalTime()))
        .withName(Optional.of(details.name()))
        .withPhone(Optional.of(details.phone()))
        .withNotes(details.notes())
        .withWishes(List.copyOf(details.order().wishes()));
  }

  @Override
  public boolean changesWhatStands() {
    return true;
  }

  @Override
  public Outcome begin(Turn turn) {
    Optional<Booking> booking = meant(turn);
    if (booking.isEmpty()) {
      turn.say("booking.none");
      return new Outcome.Done();
    }
    Draft before = draft(booking.get());
    Draft after = read(turn, before);
    return proceed(turn, booking.get(), after, !after.equals(before));
  }

  @Override
  public Outcome advance(Turn turn, JsonNode json) {
    Memory memory = Json.read(json, Memory.class);
    Optional<Booking> booking = find(turn, memory);
    if (booking.isEmpty()) {
      turn.say("booking.gone");
      return new Outcome.Done();
    }
    Draft after = read(turn, memory.draft);
    if (!after.equals(memory.draft)) {
      return proceed(turn, booking.get(), after, true);
    }
    return memory.told.isPresent() ? agreed(turn, booking.get(), memory) : new Outcome.Unclear();
  }

  @Override
  public Outcome resume(Turn turn, JsonNode json) {
    if (json.isNull()) {
      return begin(turn);
    }
    Memory memory = Json.read(json, Memory.class);
    return find(turn, memory)
        .map(booking -> proceed(turn, booking, memory.draft, memory.told.isPresent()))
        .orElseGet(
            () -> {
              turn.say("booking.gone");
              return new Outcome.Done();
            });
  }

  @Override
  public void stop(Turn turn, JsonNode memory) {
    turn.say("booking.kept");
  }

  @Override
  public Optional<String> hint(Turn turn, JsonNode json) {
    return json.isNull()
        ? Optional.empty()
        : Optional.of(Json.read(json, Memory.class))
            .flatMap(
                memory ->
                    memory.told.isPresent()
                        ? Optional.of(turn.text("booking.hint_revise"))
                        : questions.hint(turn, memory.draft));
  }

  private Optional<Booking> find(Turn turn, Memory memory) {
    return shop.store()
        .find(turn.customer().customerId(), new BookingCode(memory.code))
        .filter(booking -> !booking.cancelled());
  }

  /// @param said whether the message says how it is to be
  private Outcome proceed(Turn turn, Booking booking, Draft draft, boolean said) {
    Optional<Field> open = open(draft);
    if (!said || open.isPresent()) {
      return ask(turn, booking, draft, open.orElse(Field.CHANGE));
    }
    Draft before = draft(booking);
    boolean sameWork =
        draft.lines().equals(before.lines())
            && draft.area().equals(before.area())
            && draft.date().equals(before.date())
            && draft.time().equals(before.time())
            && draft.wishes().equals(before.wishes());
    return sameWork ? revise(turn, booking, draft) : rework(turn, booking, draft);
  }

  /// What was said to be wrong, without saying how it should be.
  private static Optional<Field> open(Draft draft) {
    return CHANGEABLE.stream().filter(field -> !isKnown(draft, field)).findFirst();
  }

  private static boolean isKnown(Draft draft, Field field) {
    return field == Field.SIZE
        ? draft.lines().stream().allMatch(line -> line.size().isPresent())
        : draft.has(field);
  }

  private Outcome ask(Turn turn, Booking booking, Draft draft, Field field) {
    Question question =
        switch (field) {
          case ADDRESS -> questions.address(turn, draft);
          case AREA -> questions.area(turn);
          case NAME -> questions.name(turn);
          case PHONE -> questions.phone(turn);
          case SERVICE -> questions.service(turn, "booking.ask_service");
          case SIZE ->
              draft.lines().stream()
                  .filter(line -> line.size().isEmpty())
                  .flatMap(line -> shop.service(line.service()).stream())
                  .flatMap(service -> service.sizing().stream())
                  .findFirst()
                  .map(sizing -> questions.size(turn, sizing))
                  .orElseGet(() -> questions.revision(turn, booking));
          case DATE, TIME, CONFIRM, CHANGE -> questions.revision(turn, booking);
        };
    return asking(booking, draft.withAsked(field), Optional.empty(), question);
  }

  private static Outcome asking(
      Booking booking, Draft draft, Optional<Long> told, Question question) {
    return new Outcome.Ask(question, Json.tree(new Memory(booking.code().value(), draft, told)));
  }

  private static BookingDetails details(Booking booking, Draft draft, Order order) {
    return new BookingDetails(
        draft.name().orElseThrow(),
        draft.phone().orElseThrow(),
        draft.address().orElseThrow(),
        order,
        draft.notes(),
        booking.details().language());
  }

  /// What costs nothing and takes nobody's time is changed at once.
  private Outcome revise(Turn turn, Booking booking, Draft draft) {
    BookingDetails details = details(booking, draft, booking.details().order());
    byte[] sealed = shop.store().seal(booking.customerId(), booking.code(), details);
    turn.effect(transaction -> shop.store().revise(transaction, booking, sealed));
    turn.say(
        "booking.revised",
        "code",
        booking.code().value(),
        "what",
        String.join("; ", differences(booking.details(), details)));
    return new Outcome.Done();
  }

  private static List<String> differences(BookingDetails before, BookingDetails after) {
    return Stream.of(
            Stream.of(after.address()).filter(it -> !it.equals(before.address())),
            Stream.of(after.name()).filter(it -> !it.equals(before.name())),
            Stream.of(after.phone())
                .filter(it -> !it.equals(before.phone()))
                .map(BookingWording::phone),
            after.notes().stream().filter(it -> !before.notes().contains(it)))
        .flatMap(parts -> parts)
        .toList();
  }

  /// Other work, or another area, has another price and takes another time.
  private Outcome rework(Turn turn, Booking booking, Draft draft) {
    List<Job> jobs = jobs(draft);
    ChangeAnswer allowed =
        ChangeCosts.move(shop, booking.details().order(), picker.start(booking), turn.now());
    if (jobs.size() != 1 || !shop.offers(jobs.getFirst()) || !isFree(allowed)) {
      turn.say("booking.change_too_late");
      turn.handOver("reschedule_booking", true);
      return new Outcome.Done();
    }
    Job job = jobs.getFirst();
    Openings openings = openings(turn, booking, job);
    Times times =
        new Times(
            turn, openings, LocalDate.ofInstant(turn.now(), job.area().zone()), draft.until());
    Times.Found found =
        times.find(
            draft.date(), draft.around(), draft.from(), draft.time(), Optional.empty(), List.of());
    return switch (found) {
      case Times.Found.Slot at -> confirm(turn, booking, draft, job, at.slot());
      case Times.Found.AskDate other ->
          asking(
              booking,
              draft.withDate(Optional.empty()).withAsked(Field.DATE),
              Optional.empty(),
              other.question());
      case Times.Found.AskTime other ->
          asking(
              booking,
              draft.withTime(Optional.empty()).withAsked(Field.TIME),
              Optional.empty(),
              other.question());
      case Times.Found.NoRoom none -> {
        turn.say("booking.no_room");
        turn.handOver("reschedule_booking", false);
        yield new Outcome.Done();
      }
    };
  }

  private static boolean isFree(ChangeAnswer allowed) {
    return switch (allowed) {
      case ChangeAnswer.Free free -> true;
      case ChangeAnswer.WithFee with -> false;
      case ChangeAnswer.TooLate late -> false;
    };
  }

  /// The booking's own time must not stand in its way.
  private Openings openings(Turn turn, Booking booking, Job job) {
    return shop.openings(job, turn.now(), shop.store().except(shop.store().cells(booking.id())));
  }

  private Outcome confirm(Turn turn, Booking booking, Draft draft, Job job, FreeSlot slot) {
    Order order = PriceList.quote(job, turn.now()).order();
    long total = booking.ledger().owed() - booking.details().price() + order.total();
    String text =
        turn.text(
            "booking.revise",
            "code",
            booking.code().value(),
            "service",
            BookingWording.order(turn, shop, order),
            "when",
            BusinessTime.dateTime(slot.start(), turn.language()),
            "duration",
            BusinessTime.duration(slot.work(), turn.language()),
            "address",
            draft.address().orElseThrow(),
            "total",
            BookingWording.money(turn, total),
            "before",
            BookingWording.money(turn, booking.ledger().owed()));
    List<Question.Option> options =
        List.of(
            Question.Option.committing("yes", turn.text("booking.revise_yes")),
            new Question.Option("no", turn.text("booking.revise_no")));
    return asking(
        booking,
        draft.withAsked(Field.CONFIRM),
        Optional.of(order.total()),
        new Question("revise", Field.CONFIRM.expects(), text, options));
  }

  private Outcome agreed(Turn turn, Booking booking, Memory memory) {
    return switch (YesNoAnswer.toCommitment(turn)) {
      case YES -> reworked(turn, booking, memory);
      case NO -> {
        turn.say("booking.kept");
        yield new Outcome.Done();
      }
      case OTHER -> new Outcome.Unclear();
    };
  }

  /// The yes. Hours may have passed: time and price are looked at once more.
  private Outcome reworked(Turn turn, Booking booking, Memory memory) {
    Draft draft = memory.draft;
    List<Job> jobs = jobs(draft);
    Optional<Order> order =
        jobs.size() == 1
            ? Optional.of(PriceList.quote(jobs.getFirst(), turn.now()).order())
            : Optional.empty();
    Optional<FreeSlot> slot =
        order
            .filter(now -> memory.told.equals(Optional.of(now.total())))
            .flatMap(
                _ ->
                    openings(turn, booking, jobs.getFirst())
                                .at(draft.date().orElseThrow(), draft.time().orElseThrow())
                            instanceof Availability.Free free
                        ? Optional.of(free.slot())
                        : Optional.empty());
    if (slot.isEmpty()) {
      return rework(turn, booking, draft);
    }
    BookingDetails details = details(booking, draft, order.orElseThrow());
    byte[] sealed = shop.store().seal(booking.customerId(), booking.code(), details);
    long more = details.price() - booking.details().price();
    String area = draft.area().orElseThrow();
    FreeSlot at = slot.get();
    Instant now = turn.now();
    turn.effect(
        transaction -> {
          shop.store().rework(transaction, booking, area, at, more, sealed, now);
          outbox.withdraw(transaction, Reminders.keyPrefix(booking.id()), now);
        });
    turn.say(
        "booking.reworked",
        "code",
        booking.code().value(),
        "service",
        BookingWording.order(turn, shop, details.order()),
        "when",
        BusinessTime.dateTime(at.start(), turn.language()),
        "address",
        details.address(),
        "total",
        BookingWording.money(turn, booking.ledger().owed() + more));
    return new Outcome.Done();
  }
}
