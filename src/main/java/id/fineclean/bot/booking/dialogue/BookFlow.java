package id.fineclean.bot.booking.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.booking.Booking;
import id.fineclean.bot.booking.BookingCode;
import id.fineclean.bot.booking.BookingDetails;
import id.fineclean.bot.booking.Work;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.company.AreaMatch;
import id.fineclean.bot.conversation.Flow;
import id.fineclean.bot.conversation.Question;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Understanding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Books a cleaning: collects what is missing in any order, finds a time that can be done, tells
/// the price, and books after a yes. Everything the customer says at any moment counts, also what
/// was not asked for.
public final class BookFlow implements Flow {
  static final String BOOK = "book_cleaning";
  private static final int LONGEST_PLACE = 6;
  private static final int LONGEST_NOTE = 14;

  /// What a note for the crew may look like to an understanding that knows none.
  private static final Set<String> NEAR_NOTES =
      Set.of(
          "book_cleaning",
          "ask_services",
          "check_booking",
          "help",
          "affirm",
          "thank",
          "greet",
          Understanding.OUT_OF_SCOPE);

  /// What a message that goes on with something may look like by itself.
  private static final Set<String> GOES_ON =
      Set.of(BOOK, "affirm", "ask_price", "privacy_resume", Understanding.OUT_OF_SCOPE);

  private final Shop shop;
  private final BookQuestions questions;
  private final ShopAnswers answers;
  private final Wishes wishes;
  private final MissingDetails missing;
  private final Closing closing;
  private final BookingPicker picker;

  /// @param codes new booking codes
  public BookFlow(Shop shop, Supplier<BookingCode> codes) {
    this.shop = shop;
    this.questions = new BookQuestions(shop);
    this.answers = new ShopAnswers(shop);
    this.wishes = new Wishes(shop);
    this.missing = new MissingDetails(shop, questions);
    this.picker = new BookingPicker(shop);
    this.closing = new Closing(shop, missing, codes);
  }

  @Override
  public String id() {
    return "book";
  }

  @Override
  public Set<String> intents() {
    return Set.of(BOOK);
  }

  @Override
  public boolean claims(Turn turn, Optional<JsonNode> memory) {
    Optional<String> text = turn.understanding().map(Understanding::text);
    if (memory.isEmpty()) {
      return saysOnlyWhen(turn)
          || addsNote(turn)
          || turn.understanding().filter(OrderForm::is).isPresent();
    }
    if (memory.get().isNull() || text.isEmpty()) {
      return false;
    }
    Draft draft = Json.read(memory.get(), Draft.class);
    boolean phone = draft.asked().filter(it -> it == Field.PHONE).isPresent();
    return tellsTheCrew(turn)
        || respells(turn, draft)
        || isPlace(draft, text.get())
        || phone && PhoneWords.meansThisChat(text.get())
        || PhoneWords.namesThisNumber(text.get())
        || !text.get().contains("?") && FieldWords.toChange(text.get()).isPresent();
  }

  /// "Ada anjing ya" is for the crew, whatever is being asked.
  private boolean tellsTheCrew(Turn turn) {
    return turn.understanding()
        .filter(what -> !what.text().contains("?"))
        .filter(
            what ->
                NEAR_NOTES.contains(what.intent())
                    || what.certainty() != Understanding.Certainty.CLEAR)
        .filter(what -> !shop.notes().in(what).isEmpty() || !shop.notes().wishes(what).isEmpty())
        .isPresent();
  }

  /// Something for the crew of a booking that stands, and nothing else.
  private boolean addsNote(Turn turn) {
    return tellsTheCrew(turn)
        && turn.understanding()
            .filter(what -> what.slots().text(SlotKey.SERVICE).isEmpty())
            .filter(what -> what.text().strip().split("\\s+").length <= LONGEST_NOTE)
            .isPresent()
        && picker.lastMade(turn).isPresent();
  }

  /// Adds what the crew should know to the booking made last.
  private Outcome note(Turn turn) {
    Booking booking = picker.lastMade(turn).orElseThrow();
    Understanding what = turn.understanding().orElseThrow();
    List<String> told = shop.notes().told(what, turn.language());
    BookingDetails details = booking.details().with(told);
    byte[] sealed = shop.store().seal(booking.customerId(), booking.code(), details);
    turn.effect(transaction -> shop.store().revise(transaction, booking, sealed));
    turn.say("booking.note_added", "code", booking.code().value(), "what", String.join("; ", told));
    return new Outcome.Done();
  }

