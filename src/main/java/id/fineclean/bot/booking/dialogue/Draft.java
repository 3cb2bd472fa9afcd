package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.PriceLine;
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
/// @param measures sizes said before it was clear what they measure
/// @param around the day that was wished and cannot be, near which others are offered
/// @param from the first day of the week or month that was wished without a day
/// @param asked the field the last question was about
/// @param rejected days the customer ruled out
/// @param quote the price as it was told, which holds for a while even if the price list changes
/// @param second what is wished besides, to be booked afterwards
/// @param otherPlace the place of the last booking was offered, and is not meant
record Draft(
    Optional<String> service,
    Optional<Integer> size,
    Map<SlotKey, Double> measures,
    Optional<String> area,
    Optional<String> address,
    Optional<LocalDate> date,
    Optional<LocalDate> around,
    Optional<LocalDate> from,
    Optional<LocalTime> time,
    Optional<String> dayPart,
    Optional<String> name,
    Optional<String> phone,
    Optional<Field> asked,
    List<LocalDate> rejected,
    Optional<Told> quote,
    Optional<Second> second,
    boolean otherPlace) {

  /// More than a customer can mean.
  private static final int MOST_REJECTED = 30;

  static final Draft EMPTY = new Parts().draft();

  Draft {
    measures = Map.copyOf(measures);
    rejected = List.copyOf(rejected);
  }

  /// A price the customer was told.
  ///
  /// @param about what it was for: when that changes, so does the price
  /// @param at when it was told; empty in conversations begun before that was kept
  record Told(
      List<PriceLine> lines,
      Instant validUntil,
      boolean survey,
      String about,
      Optional<Instant> at) {
    Told {
      lines = List.copyOf(lines);
    }

    long total() {
      return lines.stream().mapToLong(PriceLine::amount).sum();
    }
  }

  /// Another service wished in the same breath.
  record Second(String service, Optional<Integer> size) {}

  Draft withService(String value) {
    boolean another = service.isPresent() && !service.get().equals(value);
    return change(
        parts -> {
          parts.service = Optional.of(value);
          // Another service is measured otherwise.
          parts.size = another ? Optional.empty() : size;
          parts.measures = another ? Map.of() : measures;
        });
  }

  Draft withSize(int value) {
    return change(parts -> parts.size = Optional.of(value));
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
    return change(parts -> parts.time = value);
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

  Draft withSecond(Optional<Second> value) {
    return change(parts -> parts.second = value);
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
      case SERVICE ->
          change(
              parts -> {
                parts.service = Optional.empty();
                parts.size = Optional.empty();
              });
      case SIZE -> change(parts -> parts.size = Optional.empty());
      case ADDRESS, AREA -> withAddress(Optional.empty()).withArea(Optional.empty());
      case DATE -> withDate(Optional.empty());
      case TIME -> withTime(Optional.empty()).withDayPart(Optional.empty());
      case NAME -> withName(Optional.empty());
      case PHONE -> withPhone(Optional.empty());
      case CONFIRM, CHANGE, SECOND -> this;
    };
  }

  /// Whether there is an answer to a field's question.
  boolean has(Field field) {
    return switch (field) {
      case SERVICE -> service.isPresent();
      case SIZE -> size.isPresent() || !measures.isEmpty();
      case ADDRESS -> address.isPresent();
      case AREA -> area.isPresent();
      case DATE -> date.isPresent() || from.isPresent();
      case TIME -> time.isPresent() || dayPart.isPresent();
      case NAME -> name.isPresent();
      case PHONE -> phone.isPresent();
      case CONFIRM, CHANGE, SECOND -> false;
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
    private Optional<String> service = Optional.empty();
    private Optional<Integer> size = Optional.empty();
    private Map<SlotKey, Double> measures = Map.of();
    private Optional<String> area = Optional.empty();
    private Optional<String> address = Optional.empty();
    private Optional<LocalDate> date = Optional.empty();
    private Optional<LocalDate> around = Optional.empty();
    private Optional<LocalDate> from = Optional.empty();
    private Optional<LocalTime> time = Optional.empty();
    private Optional<String> dayPart = Optional.empty();
    private Optional<String> name = Optional.empty();
    private Optional<String> phone = Optional.empty();
    private Optional<Field> asked = Optional.empty();
    private List<LocalDate> rejected = List.of();
    private Optional<Told> quote = Optional.empty();
    private Optional<Second> second = Optional.empty();
    private boolean otherPlace;

    private Parts() {}

    private Parts(Draft draft) {
      service = draft.service;
      size = draft.size;
      measures = draft.measures;
      area = draft.area;
      address = draft.address;
      date = draft.date;
      around = draft.around;
      from = draft.from;
      time = draft.time;
      dayPart = draft.dayPart;
      name = draft.name;
      phone = draft.phone;
      asked = draft.asked;
      rejected = draft.rejected;
      quote = draft.quote;
      second = draft.second;
      otherPlace = draft.otherPlace;
    }

    private Draft draft() {
      return new Draft(
          service,
          size,
          measures,
          area,
          address,
          date,
          around,
          from,
          time,
          dayPart,
          name,
          phone,
          asked,
          rejected,
          quote,
          second,
          otherPlace);
    }
  }
}
