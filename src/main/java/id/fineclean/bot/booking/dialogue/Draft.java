package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.PriceLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A booking in the making: what the customer has said so far. Kept with the conversation,
/// encrypted.
///
/// @param asked the field the last question was about
/// @param rejected days the customer ruled out
/// @param quote the price as it was told, which holds for a while even if the price list changes
record Draft(
    Optional<String> service,
    Optional<Integer> size,
    Optional<String> area,
    Optional<String> address,
    Optional<LocalDate> date,
    Optional<LocalTime> time,
    Optional<String> dayPart,
    Optional<String> name,
    Optional<String> phone,
    Optional<Field> asked,
    List<LocalDate> rejected,
    Optional<Told> quote) {

  static final Draft EMPTY =
      new Draft(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty());

  Draft {
    rejected = List.copyOf(rejected);
  }

  /// A price the customer was told.
  ///
  /// @param about what it was for: when that changes, so does the price
  record Told(List<PriceLine> lines, Instant validUntil, boolean survey, String about) {
    Told {
      lines = List.copyOf(lines);
    }

    long total() {
      return lines.stream().mapToLong(PriceLine::amount).sum();
    }
  }

  Draft withService(String value) {
    // Another service is measured otherwise.
    Optional<Integer> kept = service.equals(Optional.of(value)) ? size : Optional.empty();
    return new Draft(
        Optional.of(value),
        kept,
        area,
        address,
        date,
        time,
        dayPart,
        name,
        phone,
        asked,
        rejected,
        quote);
  }

  Draft withSize(int value) {
    return new Draft(
        service,
        Optional.of(value),
        area,
        address,
        date,
        time,
        dayPart,
        name,
        phone,
        asked,
        rejected,
        quote);
  }

  Draft withArea(Optional<String> value) {
    return new Draft(
        service, size, value, address, date, time, dayPart, name, phone, asked, rejected, quote);
  }

  Draft withAddress(Optional<String> value) {
    return new Draft(
        service, size, area, value, date, time, dayPart, name, phone, asked, rejected, quote);
  }

  Draft withDate(Optional<LocalDate> value) {
    return new Draft(
        service, size, area, address, value, time, dayPart, name, phone, asked, rejected, quote);
  }

  Draft withTime(Optional<LocalTime> value) {
    return new Draft(
        service, size, area, address, date, value, dayPart, name, phone, asked, rejected, quote);
  }

  Draft withDayPart(Optional<String> value) {
    return new Draft(
        service, size, area, address, date, time, value, name, phone, asked, rejected, quote);
  }

  Draft withName(Optional<String> value) {
    return new Draft(
        service, size, area, address, date, time, dayPart, value, phone, asked, rejected, quote);
  }

  Draft withPhone(Optional<String> value) {
    return new Draft(
        service, size, area, address, date, time, dayPart, name, value, asked, rejected, quote);
  }

  Draft withAsked(Field value) {
    return new Draft(
        service,
        size,
        area,
        address,
        date,
        time,
        dayPart,
        name,
        phone,
        Optional.of(value),
        rejected,
        quote);
  }

  Draft withQuote(Told value) {
    return new Draft(
        service,
        size,
        area,
        address,
        date,
        time,
        dayPart,
        name,
        phone,
        asked,
        rejected,
        Optional.of(value));
  }

  Draft rejecting(LocalDate day) {
    List<LocalDate> days = new ArrayList<>(rejected);
    days.add(day);
    Optional<LocalDate> kept = date.filter(chosen -> !chosen.equals(day));
    return new Draft(
        service, size, area, address, kept, time, dayPart, name, phone, asked, days, quote);
  }

  /// Without one answer, which has to be asked for again.
  Draft without(Field field) {
    return switch (field) {
      case SERVICE ->
          new Draft(
              Optional.empty(),
              Optional.empty(),
              area,
              address,
              date,
              time,
              dayPart,
              name,
              phone,
              asked,
              rejected,
              quote);
      case SIZE ->
          new Draft(
              service,
              Optional.empty(),
              area,
              address,
              date,
              time,
              dayPart,
              name,
              phone,
              asked,
              rejected,
              quote);
      case ADDRESS, AREA -> withAddress(Optional.empty()).withArea(Optional.empty());
      case DATE -> withDate(Optional.empty());
      case TIME -> withTime(Optional.empty()).withDayPart(Optional.empty());
      case NAME -> withName(Optional.empty());
      case PHONE -> withPhone(Optional.empty());
      case CONFIRM, CHANGE -> this;
    };
  }
}