  /// "Lusa jam 10": whoever has no booking to move wants one.
  private boolean saysOnlyWhen(Turn turn) {
    return turn.understanding().filter(BareTime::is).isPresent()
        && shop.store().upcoming(turn.customer().customerId(), turn.now()).isEmpty();
  }

  private static boolean respells(Turn turn, Draft draft) {
    return draft
        .name()
        .flatMap(known -> turn.understanding().flatMap(what -> Respelling.of(known, what)))
        .isPresent();
  }

  /// "Kalau di Depok bisa?" after the question for the address says where it is.
  private boolean isPlace(Draft draft, String text) {
    boolean asked = draft.asked().filter(it -> it == Field.ADDRESS || it == Field.AREA).isPresent();
    return asked
        && text.strip().split("\\s+").length <= LONGEST_PLACE
        && !(shop.areas().find(text) instanceof AreaMatch.Unknown);
  }

  @Override
  public Optional<String> spokenOf(Turn turn) {
    Draft draft = new DraftIntake(shop, turn, Draft.EMPTY).read();
    String start =
        Stream.of(
                draft.lines().stream().map(BookFlow::start),
                draft.date().map(date -> "date:" + date).stream(),
                draft.time().map(time -> "time:" + time).stream(),
                draft.area().map(area -> "area:" + area).stream(),
                draft.address().map(address -> "address:" + address.replace('|', ' ')).stream())
            .flatMap(Function.identity())
            .collect(Collectors.joining("|"));
    return Optional.of(start).filter(it -> !it.isEmpty());
  }

  private static String start(Draft.Line line) {
    return "line:" + line.service() + line.size().map(size -> "=" + size).orElse("");
  }

  /// Whoever orders a cleaning tells what is dirty, which sounds like a complaint.
  @Override
  public boolean hasGrounds(Turn turn, String intent) {
    return !intent.equals("file_complaint")
        || shop.store()
            .last(turn.customer().customerId())
            .filter(last -> last.start().isBefore(turn.now()))
            .isPresent();
  }

  @Override
  public Optional<Reply> answer(Turn turn, Optional<JsonNode> memory, String intent) {
    Optional<Draft> draft =
        memory.filter(node -> !node.isNull()).map(node -> Json.read(node, Draft.class));
    return answers.about(turn, draft, turn.talk(this), intent);
  }

  @Override
  public Optional<String> suggests(Understanding what, boolean asks) {
    return BookingFeature.suggests(what, asks);
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
    if (turn.pick().filter(value -> value.startsWith(Wishes.START)).isPresent()) {
      return Wishes.note(turn);
    }
    if (addsNote(turn)) {
      return note(turn);
    }
    if (namesSeveralPlaces(turn)) {
      return arranged(turn);
    }
    DraftIntake intake =
        new DraftIntake(shop, turn, Draft.EMPTY.withPhone(turn.customer().phone()));
    if ((turn.pick().isEmpty() || turn.picksMeaning()) && !namesService(turn)) {
      again(turn).ifPresentOrElse(intake::takeUp, () -> turn.talk(this).ifPresent(intake::takeUp));
    }
    int start = turn.position();
    Outcome outcome = proceed(turn, intake.readFirst(), intake);
    if (outcome instanceof Outcome.Ask ask && intake.elsewhere().isEmpty()) {
      open(turn, start, Json.read(ask.memory(), Draft.class), intake);
    }
    return outcome;
  }

  private static boolean namesSeveralPlaces(Turn turn) {
    return turn.pick().isEmpty() && turn.understanding().filter(SeveralPlaces::in).isPresent();
  }

  /// More than a booking: people make of it what it is.
  private static Outcome arranged(Turn turn) {
    turn.say("booking.several_places");
    turn.leaveToPeople(BOOK, false);
    return new Outcome.Done();
  }

  private static Set<Field> union(Set<Field> some, Set<Field> others) {
    return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
  }

