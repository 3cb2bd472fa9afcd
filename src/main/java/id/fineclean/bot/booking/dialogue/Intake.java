package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.Booking;
import id.fineclean.bot.booking.BookingDetails;
import id.fineclean.bot.booking.Service;
import id.fineclean.bot.booking.SizeCheck;
import id.fineclean.bot.booking.Sizing;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.company.AreaMatch;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Slots;
import id.fineclean.bot.understanding.Understanding;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Takes everything a message says about a booking into a draft: picked options, slots, a shared
/// location, a contact card, and short answers to the question just asked.
final class Intake {
  private static final Pattern PARTS = Pattern.compile("\\|");
  private static final Pattern MORE =
      Pattern.compile("\\b(jadi|ganti|ubah|rubah|tambah|kurangi)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final int SHORTEST_ADDRESS = 10;
  private final Shop shop;
  private final PlaceWords places;
  private final Turn turn;
  private final Set<Field> said = EnumSet.noneOf(Field.class);
  private final Set<Field> changed = EnumSet.noneOf(Field.class);
  private Draft draft;
  private Optional<String> elsewhere = Optional.empty();
  private Optional<SizeCheck> badSize = Optional.empty();
  private boolean badPhone;
  private boolean unseenPhone;
  private Optional<String> noSuchDate = Optional.empty();
  private boolean beginning;

  Intake(Shop shop, Turn turn, Draft draft) {
    this.shop = shop;
    this.places = new PlaceWords(shop.areas());
    this.turn = turn;
    this.draft = draft;
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
    fillSize();
    return draft;
  }

  /// Reads the message that begins a booking: what it picks, and what it says besides.
  Draft readFirst() {
    beginning = true;
    return read();
  }

  /// Fields the message gave an answer to.
  Set<Field> said() {
    return said;
  }

  /// Those of them that had another answer before.
  Set<Field> changed() {
    return changed;
  }

  /// A place the message names that is not served.
  Optional<String> elsewhere() {
    return elsewhere;
  }

  /// A size the service is not done in.
  Optional<SizeCheck> badSize() {
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

  private void words() {
    if (turn.pick().isEmpty() || beginning) {
      turn.understanding().ifPresent(this::understanding);
    }
  }

  private void pick(String value) {
    int colon = value.indexOf(':');
    String rest = value.substring(colon + 1);
    switch (value.substring(0, Math.max(0, colon))) {
      case "service" -> service(rest);
      case "size" -> size(Integer.parseInt(rest));
      case "area" -> area(rest);
      case "address" -> place(rest);
      case "date" -> date(LocalDate.parse(rest));
      case "time" -> time(LocalTime.parse(rest));
      case "slot" -> {
        LocalDateTime when = LocalDateTime.parse(rest);
        date(when.toLocalDate());
        time(when.toLocalTime());
      }
      case "last" -> draft = atLastPlace(rest.equals("yes"));
      case "name" -> name(rest);
      case "phone" -> phone(rest);
      case "change" -> clear(Field.valueOf(rest));
      // The flow itself looks at "confirm".
      default -> {}
    }
  }

  private void understanding(Understanding understanding) {
    Slots slots = understanding.slots();
    slots.text(SlotKey.SERVICE).ifPresent(this::service);
    place(understanding.text(), slots);
    slots.get(SlotKey.REJECTED_DATE, LocalDate.class).ifPresent(this::reject);
    slots.date().filter(this::mayBeWished).ifPresent(this::date);
    noSuchDate = slots.text(SlotKey.NO_SUCH_DATE);
    slots.get(SlotKey.DATE_FROM, LocalDate.class).ifPresent(this::from);
    slots.timeStart().ifPresent(this::time);
    slots.text(SlotKey.DAY_PART).ifPresent(this::dayPart);
    slots.text(SlotKey.NAME).ifPresent(this::name);
    slots.text(SlotKey.PHONE).ifPresent(this::phone);
    measure(slots);
    second(understanding.text(), slots);
    if (Replying.asBefore(turn) && FieldWords.names(Field.ADDRESS, understanding.text())) {
      draft = atLastPlace(true);
    }
    shortAnswer(understanding.text().strip());
    if (said.isEmpty()) {
      FieldWords.toChange(understanding.text()).ifPresent(this::clear);
    }
  }

  /// Answers that only mean something because of the question.
  private void shortAnswer(String text) {
    Field asked = draft.asked().orElse(Field.CONFIRM);
    if (said.contains(asked)) {
      return;
    }
    switch (asked) {
      case SIZE -> SizeWords.bareNumber(text).ifPresent(this::size);
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
          turn.customer().phone().ifPresentOrElse(this::phone, () -> unseenPhone = true);
        }
      }
      case CONFIRM -> {
        if (said.isEmpty() && MORE.matcher(text).find()) {
          SizeWords.bareNumber(text).ifPresent(this::size);
        }
      }
      case SERVICE, AREA, DATE, TIME, NAME, CHANGE, SECOND -> {}
    }
  }

  /// Takes the place of the last booking and whom to ask for there, or rules it out.
  ///
  /// @return the draft with that
  Draft atLastPlace(boolean same) {
    Optional<Booking> last = shop.store().last(turn.customer().customerId());
    if (!same || last.isEmpty()) {
      said.add(Field.ADDRESS);
      draft = draft.atOtherPlace();
      return draft;
    }
    BookingDetails details = last.get().details();
    area(last.get().area());
    address(details.address());
    if (draft.name().isEmpty()) {
      name(details.name());
    }
    if (draft.phone().isEmpty()) {
      phone(details.phone());
    }
    return draft;
  }

