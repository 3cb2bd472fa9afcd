package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.understanding.SlotKey;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Puts answers into a draft, and keeps which fields they were for and which of them had another
/// answer before. What says the same in other letters or signs changes nothing.
final class DraftEdit {
  private final Set<Field> said = EnumSet.noneOf(Field.class);
  private final Set<Field> changed = EnumSet.noneOf(Field.class);
  private Draft draft;

  DraftEdit(Draft draft) {
    this.draft = draft;
  }

  /// The draft as it is now.
  Draft draft() {
    return draft;
  }

  Set<Field> said() {
    return said;
  }

  Set<Field> changed() {
    return changed;
  }

  /// What came in so far was not said by this message.
  ///
  /// @return the fields of it
  Set<Field> carried() {
    Set<Field> carried = EnumSet.noneOf(Field.class);
    carried.addAll(said);
    said.clear();
    changed.clear();
    return carried;
  }

  /// The customer spoke of a field, without changing what it holds.
  void mention(Field field) {
    said.add(field);
  }

  void clear(Field field) {
    said.add(field);
    draft = draft.without(field);
  }

  /// Other services than before, or fewer or more.
  void lines(List<Draft.Line> lines) {
    boolean others = !services(draft.lines()).equals(services(lines));
    said.add(Field.SERVICE);
    if (others && !draft.lines().isEmpty()) {
      changed.add(Field.SERVICE);
    }
    draft = draft.withLines(lines);
  }

  private static List<String> services(List<Draft.Line> lines) {
    return lines.stream().map(Draft.Line::service).toList();
  }

  void size(String service, int size) {
    note(Field.SIZE, draft.line(service).flatMap(Draft.Line::size), size);
    draft = draft.withSize(service, size);
  }

  /// A size the customer does not know.
  void estimate(String service, int size) {
    said.add(Field.SIZE);
    draft =
        draft.withLines(
            draft.lines().stream()
                .map(line -> line.service().equals(service) ? line.estimatedAs(size) : line)
                .toList());
  }

  /// @return whether any of it is new
  boolean note(List<String> notes, List<String> wishes) {
    Draft before = draft;
    draft =
        draft
            .withNotes(notes)
            .withWishes(
                Stream.concat(draft.wishes().stream(), wishes.stream()).distinct().toList());
    return !draft.equals(before);
  }

  /// Something done besides, or not any more.
  void addOn(String service, String addOn, boolean wanted) {
    List<Draft.Line> lines =
        draft.lines().stream()
            .map(line -> line.service().equals(service) ? line.with(addOn, wanted) : line)
            .toList();
    said.add(Field.SERVICE);
    if (!lines.equals(draft.lines())) {
      changed.add(Field.SERVICE);
    }
    draft = draft.withLines(lines);
  }

  /// What else is said of the place, from which a size may be guessed.
  void keep(SlotKey key, double value) {
    draft = draft.withMeasure(key, value);
  }

  /// A size of which it is not known yet what it measures.
  void measure(SlotKey key, double value) {
    said.add(Field.SIZE);
    draft = draft.withMeasure(key, value);
  }

  void takeMeasure(SlotKey key) {
    draft = draft.withoutMeasure(key);
  }

  void area(String id) {
    note(Field.AREA, draft.area(), id);
    draft = draft.withArea(Optional.of(id));
  }

  void withoutArea() {
    draft = draft.withArea(Optional.empty());
  }

  void address(String text) {
    if (isNew(Field.ADDRESS, draft.address(), text)) {
      draft = draft.withAddress(Optional.of(text.strip()));
    }
  }

  void otherPlace() {
    said.add(Field.ADDRESS);
    draft = draft.atOtherPlace();
  }

  void date(LocalDate date) {
    note(Field.DATE, draft.date(), date);
    draft = draft.withDate(Optional.of(date));
  }

  /// One of several days, of which the customer has to say which.
  void undecided() {
    said.add(Field.DATE);
    draft = draft.withDate(Optional.empty());
  }

  /// Some day from then on.
  void from(LocalDate first) {
    note(Field.DATE, draft.date(), first);
    draft = draft.withFrom(first);
  }

  /// Some day until then, where none is known that would do.
  void until(LocalDate last) {
    said.add(Field.DATE);
    Draft open = draft.date().filter(last::isBefore).isPresent() ? withoutDate() : draft;
    draft = open.withUntil(last);
  }

  private Draft withoutDate() {
    return draft.withDate(Optional.empty());
  }

  void reject(LocalDate date) {
    said.add(Field.DATE);
    draft = draft.rejecting(date);
  }

  void time(LocalTime time) {
    note(Field.TIME, draft.time(), time);
    draft = draft.withTime(Optional.of(time)).withDayPart(Optional.empty());
  }

  /// When one service of several is wished to start.
  void time(String service, LocalTime time) {
    said.add(Field.TIME);
    List<Draft.Line> lines =
        draft.lines().stream()
            .map(line -> line.service().equals(service) ? line.at(time) : line)
            .toList();
    if (!lines.equals(draft.lines())) {
      changed.add(Field.TIME);
    }
    draft = draft.withLines(lines);
  }

  /// The zone that the time was said in.
  void zone(String zone) {
    draft = draft.withZone(Optional.of(zone));
  }

  /// The time as it is at the place, once that is known.
  void atPlace(ZoneId place) {
    Optional<LocalTime> there =
        draft.time().flatMap(said -> draft.zone().map(zone -> SaidZone.at(said, zone, place)));
    if (there.isPresent()) {
      draft = draft.withTime(there);
    }
  }

  void dayPart(String part) {
    note(Field.TIME, draft.dayPart(), part);
    draft = draft.withDayPart(Optional.of(part)).withTime(Optional.empty());
  }

  void name(String name) {
    if (isNew(Field.NAME, draft.name(), name)) {
      draft = draft.withName(Optional.of(name));
    }
  }

  void phone(String phone) {
    note(Field.PHONE, draft.phone(), phone);
    draft = draft.withPhone(Optional.of(phone));
  }

  private boolean isNew(Field field, Optional<String> before, String now) {
    boolean same = before.filter(known -> SameWords.same(known, now)).isPresent();
    note(field, before, same ? before.get() : now);
    return !same;
  }

  private void note(Field field, Optional<?> before, Object now) {
    said.add(field);
    if (before.isPresent() && !before.get().equals(now)) {
      changed.add(field);
    }
  }
}