  private static boolean namesService(Turn turn) {
    return turn.understanding()
        .filter(what -> what.slots().text(SlotKey.SERVICE).isPresent())
        .isPresent();
  }

  /// The last booking, where the customer wants the same again.
  private Optional<Booking> again(Turn turn) {
    return YesNoAnswer.again(turn)
        ? shop.store().last(turn.customer().customerId())
        : Optional.empty();
  }

  /// "Kalau 3 unit?", "oke mau yang 3", of what the last answer was about; "mau lagi", of the last
  /// booking.
  @Override
  public Optional<String> continues(Turn turn, boolean asks) {
    Optional<Understanding> what = turn.understanding();
    if (what.isEmpty() || turn.pick().isPresent() || namesService(turn)) {
      return Optional.empty();
    }
    boolean other =
        what.get().certainty() == Understanding.Certainty.CLEAR
            && !GOES_ON.contains(what.get().intent());
    if (other) {
      return Optional.empty();
    }
    return !asks && GOES_ON.contains(what.get().intent()) && again(turn).isPresent()
        ? Optional.of(BOOK)
        : turn.talk(this).flatMap(talk -> continues(turn, talk, asks));
  }

  private Optional<String> continues(Turn turn, String talk, boolean asks) {
    DraftIntake intake = new DraftIntake(shop, turn, Draft.EMPTY);
    intake.takeUp(talk);
    intake.read();
    Set<Field> said = intake.said();
    if (asks && (said.contains(Field.SIZE) || said.contains(Field.AREA))) {
      return Optional.of("ask_price");
    }
    return said.isEmpty() ? Optional.empty() : Optional.of(BOOK);
  }

  /// What was understood, ahead of the first question; the summary speaks for itself.
  private void open(Turn turn, int start, Draft draft, DraftIntake intake) {
    int position = start;
    if (!draft.asked().equals(Optional.of(Field.CONFIRM))) {
      String text =
          ReadBack.of(turn, shop, draft, union(intake.said(), intake.carried()))
              .map(what -> turn.text("booking.begin_with", "what", what))
              .orElseGet(() -> turn.text("booking.begin"));
      turn.sayAt(position++, text);
    }
    if (!intake.noted().isEmpty() && !draft.asked().equals(Optional.of(Field.CONFIRM))) {
      turn.sayAt(position++, turn.text("booking.noted", "what", String.join("; ", intake.noted())));
    }
    Optional<String> vain = intake.addOns() ? Optional.empty() : wishes.told(turn);
    if (vain.isPresent()) {
      turn.sayAt(position, vain.get());
    }
  }

  @Override
  public Outcome advance(Turn turn, JsonNode memory) {
    Draft before = Json.read(memory, Draft.class);
    Optional<String> pick = turn.pick();
    Optional<Field> wrong =
        turn.understanding().map(Understanding::text).flatMap(FieldWords::toChange);
    if (pick.equals(Optional.of("confirm:change")) && wrong.isPresent()) {
      return missing.next(turn, before.without(wrong.get()));
    }
    if (pick.filter(value -> value.startsWith("confirm:")).isPresent()) {
      return confirm(turn, before, pick.get());
    }
    if (namesSeveralPlaces(turn)) {
      return arranged(turn);
    }
    DraftIntake intake = new DraftIntake(shop, turn, before);
    Draft draft = intake.read();
    if (!understood(intake)) {
      Optional<String> asked = aboutField(turn, before);
      if (asked.isPresent()) {
        turn.sayText(asked.get());
        return missing.next(turn, before);
      }
      Optional<String> vain = wishes.told(turn).or(() -> whySurvey(turn, before));
      vain.ifPresent(turn::sayText);
      return vain.isPresent() ? missing.next(turn, before) : answered(turn, before);
    }
    int start = turn.position();
    Outcome outcome = proceed(turn, draft, intake);
    if (outcome instanceof Outcome.Ask ask) {
      Draft after = Json.read(ask.memory(), Draft.class);
      Optional<Question> brief = brief(turn, before, after, intake);
      if (brief.isPresent()) {
        return MissingDetails.ask(after, brief.get());
      }
      acknowledge(turn, start, before, after, intake);
    }
    return outcome;
  }