  /// What a size measures depends on the service, which may be said later.
  private void measure(Slots slots) {
    for (SlotKey key : SizeWords.MEASURES) {
      slots.all().stream()
          .filter(slot -> slot.key() == key)
          .findFirst()
          .map(slot -> ((Number) slot.value()).doubleValue())
          .ifPresent(value -> measure(key, value));
    }
  }

  private void measure(SlotKey key, double value) {
    Optional<Sizing> sizing = sizing();
    if (sizing.isEmpty()) {
      said.add(Field.SIZE);
      draft = draft.withMeasure(key, value);
    } else if (sizing.get().said() == key) {
      size((int) Math.ceil(value));
    }
  }

  /// Takes a size said earlier, now that it is known what it measures.
  private void fillSize() {
    Optional<SlotKey> key = sizing().map(Sizing::said);
    Optional<Double> kept = key.flatMap(said -> Optional.ofNullable(draft.measures().get(said)));
    if (kept.isPresent() && draft.size().isEmpty() && badSize.isEmpty()) {
      draft = draft.withoutMeasure(key.orElseThrow());
      size((int) Math.ceil(kept.get()));
    }
  }

  private void second(String text, Slots slots) {
    Optional<String> first = slots.text(SlotKey.SERVICE);
    if (first.isPresent()) {
      SecondService.in(text, first.get(), shop.services())
          .ifPresent(second -> draft = draft.withSecond(Optional.of(second)));
    }
  }

  private Optional<Sizing> sizing() {
    return draft.service().flatMap(shop::service).flatMap(Service::sizing);
  }

  private void service(String id) {
    if (shop.service(id).isPresent()) {
      note(Field.SERVICE, draft.service(), id);
      draft = draft.withService(id);
    }
  }

  private void size(int size) {
    Optional<Sizing> sizing = sizing();
    if (sizing.isEmpty()) {
      return;
    }
    switch (sizing.get().check(size)) {
      case SizeCheck.Fits fits -> {
        note(Field.SIZE, draft.size(), fits.size());
        draft = draft.withSize(fits.size());
        badSize = Optional.empty();
      }
      case SizeCheck.TooSmall small -> badSize = Optional.of(small);
      case SizeCheck.TooLarge large -> badSize = Optional.of(large);
    }
  }

  private void place(String text, Slots slots) {
    Optional<String> address =
        slots
            .text(SlotKey.ADDRESS)
            .filter(written -> !places.isOnlyPlace(written))
            .filter(places::canBeFound)
            .filter(
                written ->
                    !draft.asked().equals(Optional.of(Field.AREA)) || PlaceWords.hasDigit(written));
    AreaMatch match = shop.areas().find(text);
    boolean about =
        address.isPresent()
            || draft.asked().filter(Field::isPlace).isPresent()
            || draft.area().isEmpty();
    if (!about) {
      return;
    }
    switch (match) {
      case AreaMatch.Served served -> {
        area(served.area().id());
        address
            .map(written -> PlaceWords.withPlace(written, served.name()))
            .ifPresent(this::address);
      }
      case AreaMatch.NotServed not -> elsewhere = Optional.of(not.name());
      case AreaMatch.Unknown unknown ->
          address.ifPresent(
              written -> {
                if (draft.address().isPresent()) {
                  draft = draft.withArea(Optional.empty());
                }
                address(written);
              });
    }
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
      note(Field.AREA, draft.area(), id);
      draft = draft.withArea(Optional.of(id));
    }
  }

  private void address(String text) {
    note(Field.ADDRESS, draft.address(), text);
    draft = draft.withAddress(Optional.of(text.strip()));
  }

  private void date(LocalDate date) {
    note(Field.DATE, draft.date(), date);
    draft = draft.withDate(Optional.of(date));
  }

  /// "Sama kayak kemarin" after the question for the name wishes for no day that has gone.
  private boolean mayBeWished(LocalDate date) {
    boolean past = date.isBefore(LocalDate.ofInstant(turn.now(), shop.company().zone()));
    return !past
        || !Replying.asBefore(turn)
            && switch (draft.asked().orElse(Field.CONFIRM)) {
              case DATE, TIME, CONFIRM, CHANGE -> true;
              case SERVICE, SIZE, ADDRESS, AREA, NAME, PHONE, SECOND -> false;
            };
  }

  private void from(LocalDate first) {
    note(Field.DATE, draft.date(), first);
    draft = draft.withFrom(first);
  }

  private void reject(LocalDate date) {
    said.add(Field.DATE);
    draft = draft.rejecting(date);
  }

  private void time(LocalTime time) {
    note(Field.TIME, draft.time(), time);
    draft = draft.withTime(Optional.of(time)).withDayPart(Optional.empty());
  }

  private void dayPart(String part) {
    note(Field.TIME, draft.dayPart(), part);
    draft = draft.withDayPart(Optional.of(part)).withTime(Optional.empty());
  }

  private void name(String name) {
    note(Field.NAME, draft.name(), name);
    draft = draft.withName(Optional.of(name));
  }

  /// A card holds whatever somebody typed into an address book.
  private void card(String phone) {
    if (E164.matcher(phone).matches()) {
      phone(phone);
    } else {
      badPhone = true;
    }
  }

  private void phone(String phone) {
    note(Field.PHONE, draft.phone(), phone);
    draft = draft.withPhone(Optional.of(phone));
  }

  private void clear(Field field) {
    said.add(field);
    draft = draft.without(field);
  }

  private void note(Field field, Optional<?> before, Object now) {
    said.add(field);
    if (before.isPresent() && !before.get().equals(now)) {
      changed.add(field);
    }
  }
}
