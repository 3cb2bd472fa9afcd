package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.Booking;
import id.fineclean.bot.booking.BookingDetails;
import id.fineclean.bot.booking.CrewWish;
import id.fineclean.bot.booking.Estimate;
import id.fineclean.bot.booking.Service;
import id.fineclean.bot.booking.SizeCheck;
import id.fineclean.bot.booking.Sizing;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.company.AreaMatch;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Slots;
import id.fineclean.bot.understanding.Understanding;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Takes everything a message says about a booking into a draft: picked options, slots, a shared
/// location, a contact card, and short answers to the question just asked.
final class DraftIntake {
  private static final Pattern PARTS = Pattern.compile("\\|");
  private static final Pattern MORE =
      Pattern.compile("\\b(jadi|ganti|ubah|rubah|tambah|kurangi)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final int SHORTEST_ADDRESS = 10;
  private static final int MINUTES_PER_HOUR = 60;
  private final Shop shop;
  private final FindableAddress places;
  private final Turn turn;
  private final DraftEdit edit;
  private Optional<String> elsewhere = Optional.empty();
  private Optional<BadSize> badSize = Optional.empty();
  private boolean badPhone;
  private boolean unseenPhone;
  private Optional<String> noSuchDate = Optional.empty();
  private WhichDay which = WhichDay.NONE;
  private boolean beginning;
  private boolean addOns;
  private boolean kept;
  private boolean goesOn;
  private Set<Field> carried = Set.of();
  private List<String> noted = List.of();

  DraftIntake(Shop shop, Turn turn, Draft draft) {
    this.shop = shop;
    this.places = new FindableAddress(shop.areas());
    this.turn = turn;
    this.edit = new DraftEdit(draft);
  }

  /// Reads the turn's message.
  ///
  /// @return the draft with what it says
  Draft read() {
    turn.pick().ifPresent(value -> PARTS.splitAsStream(value).forEach(this::pick));
    switch (turn.message().content()) {
      case InboundContent.Location location -> location(location);
      case InboundContent.ContactCard card -> card(card.phone());
      case InboundContent.Text _, InboundContent.Media _ -> words();
      case InboundContent.Tap _, InboundContent.Edit _ -> {}
      case InboundContent.Reachability _, InboundContent.Unsupported _ -> {}
    }
    fillSizes();
    edit.draft().area().flatMap(shop.company()::area).ifPresent(it -> edit.atPlace(it.zone()));
    return edit.draft();
  }

  /// Begins with what was spoken of before this message.
  ///
  /// @param start as of a [Turn#talk]
  void takeUp(String start) {
    PARTS.splitAsStream(start).forEach(this::pick);
    carried = edit.carried();
    goesOn = true;
  }

  /// Begins with what was booked the last time, but for when.
  void takeUp(Booking last) {
    List<OrderReader.Wanted> lines =
        last.details().order().lines().stream()
            .map(it -> new OrderReader.Wanted(it.service(), Optional.of((double) it.size())))
            .toList();
    order(lines, true);
    last.details()
        .order()
        .lines()
        .forEach(it -> it.addOns().forEach(addOn -> edit.addOn(it.service(), addOn, true)));
    atLastPlace(true);
    carried = edit.carried();
  }

  /// What is known so far.
  Draft draft() {
    return edit.draft();
  }

  /// Fields that were taken up, rather than said by the message.
  Set<Field> carried() {
    return carried;
  }

  /// Reads the message that begins a booking: what it picks, and what it says besides.
  Draft readFirst() {
    beginning = true;
    return read();
  }

  /// Fields the message gave an answer to.
  Set<Field> said() {
    return edit.said();
  }

  /// Those of them that had another answer before.
  Set<Field> changed() {
    return edit.changed();
  }

  /// A place the message names that is not served.
  Optional<String> elsewhere() {
    return elsewhere;
  }

  /// A size that a service is not done in.
  record BadSize(Service service, SizeCheck check) {}

  Optional<BadSize> badSize() {
    return badSize;
  }

  /// Whether something was given as a phone number that cannot be one.
  boolean badPhone() {
    return badPhone;
  }

  /// Whether the customer means the number they write from, which the channel does not tell.
  boolean unseenPhone() {
    return unseenPhone;
  }

  /// A day the customer wrote that no calendar has.
  Optional<String> noSuchDate() {
    return noSuchDate;
  }

  /// What the message tells the crew, where that is new.
  List<String> noted() {
    return noted;
  }

  /// Whether the message spoke of something that is done besides a service of the order.
  boolean addOns() {
    return addOns;
  }

  /// The days of which one is meant.
  WhichDay which() {
    return which;
  }

  private void words() {
    if (turn.pick().isEmpty() || beginning) {
      turn.understanding().ifPresent(this::understanding);
    }
  }

  private void pick(String value) {
    int colon = value.indexOf(':');
    String rest = value.substring(colon + 1);
    switch (value.substring(0, Math.max(0, colon))) {
      case "service" -> order(List.of(new OrderReader.Wanted(rest, Optional.empty())), false);
      case "line" -> line(rest.split("=", 2));
      case "size" -> size(Integer.parseInt(rest));
      case "crew" ->
          shop.wish(rest)
              .ifPresent(it -> edit.note(List.of(it.name().in(turn.language())), List.of(rest)));
      case "area" -> area(rest);
      case "address" -> place(rest);
      case "date" -> edit.date(LocalDate.parse(rest));
      case "time" -> edit.time(LocalTime.parse(rest));
      case "slot" -> {
        LocalDateTime when = LocalDateTime.parse(rest);
        edit.date(when.toLocalDate());
        edit.time(when.toLocalTime());
      }
      case "last" -> atLastPlace(rest.equals("yes"));
      case "name" -> edit.name(rest);
      case "phone" -> edit.phone(rest);
      case "change" -> edit.clear(Field.valueOf(rest));
      // The flow itself looks at "confirm".
      default -> {}
    }
  }

  private void line(String[] parts) {
    Optional<Double> size =
        parts.length == 2 ? Optional.of(Double.valueOf(parts[1])) : Optional.empty();
    order(List.of(new OrderReader.Wanted(parts[0], size)), true);
  }

  private void understanding(Understanding understanding) {
    Slots slots = understanding.slots();
    List<String> ordered = edit.draft().lines().stream().map(Draft.Line::service).toList();
    OrderReader.Said order = shop.orders().read(understanding, ordered);
    order(order);
    besides(understanding);
    notes(understanding);
    place(understanding.text(), slots);
    placeCorrected(understanding.text());
    slots.get(SlotKey.REJECTED_DATE, LocalDate.class).ifPresent(edit::reject);
    day(slots);
    noSuchDate = slots.text(SlotKey.NO_SUCH_DATE);
    slots.get(SlotKey.DATE_FROM, LocalDate.class).ifPresent(edit::from);
    slots.get(SlotKey.DATE_UNTIL, LocalDate.class).ifPresent(edit::until);
    slots.timeStart().ifPresent(time -> time(order.spoken(), ordered, time));
    slots.text(SlotKey.TIME_ZONE).ifPresent(edit::zone);
    slots.text(SlotKey.DAY_PART).ifPresent(edit::dayPart);
    slots
        .text(SlotKey.NAME)
        .or(() -> edit.draft().name().flatMap(known -> Respelling.of(known, understanding)))
        .ifPresent(edit::name);
    slots.text(SlotKey.PHONE).ifPresent(edit::phone);
    if (YesNoAnswer.asBefore(turn) && FieldWords.names(Field.ADDRESS, understanding.text())) {
      atLastPlace(true);
    }
    if (PhoneWords.namesThisNumber(understanding.text())) {
      thisNumber();
    }
    shortAnswer(understanding);
    hours(slots);
    estimate(understanding.text());
    if (said().isEmpty()) {
      FieldWords.toChange(understanding.text()).ifPresent(edit::clear);
    }
  }

  /// "Yang AC jam 1 aja", of an order that holds more, is said of the AC alone.
  private void time(Set<String> spoken, List<String> ordered, LocalTime time) {
    if (ordered.size() > 1
        && spoken.size() == 1
        && ordered.containsAll(spoken)
        && edit.draft().time().isPresent()) {
      edit.time(spoken.iterator().next(), time);
    } else {
      edit.time(time);
    }
  }

  private void day(Slots slots) {
    which = WhichDay.of(slots, shop.company());
    if (which.isOpen()) {
      edit.undecided();
    } else {
      which.days().stream().filter(this::mayBeWished).forEach(edit::date);
    }
  }

  /// Answers that only mean something because of the question.
  private void shortAnswer(Understanding what) {
    String text = what.text().strip();
    Field asked = edit.draft().asked().orElse(Field.CONFIRM);
    if (goesOn && turn.pick().isEmpty() && !said().contains(Field.SIZE)) {
      SizeWords.bareNumber(what).ifPresent(this::size);
    }
    if (said().contains(asked)) {
      return;
    }
    switch (asked) {
      case SIZE -> SizeWords.bareNumber(what).ifPresent(this::size);
      case ADDRESS -> {
        if (text.length() >= SHORTEST_ADDRESS
            && !text.contains("?")
            && !places.isOnlyPlace(text)
            && shop.areas().find(text) instanceof AreaMatch.Served) {
          address(text);
        }
      }
      case PHONE -> {
        badPhone = text.chars().filter(Character::isDigit).count() >= 5;
        if (!badPhone && PhoneWords.meansThisChat(text)) {
          thisNumber();
        }
      }
      case CONFIRM -> {
        if (said().isEmpty() && MORE.matcher(text).find()) {
          SizeWords.bareNumber(what).ifPresent(this::size);
        }
      }
      case SERVICE, AREA, DATE, TIME, NAME, CHANGE -> {}
    }
  }

  /// The number they write from, where the channel tells it.
  private void thisNumber() {
    turn.customer().phone().ifPresentOrElse(edit::phone, () -> unseenPhone = true);
  }

  /// Takes the place of the last booking and whom to ask for there, or rules it out.
  ///
  /// @return the draft with that
  Draft atLastPlace(boolean same) {
    Optional<Booking> last = shop.store().last(turn.customer().customerId());
    if (!same || last.isEmpty()) {
      edit.otherPlace();
      return edit.draft();
    }
    BookingDetails details = last.get().details();
    area(last.get().area());
    address(details.address());
    if (edit.draft().name().isEmpty()) {
      edit.name(details.name());
    }
    if (edit.draft().phone().isEmpty()) {
      edit.phone(details.phone());
    }
    return edit.draft();
  }

  private void order(OrderReader.Said said) {
    leave(said.left());
    boolean besides = said.adding() && !said.turning();
    order(said.wanted(), besides);
    if (said.wanted().stream().allMatch(it -> it.size().isEmpty())) {
      said.loose().forEach(this::measure);
    }
  }

  /// What the crew is told, and what is wished of it.
  private void notes(Understanding what) {
    List<CrewWish> wishes = shop.notes().wishes(what);
    List<String> told = shop.notes().told(what, turn.language());
    if (edit.note(told, wishes.stream().map(CrewWish::id).toList())) {
      noted = told;
    }
  }

  private void besides(Understanding what) {
    for (OrderReader.Besides each : shop.orders().besides(what)) {
      if (edit.draft().line(each.service()).isPresent()) {
        edit.addOn(each.service(), each.addOn(), each.wanted());
        addOns = true;
      }
    }
  }

  /// "Dari jam 9 sampe jam 1": four hours, where hours are what is booked.
  private void hours(Slots slots) {
    Optional<LocalTime> start = slots.timeStart();
    Optional<LocalTime> end = slots.timeEnd();
    Optional<Service> service = spokenOf();
    if (start.isEmpty() || end.isEmpty() || service.isEmpty()) {
      return;
    }
    long minutes = Duration.between(start.get(), end.get()).toMinutes();
    boolean open = edit.draft().line(service.get().id()).flatMap(Draft.Line::size).isEmpty();
    boolean hourly =
        service
            .flatMap(Service::sizing)
            .filter(it -> it.said() == SlotKey.DURATION_HOURS)
            .isPresent();
    if (open && hourly && minutes > 0) {
      size(service.get().id(), Math.ceilDiv(minutes, MINUTES_PER_HOUR));
    }
  }

  /// A size by the owner's rule, where it has a name ("sofa L") or the customer does not know it.
  private void estimate(String text) {
    for (Draft.Line line : edit.draft().lines()) {
      Optional<Sizing> sizing = sizing(line.service());
      Optional<Estimate> rule = sizing.flatMap(Sizing::estimate);
      if (line.size().isEmpty() && rule.isPresent()) {
        estimate(text, line.service(), rule.get())
            .map(size -> Math.clamp(size, sizing.get().minimum(), sizing.get().maximum()))
            .ifPresent(size -> edit.estimate(line.service(), size));
      }
    }
  }

  private Optional<Integer> estimate(String text, String service, Estimate rule) {
    Optional<Integer> named = shop.orders().sizes(service).named(text);
    boolean asked = edit.draft().asked().equals(Optional.of(Field.SIZE));
    boolean unknown = SizeWords.isUnknown(text);
    if (named.isPresent() || !unknown && !(asked && kept)) {
      return named;
    }
    OptionalDouble by = rule.by(edit.draft().measures());
    return by.isPresent()
        ? Optional.of((int) Math.ceil(by.getAsDouble()))
        : unknown && asked ? Optional.of(rule.usual()) : Optional.empty();
  }

  /// Services that are not wanted any more; the last one stays, for without it there is no order.
  private void leave(Set<String> services) {
    Predicate<Draft.Line> stays = line -> !services.contains(line.service());
    Draft before = edit.draft();
    List<Draft.Line> lines = before.lines().stream().filter(stays).toList();
    if (lines.size() < before.lines().size() && !lines.isEmpty()) {
      edit.lines(lines);
    }
  }

  /// @param besides whether what is new comes to what is there, rather than instead of it
  private void order(List<OrderReader.Wanted> named, boolean besides) {
    List<OrderReader.Wanted> wanted =
        named.stream().filter(it -> shop.service(it.service()).isPresent()).toList();
    if (wanted.isEmpty()) {
      return;
    }
    Draft before = edit.draft();
    boolean known = wanted.stream().anyMatch(it -> before.line(it.service()).isPresent());
    boolean replaces = !besides && !known && before.lines().size() == 1;
    List<Draft.Line> lines = new ArrayList<>(replaces ? List.of() : before.lines());
    for (OrderReader.Wanted each : wanted) {
      if (lines.stream().noneMatch(line -> line.service().equals(each.service()))) {
        lines.add(Draft.Line.of(each.service()));
      }
    }
    edit.lines(lines);
    wanted.forEach(it -> it.size().ifPresent(size -> size(it.service(), size)));
  }

  /// What a size measures depends on the service, which may be said later.
  private void measure(SlotKey key, double value) {
    Optional<Service> service = spokenOf();
    if (service.isEmpty()) {
      edit.measure(key, value);
    } else if (service.flatMap(Service::sizing).filter(it -> it.said() == key).isPresent()) {
      size(service.get().id(), value);
    } else {
      edit.keep(key, value);
      kept = true;
    }
  }

  /// Takes a size said earlier, now that it is known what it measures.
  private void fillSizes() {
    for (Draft.Line line : edit.draft().lines()) {
      Optional<SlotKey> key = sizing(line.service()).map(Sizing::said);
      Optional<Double> kept =
          key.flatMap(said -> Optional.ofNullable(edit.draft().measures().get(said)));
      if (kept.isPresent() && line.size().isEmpty() && badSize.isEmpty()) {
        edit.takeMeasure(key.orElseThrow());
        size(line.service(), kept.get());
      }
    }
  }

  private Optional<Sizing> sizing(String service) {
    return shop.service(service).flatMap(Service::sizing);
  }

  /// The service that a bare size is of: the first that lacks one, or the only one that has any.
  private Optional<Service> spokenOf() {
    List<Draft.Line> measured =
        edit.draft().lines().stream().filter(line -> sizing(line.service()).isPresent()).toList();
    return measured.stream()
        .filter(line -> line.size().isEmpty())
        .findFirst()
        .or(() -> measured.size() == 1 ? Optional.of(measured.getFirst()) : Optional.empty())
        .flatMap(line -> shop.service(line.service()));
  }

  private void size(int size) {
    spokenOf().ifPresent(service -> size(service.id(), size));
  }

  private void size(String service, double size) {
    Service measured = shop.service(service).orElseThrow();
    measured
        .sizing()
        .ifPresent(
            sizing -> {
              SizeCheck check = sizing.check(size);
              if (check instanceof SizeCheck.Fits fits) {
                edit.size(service, fits.size());
                badSize = Optional.empty();
              } else {
                badSize = Optional.of(new BadSize(measured, check));
              }
            });
  }

  private void place(String text, Slots slots) {
    Draft before = edit.draft();
    Optional<String> address =
        slots
            .text(SlotKey.ADDRESS)
            .map(shop.notes()::withoutWishes)
            .filter(written -> !places.isOnlyPlace(written))
            .filter(places::canBeFound)
            .filter(
                written ->
                    !before.asked().equals(Optional.of(Field.AREA))
                        || FindableAddress.hasDigit(written));
    boolean about =
        address.isPresent()
            || before.asked().filter(Field::isPlace).isPresent()
            || before.area().isEmpty();
    if (!about) {
      return;
    }
    switch (shop.areas().find(text)) {
      case AreaMatch.Served served -> {
        area(served.area().id());
        address
            .map(written -> FindableAddress.withPlace(written, served.name()))
            .ifPresent(this::address);
      }
      case AreaMatch.NotServed not -> elsewhere = Optional.of(not.name());
      case AreaMatch.Unknown unknown -> address.ifPresent(this::addressSomewhere);
    }
  }

  /// "Alamatnya salah, harusnya no 14", of an address that is known.
  private void placeCorrected(String text) {
    Optional<String> known = edit.draft().address();
    if (known.isEmpty() || said().contains(Field.ADDRESS)) {
      return;
    }
    known
        .flatMap(address -> PlaceCorrection.of(address, text))
        .filter(_ -> FieldWords.names(Field.ADDRESS, text) || FieldWords.changes(text))
        .ifPresent(edit::address);
  }

  /// An address that does not tell its place: another one may be anywhere.
  private void addressSomewhere(String written) {
    if (edit.draft().address().isPresent() && !isKnown(written)) {
      edit.withoutArea();
    }
    address(written);
  }

  private void location(InboundContent.Location location) {
    place(Places.written(location));
  }

  /// An address without a sentence around it.
  private void place(String text) {
    switch (shop.areas().find(text)) {
      case AreaMatch.Served served -> {
        area(served.area().id());
        address(text);
      }
      case AreaMatch.NotServed not -> elsewhere = Optional.of(not.name());
      case AreaMatch.Unknown unknown -> address(text);
    }
  }

  private void area(String id) {
    if (shop.company().area(id).isPresent()) {
      edit.area(id);
    }
  }

  private void address(String text) {
    Optional<String> known = edit.draft().address();
    Optional<String> corrected = known.flatMap(it -> PlaceCorrection.of(it, text));
    if (corrected.isPresent() && PlaceCorrection.isAll(text)) {
      edit.address(corrected.get());
    } else if (isKnown(text)) {
      edit.mention(Field.ADDRESS);
    } else {
      edit.address(text);
    }
  }

  /// "Alamatnya Jl. Contoh 5" once more, of which the place is known too.
  private boolean isKnown(String written) {
    return edit.draft().address().filter(known -> places.isPartOf(written, known)).isPresent();
  }

  /// "Sama kayak kemarin" after the question for the name wishes for no day that has gone.
  private boolean mayBeWished(LocalDate date) {
    boolean past = date.isBefore(LocalDate.ofInstant(turn.now(), shop.company().zone()));
    return !past
        || !YesNoAnswer.asBefore(turn)
            && switch (edit.draft().asked().orElse(Field.CONFIRM)) {
              case DATE, TIME, CONFIRM, CHANGE -> true;
              case SERVICE, SIZE, ADDRESS, AREA, NAME, PHONE -> false;
            };
  }

  /// A card holds whatever somebody typed into an address book.
  private void card(String phone) {
    if (E164.matcher(phone).matches()) {
      edit.phone(phone);
    } else {
      badPhone = true;
    }
  }
}