  /// Nobody is read the whole summary twice: what has changed of it, with the total as it is now.
  private Optional<Question> brief(Turn turn, Draft before, Draft after, DraftIntake intake) {
    Optional<Field> confirm = Optional.of(Field.CONFIRM);
    Optional<Draft.Told> told =
        after
            .quote()
            .filter(it -> it.visits().size() == 1 && !it.visits().getFirst().survey())
            .filter(_ -> before.asked().equals(confirm) && after.asked().equals(confirm));
    List<String> what =
        Stream.concat(
                ReadBack.of(turn, shop, after, standing(intake.changed(), after)).stream(),
                intake.noted().stream())
            .toList();
    return told.filter(_ -> !what.isEmpty())
        .map(
            it ->
                questions.confirm(
                    turn,
                    turn.text(
                        intake.changed().isEmpty() ? "booking.now_noted" : "booking.now",
                        "done",
                        turn.text(changed(before, after)),
                        "what",
                        String.join("; ", what),
                        "total",
                        BookingWording.money(turn, it.total()))));
  }

  /// "Gausah survei lah, langsung harga aja": what the survey is for.
  private Optional<String> whySurvey(Turn turn, Draft draft) {
    boolean surveyed =
        draft.lines().stream()
            .flatMap(line -> shop.service(line.service()).stream())
            .anyMatch(service -> service.work() instanceof Work.Survey);
    return turn.understanding()
        .map(Understanding::text)
        .filter(text -> surveyed && text.toLowerCase(Locale.ROOT).contains("surve"))
        .map(_ -> turn.text("booking.survey_why"));
  }

  /// "Is my UK number ok?", "alamatnya udah bener kan?": what holds of it.
  private Optional<String> aboutField(Turn turn, Draft draft) {
    return turn.understanding()
        .map(Understanding::text)
        .filter(text -> text.contains("?"))
        .flatMap(FieldWords::named)
        .flatMap(field -> ReadBack.of(turn, shop, draft, Set.of(field)))
        .map(what -> turn.text("booking.field_is", "what", what));
  }

  /// Says what was changed, or taken in although something else had been asked; never of what could
  /// not be accepted.
  private void acknowledge(Turn turn, int start, Draft before, Draft after, DraftIntake intake) {
    if (!intake.noted().isEmpty() && !after.asked().equals(Optional.of(Field.CONFIRM))) {
      turn.sayAt(start, turn.text("booking.noted", "what", String.join("; ", intake.noted())));
      return;
    }
    Set<Field> changed = standing(intake.changed(), after);
    if (!changed.isEmpty()) {
      boolean shown = after.asked().equals(Optional.of(Field.CONFIRM));
      turn.sayAt(
          start,
          ReadBack.of(turn, shop, after, changed)
              .filter(what -> !shown)
              .map(what -> turn.text(changedTo(before, after), "what", what))
              .orElseGet(() -> turn.text(changed(before, after))));
    } else if (before.asked().equals(Optional.of(Field.CONFIRM)) && before.sameBut(after)) {
      turn.sayAt(start, turn.text("booking.unchanged"));
    } else if (asksAgain(before, after)
        && before.asked().filter(intake.said()::contains).isEmpty()) {
      ReadBack.of(turn, shop, after, standing(intake.said(), after))
          .ifPresent(what -> turn.sayAt(start, turn.text("booking.noted", "what", what)));
    }
  }

  private static String changedTo(Draft before, Draft after) {
    return services(after) > services(before) ? "booking.noted" : "booking.changed_to";
  }

  private static String changed(Draft before, Draft after) {
    int more = services(after) - services(before);
    return more > 0 ? "booking.added" : more < 0 ? "booking.left_out" : "booking.changed";
  }

  private static int services(Draft draft) {
    return draft.lines().size();
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
    return draft.asked().equals(Optional.of(Field.CHANGE))
        ? MissingDetails.ask(draft, questions.change(turn, draft))
        : missing.next(turn, draft);
  }

  @Override
  public void stop(Turn turn, JsonNode memory) {
    turn.say("booking.stopped");
  }

  private static boolean understood(DraftIntake intake) {
    return !intake.said().isEmpty()
        || !intake.noted().isEmpty()
        || intake.elsewhere().isPresent()
        || intake.badSize().isPresent()
        || intake.badPhone()
        || intake.unseenPhone()
        || intake.noSuchDate().isPresent();
  }

