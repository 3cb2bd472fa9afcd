package id.fineclean.bot.understanding.slots;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Days that are one day said twice ("besok, Sabtu 28 November"), and parts of the day near a time.
final class Days {
  /// Tokens that may stand between a time and the part of the day it lies in.
  private static final int NEAR = 6;

  private static final int BESIDE = 2;

  private Days() {}

  /// What speaks against a day: it lies behind, or was hardly said.
  static int bonus(Found.Day day) {
    return switch (day.said()) {
      case PAST -> -4;
      case IMPLIED -> -3;
      case RELATIVE, WEEKDAY, WEEKDAY_OF_WEEK, DAY, DATE -> 0;
    };
  }

  static List<Found.Day> merge(Sentence s, List<Found.Day> days, LocalDate today) {
    List<Found.Day> merged = new ArrayList<>(days.size());
    for (Found.Day day : days) {
      Found.Day last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && same(s, last, day)) {
        merged.set(merged.size() - 1, one(last, day, today));
      } else {
        merged.add(day);
      }
    }
    return merged;
  }

  private static boolean same(Sentence s, Found.Day first, Found.Day second) {
    int gap = second.from() - first.to();
    boolean sign = gap == 1 && (s.is(first.to(), ",", "(", "/") || s.is(first.to(), "-", "yaitu"));
    boolean beside =
        gap == 0 || sign || gap == 2 && s.is(first.to(), ",") && s.is(first.to() + 1, "(");
    return beside && first.said() != second.said() && !Cues.refused(s, first.from());
  }

  private static Found.Day one(Found.Day first, Found.Day second, LocalDate today) {
    boolean behind = first.said() == Found.Said.PAST && second.date().isAfter(today);
    Found.Day exact = second.said().compareTo(first.said()) > 0 ? second : first;
    LocalDate date = behind ? before(second, today) : exact.date();
    Found.Said said = behind ? Found.Said.PAST : exact.said();
    Found.Day vague = exact == second ? first : second;
    LocalDate other = behind || said == Found.Said.PAST ? null : other(vague, exact, today);
    return new Found.Day(date, said, first.from(), second.to(), other);
  }

  /// The day that the vaguer of two words means, where both cannot be one: "Kamis 25 November",
  /// "besok Rabu". A weekday means the one nearest to the date.
  private static @Nullable LocalDate other(Found.Day vague, Found.Day exact, LocalDate today) {
    return switch (vague.said()) {
      case WEEKDAY, WEEKDAY_OF_WEEK -> {
        LocalDate near = Calendar.nearest(exact.date(), vague.date().getDayOfWeek());
        yield near.equals(exact.date()) ? null : near.isBefore(today) ? near.plusWeeks(1) : near;
      }
      case RELATIVE, DAY -> vague.date().equals(exact.date()) ? null : vague.date();
      case PAST, IMPLIED, DATE -> null;
    };
  }

  /// "kemarin tgl 20", "kemarin Senin": the last one.
  private static LocalDate before(Found.Day day, LocalDate today) {
    LocalDate last =
        day.said() == Found.Said.DAY
            ? Calendar.previousDayOfMonth(today, day.date().getDayOfMonth())
            : Calendar.previous(today, day.date().getDayOfWeek());
    return last == null ? day.date() : last;
  }

  /// A week said apart from its weekday: "minggu depan ya, hari Selasa".
  static List<Found.Day> inWeek(List<Found.Day> days, List<Found.Week> weeks, LocalDate today) {
    if (weeks.isEmpty() || weeks.getFirst().offset() == 0) {
      return days;
    }
    return days.stream()
        .map(
            day ->
                day.said() == Found.Said.WEEKDAY
                    ? day.at(
                        Calendar.inWeek(
                            today, day.date().getDayOfWeek(), weeks.getFirst().offset()))
                    : day)
        .toList();
  }

  /// Weeks and longer stretches, as they may be offered from.
  static List<Found.Span> spans(List<Found.Week> weeks, List<Found.Span> spans, LocalDate today) {
    List<Found.Span> all = new ArrayList<>(spans);
    for (Found.Week week : weeks) {
      LocalDate monday = Calendar.inWeek(today, DayOfWeek.MONDAY, week.offset());
      LocalDate first = monday.isBefore(today) ? today : monday;
      all.add(new Found.Span(first, week.from(), week.to()));
    }
    return all;
  }

  /// The part of the day said closest to a time, unless another time stands closer to it.
  static @Nullable DayPart near(
      List<Found.Part> parts, List<Found.Clock> clocks, Found.Clock clock) {
    // "dari pagi sampai sore, mulai jam 7": of several parts only one beside the time is its own
    int reach = parts.stream().map(Found.Part::part).distinct().count() > 1 ? BESIDE : NEAR;
    Found.Part nearest = null;
    for (Found.Part part : parts) {
      int distance = distance(part, clock);
      boolean others = clocks.stream().anyMatch(c -> c != clock && distance(part, c) < distance);
      if (distance <= reach
          && !others
          && (nearest == null || distance < distance(nearest, clock))) {
        nearest = part;
      }
    }
    return nearest == null ? null : nearest.part();
  }

  private static int distance(Found one, Found other) {
    return one.from() < other.from() ? other.from() - one.to() : one.from() - other.to();
  }
}
