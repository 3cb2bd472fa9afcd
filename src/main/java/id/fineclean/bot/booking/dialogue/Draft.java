package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.Job;
import id.fineclean.bot.booking.Order;
import id.fineclean.bot.understanding.SlotKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A booking in the making: what the customer has said so far. Kept with the conversation,
/// encrypted.
///
/// @param lines the services, in the customer's order
/// @param measures sizes said before it was clear what they measure
/// @param around the day that was wished and cannot be, near which others are offered
/// @param from the first day of the week or month that was wished without a day
/// @param until the last day that would do
/// @param asked the field the last question was about
/// @param rejected days the customer ruled out
/// @param quote the price as it was told, which holds for a while even if the price list changes
/// @param notes what the crew is told, in the customer's words
/// @param wishes ids of what the crew has to meet
/// @param otherPlace the place of the last booking was offered, and is not meant
/// @param zone the one the time was said in (WIB, WITA or WIT), until the place is known
record Draft(
    List<Line> lines,
    Map<SlotKey, Double> measures,
    Optional<String> area,
    Optional<String> address,
    Optional<LocalDate> date,
    Optional<LocalDate> around,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    Optional<LocalTime> time,
    Optional<String> dayPart,
    Optional<String> name,
    Optional<String> phone,
    Optional<Field> asked,
    List<LocalDate> rejected,
    Optional<Told> quote,
    List<String> notes,
    List<String> wishes,
    boolean otherPlace,
    Optional<String> zone) {

  private static final int MOST_NOTES = 8;

  /// More than a customer can mean.
  private static final int MOST_REJECTED = 30;

  static final Draft EMPTY = new Parts().draft();

  /// Drafts of the time before orders had lines come without them.
  Draft {
    lines = lines == null ? List.of() : List.copyOf(lines);
    measures = Map.copyOf(measures);
    notes = notes == null ? List.of() : List.copyOf(notes);
    wishes = wishes == null ? List.of() : List.copyOf(wishes);
    rejected = List.copyOf(rejected);
  }

  /// One service.
  ///
  /// @param size once it is known
  /// @param addOns ids
  /// @param estimated whether the size is a guess by the owner's rule
  /// @param time when it is wished to start, where that was said of it alone
  record Line(
      String service,
      Optional<Integer> size,
      List<String> addOns,
      boolean estimated,
      Optional<LocalTime> time) {
    Line {
      addOns = List.copyOf(addOns);
    }

    static Line of(String service) {
      return new Line(service, Optional.empty(), List.of(), false, Optional.empty());
    }

    Line withSize(Optional<Integer> value) {
      return new Line(service, value, addOns, false, time);
    }

    Line estimatedAs(int value) {
      return new Line(service, Optional.of(value), addOns, true, time);
    }

    Line at(LocalTime value) {
      return new Line(service, size, addOns, estimated, Optional.of(value));
    }

    Line with(String addOn, boolean wanted) {
      Stream<String> others = addOns.stream().filter(id -> !id.equals(addOn));
      return new Line(
          service,
          size,
          wanted ? Stream.concat(others, Stream.of(addOn)).toList() : others.toList(),
          estimated,
          time);
    }
  }

  /// A price the customer was told.
  ///
  /// @param visits what each visit comes to
  /// @param about what it was for: when that changes, so does the price
  /// @param at when it was told
  record Told(List<Priced> visits, Instant validUntil, String about, Instant at) {
    /// Prices of the time before an order had visits come without them, and are told anew.
    Told {
      visits = visits == null ? List.of() : List.copyOf(visits);
    }

    long total() {
      return visits.stream().mapToLong(visit -> visit.order.total()).sum();
    }
  }

  /// What one visit comes to.
  ///
  /// @param survey whether it is one to look first
  record Priced(Order order, boolean survey) {}

  /// The time wished for what is done at one visit, where it was said of a part of it alone.
  Optional<LocalTime> timeOf(Job job) {
    return job.tasks().stream()
        .flatMap(task -> line(task.service().id()).stream())
        .flatMap(line -> line.time.stream())
        .findFirst();
  }

  /// The line of a service.
  Optional<Line> line(String service) {
    return lines.stream().filter(line -> line.service.equals(service)).findFirst();
  }

  /// The service that is spoken of: the one whose size is missing, else the last.
  Optional<String> service() {
    return lines.stream()
        .filter(line -> line.size.isEmpty())
        .findFirst()
        .or(() -> lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast()))
        .map(Line::service);
  }

  Draft withLines(List<Line> value) {
    return change(parts -> parts.lines = value);
  }

  /// Adds what the crew is told, once.
  Draft withNotes(List<String> more) {
    return change(
        parts ->
            parts.notes =
                Stream.concat(notes.stream(), more.stream()).distinct().limit(MOST_NOTES).toList());
  }

  Draft withWishes(List<String> value) {
    return change(parts -> parts.wishes = value);
  }

  Draft withSize(String service, int size) {
    return withLines(
        lines.stream()
            .map(line -> line.service.equals(service) ? line.withSize(Optional.of(size)) : line)
            .toList());
  }

  /// Keeps a size until it is known what it measures.
  Draft withMeasure(SlotKey key, double value) {
    return change(
        parts -> {
          Map<SlotKey, Double> more = new EnumMap<>(SlotKey.class);
          more.putAll(measures);
          more.put(key, value);
          parts.measures = more;
        });
  }

  Draft withoutMeasure(SlotKey key) {
    return change(
        parts -> {
          Map<SlotKey, Double> fewer = new EnumMap<>(SlotKey.class);
          fewer.putAll(measures);
          fewer.remove(key);
          parts.measures = fewer;
        });
  }

  Draft withArea(Optional<String> value) {
    return change(parts -> parts.area = value);
  }

  Draft withAddress(Optional<String> value) {
    return change(parts -> parts.address = value);
  }

  Draft withDate(Optional<LocalDate> value) {
    return change(
        parts -> {
          parts.date = value;
          parts.around = Optional.empty();
          parts.from = Optional.empty();
        });
  }

  /// Some day from then on, which is yet to be chosen.
  Draft withFrom(LocalDate first) {
    return change(
        parts -> {
          parts.date = Optional.empty();
          parts.around = Optional.empty();
          parts.from = Optional.of(first);
        });
  }

  /// Some day until then, which is yet to be chosen.
  Draft withUntil(LocalDate last) {
    return change(parts -> parts.until = Optional.of(last));
  }

  Draft atOtherPlace() {
    return change(parts -> parts.otherPlace = true);
  }

  /// The wished day cannot be.
  Draft insteadOf(LocalDate day) {
    return change(
        parts -> {
          parts.date = Optional.empty();
          parts.around = Optional.of(day);
        });
  }

  Draft withTime(Optional<LocalTime> value) {
    return change(
        parts -> {
          parts.time = value;
          parts.zone = Optional.empty();
        });
  }

  Draft withZone(Optional<String> value) {
    return change(parts -> parts.zone = value);
  }

  Draft withDayPart(Optional<String> value) {
    return change(parts -> parts.dayPart = value);
  }

  Draft withName(Optional<String> value) {
    return change(parts -> parts.name = value);
  }

  Draft withPhone(Optional<String> value) {
    return change(parts -> parts.phone = value);
  }

  Draft withAsked(Field value) {
    return change(parts -> parts.asked = Optional.of(value));
  }

  Draft withQuote(Told value) {
    return change(parts -> parts.quote = Optional.of(value));
  }

  Draft rejecting(LocalDate day) {
    return change(
        parts -> {
          parts.rejected =
              Stream.concat(rejected.stream(), Stream.of(day))
                  .distinct()
                  .limit(MOST_REJECTED)
                  .toList();
          parts.date = date.filter(chosen -> !chosen.equals(day));
        });
  }

  /// Without one answer, which has to be asked for again.
  Draft without(Field field) {
    return switch (field) {
      case SERVICE -> withLines(List.of());
      case SIZE -> withLines(lines.stream().map(line -> line.withSize(Optional.empty())).toList());
      case ADDRESS, AREA -> withAddress(Optional.empty()).withArea(Optional.empty());
      case DATE -> withDate(Optional.empty());
      case TIME -> withTime(Optional.empty()).withDayPart(Optional.empty());
      case NAME -> withName(Optional.empty());
      case PHONE -> withPhone(Optional.empty());
      case CONFIRM, CHANGE -> this;
    };
  }

  /// Whether there is an answer to a field's question.
  boolean has(Field field) {
    return switch (field) {
      case SERVICE -> !lines.isEmpty();
      case SIZE -> lines.stream().anyMatch(line -> line.size.isPresent()) || !measures.isEmpty();
      case ADDRESS -> address.isPresent();
      case AREA -> area.isPresent();
      case DATE -> date.isPresent() || from.isPresent() || until.isPresent();
      case TIME -> time.isPresent() || dayPart.isPresent();
      case NAME -> name.isPresent();
      case PHONE -> phone.isPresent();
      case CONFIRM, CHANGE -> false;
    };
  }

  /// Whether another draft holds the same, at whatever price.
  boolean sameBut(Draft priced) {
    return equals(priced.change(parts -> parts.quote = quote));
  }

  private Draft change(Consumer<Parts> change) {
    Parts parts = new Parts(this);
    change.accept(parts);
    return parts.draft();
  }

  /// A draft to be changed.
  private static final class Parts {
    private List<Line> lines = List.of();
    private Map<SlotKey, Double> measures = Map.of();
    private Optional<String> area = Optional.empty();
    private Optional<String> address = Optional.empty();
    private Optional<LocalDate> date = Optional.empty();
    private Optional<LocalDate> around = Optional.empty();
    private Optional<LocalDate> from = Optional.empty();
    private Optional<LocalDate> until = Optional.empty();
    private Optional<LocalTime> time = Optional.empty();
    private Optional<String> dayPart = Optional.empty();
    private Optional<String> name = Optional.empty();
    private Optional<String> phone = Optional.empty();
    private Optional<Field> asked = Optional.empty();
    private List<LocalDate> rejected = List.of();
    private Optional<Told> quote = Optional.empty();
    private List<String> notes = List.of();
    private List<String> wishes = List.of();
    private boolean otherPlace;
    private Optional<String> zone = Optional.empty();

    private Parts() {}

    private Parts(Draft draft) {
      lines = draft.lines;
      measures = draft.measures;
      area = draft.area;
      address = draft.address;
      date = draft.date;
      around = draft.around;
      from = draft.from;
      until = draft.until;
      time = draft.time;
      dayPart = draft.dayPart;
      name = draft.name;
      phone = draft.phone;
      asked = draft.asked;
      rejected = draft.rejected;
      quote = draft.quote;
      notes = draft.notes;
      wishes = draft.wishes;
      otherPlace = draft.otherPlace;
      zone = draft.zone;
    }

    private Draft draft() {
      return new Draft(
          lines,
          measures,
          area,
          address,
          date,
          around,
          from,
          until,
          time,
          dayPart,
          name,
          phone,
          asked,
          rejected,
          quote,
          notes,
          wishes,
          otherPlace,
          zone);
    }
  }
}