  /// A plain yes or no, which means something only to a question that can be answered so.
  private Outcome answered(Turn turn, Draft draft) {
    Field asked = draft.asked().orElse(Field.SERVICE);
    boolean offered = asked == Field.NAME || asked == Field.ADDRESS;
    YesNoAnswer reply =
        offered && YesNoAnswer.asBefore(turn) ? YesNoAnswer.YES : YesNoAnswer.to(turn);
    return switch (asked) {
      case CONFIRM ->
          reply == YesNoAnswer.NO ? confirm(turn, draft, "confirm:change") : new Outcome.Unclear();
      case NAME -> reply == YesNoAnswer.YES ? ownName(turn, draft) : new Outcome.Unclear();
      case ADDRESS -> samePlace(turn, draft, reply);
      case PHONE -> reply == YesNoAnswer.NO ? whyPhone(turn, draft) : new Outcome.Unclear();
      case SERVICE, SIZE, AREA, DATE, TIME, CHANGE -> new Outcome.Unclear();
    };
  }

  /// A yes or no to the place of the last booking, where it was offered.
  private Outcome samePlace(Turn turn, Draft draft, YesNoAnswer reply) {
    if (reply == YesNoAnswer.OTHER || missing.last(turn, draft).isEmpty()) {
      return new Outcome.Unclear();
    }
    DraftIntake intake = new DraftIntake(shop, turn, draft);
    return missing.next(turn, intake.atLastPlace(reply == YesNoAnswer.YES));
  }

  private Outcome whyPhone(Turn turn, Draft draft) {
    turn.say("booking.phone_why");
    return missing.next(turn, draft);
  }

  /// A yes to the one name that was offered.
  private Outcome ownName(Turn turn, Draft draft) {
    List<Question.Option> offered = questions.ownName(turn);
    return offered.isEmpty()
        ? new Outcome.Unclear()
        : missing.next(turn, draft.withName(Optional.of(offered.getFirst().label())));
  }

  private Outcome confirm(Turn turn, Draft draft, String choice) {
    return switch (choice) {
      case "confirm:yes" -> closing.book(turn, draft);
      case "confirm:stop" -> new Outcome.Stop();
      default -> MissingDetails.ask(draft.withAsked(Field.CHANGE), questions.change(turn, draft));
    };
  }

  private Outcome proceed(Turn turn, Draft draft, DraftIntake intake) {
    if (intake.said().contains(Field.SIZE)) {
      List<Draft.Line> guessed = draft.lines().stream().filter(Draft.Line::estimated).toList();
      if (!guessed.isEmpty()) {
        turn.say("booking.estimated", "what", BookingWording.lines(turn, shop, guessed));
      }
    }
    intake.badSize().ifPresent(size -> turn.sayText(BookingWording.badSize(turn, size)));
    if (intake.badPhone()) {
      turn.say("booking.phone_invalid");
    }
    intake.noSuchDate().ifPresent(day -> turn.say("booking.no_such_date", "day", day));
    if (intake.unseenPhone()) {
      turn.say("booking.phone_unseen");
    }
    if (intake.elsewhere().isPresent()) {
      turn.say(
          "booking.area_not_served",
          "place",
          intake.elsewhere().get(),
          "areas",
          BookingWording.areas(List.copyOf(shop.company().areas().values())));
      return MissingDetails.ask(
          draft.without(Field.ADDRESS).withAsked(Field.ADDRESS), questions.otherAddress(turn));
    }
    if (intake.said().contains(Field.AREA) && draft.address().isEmpty()) {
      draft
          .area()
          .flatMap(shop.company()::area)
          .filter(area -> asksWhether(turn))
          .ifPresent(area -> turn.say("booking.place_served", "place", area.name()));
    }
    OneVisit.tell(turn);
    return intake.which().isOpen()
        ? MissingDetails.ask(draft.withAsked(Field.DATE), intake.which().question(turn))
        : missing.next(turn, draft);
  }

  private static boolean asksWhether(Turn turn) {
    return turn.understanding().filter(what -> what.text().contains("?")).isPresent();
  }
}
