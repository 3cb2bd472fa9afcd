package id.fineclean.bot.booking;

import id.fineclean.bot.company.Hours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// One open day for one job, in half hours since the day began.
final class DayGrid {
  private static final int MINUTES = Math.toIntExact(Effort.GRID.toMinutes());
  private static final int CELLS_A_DAY = 24 * 60 / MINUTES;

  private final LocalDate date;
  private final ZoneId zone;
  private final Duration duration;
  private final int work;
  private final List<Shift> shifts;

  /// What of a crew's day lies within the opening hours, in whole cells.
  private record Shift(Crew crew, int from, int to) {}

  DayGrid(LocalDate date, Hours open, Job job, List<Crew> crews) {
    this.date = date;
    this.zone = job.area().zone();
    this.duration = job.duration();
    this.work = CrewCell.count(duration);
    this.shifts = crews.stream().flatMap(crew -> shift(crew, open).stream()).toList();
  }

  /// The last start at which any crew would be done in time; empty where none would.
  OptionalInt latest() {
    return shifts.stream()
        .filter(shift -> shift.to - work >= shift.from)
        .mapToInt(shift -> shift.to - work)
        .max();
  }

  /// The free starts that are no earlier than `earliest`, in order.
  List<FreeSlot> free(Instant earliest, Duration travel, TakenCells taken) {
    long midnight = midnight();
    List<Shift> byLoad = byLoad(taken, midnight);
    int held = CrewCell.count(duration.plus(travel));
    int latest = latest().orElse(-1);
    List<FreeSlot> slots = new ArrayList<>();
    for (int start = firstFrom(earliest, midnight); start <= latest; start++) {
      List<Crew> free = free(byLoad, start, held, midnight, taken);
      if (!free.isEmpty()) {
        slots.add(new FreeSlot(at(start), duration, travel, free));
      }
    }
    return List.copyOf(slots);
  }

  /// The local time `start` half hours into the day; only for starts within it.
  static LocalTime time(int start) {
    return LocalTime.MIDNIGHT.plusMinutes((long) start * MINUTES);
  }

  private List<Crew> free(
      List<Shift> byLoad, int start, int held, long midnight, TakenCells taken) {
    List<Crew> free = new ArrayList<>();
    for (Shift shift : byLoad) {
      if (start >= shift.from
          && start + work <= shift.to
          && taken.isFree(shift.crew, midnight + start, held)) {
        free.add(shift.crew);
      }
    }
    return free;
  }

  /// The crew with the least to do comes first, so that work is spread fairly.
  private List<Shift> byLoad(TakenCells taken, long midnight) {
    return shifts.stream()
        .map(shift -> new Loaded(shift, taken.load(shift.crew, midnight, CELLS_A_DAY)))
        .sorted(Comparator.comparingInt(Loaded::load))
        .map(Loaded::shift)
        .toList();
  }

  private record Loaded(Shift shift, int load) {}

  private Optional<Shift> shift(Crew crew, Hours open) {
    return crew.on(date)
        .map(hours -> clip(crew, hours, open))
        .filter(shift -> shift.from < shift.to);
  }

  private static Shift clip(Crew crew, Hours hours, Hours open) {
    int from = Math.max(hours.fromMinute(), open.fromMinute());
    int to = Math.min(hours.toMinute(), open.toMinute());
    return new Shift(crew, Math.ceilDiv(from, MINUTES), to / MINUTES);
  }

  private int firstFrom(Instant earliest, long midnight) {
    long first = Math.ceilDiv(earliest.getEpochSecond(), CrewCell.SECONDS) - midnight;
    return Math.toIntExact(Math.clamp(first, 0L, CELLS_A_DAY));
  }

  private long midnight() {
    return CrewCell.index(date.atStartOfDay(zone).toInstant());
  }

  private ZonedDateTime at(int start) {
    return date.atTime(time(start)).atZone(zone);
  }
}
