package id.fineclean.bot.booking;

import id.fineclean.bot.company.Company;
import id.fineclean.bot.company.Day;
import id.fineclean.bot.company.Hours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The free times for one job at one moment. Dates and times are local to the job's area. What is
/// taken is read when needed and kept: use one for one turn, in one thread.
public final class Openings {
  private static final int DAYS_A_LOAD = 7;
  private static final int DAYS_BEFORE = 7;
  private static final int SLOTS_OF_OTHER_DAYS = 2;

  private final Company company;
  private final List<Crew> able;
  private final Job job;
  private final Instant now;
  private final Instant earliest;
  private final LocalDate today;
  private final LocalDate last;
  private final TakenTime taken;
  private final Map<Long, TakenCells> weeks = new HashMap<>();
  private final Map<LocalDate, List<FreeSlot>> days = new HashMap<>();

  Openings(
      Company company, List<Crew> able, int bookAheadDays, Job job, Instant now, TakenTime taken) {
    this.company = company;
    this.able = able;
    this.job = job;
    this.now = now;
    this.earliest = now.plus(job.leadTime());
    this.today = LocalDate.ofInstant(now, zone());
    this.last = today.plusDays(bookAheadDays);
    this.taken = taken;
  }

  /// All free starts of a day, soonest first; [#whyNone] tells why there are none.
  public List<FreeSlot> on(LocalDate date) {
    if (never(date).isPresent()) {
      return List.of();
    }
    return days.computeIfAbsent(date, this::freeOn);
  }

  private List<FreeSlot> freeOn(LocalDate date) {
    TakenCells cells = weeks.get(week(date));
    return free(date, cells == null ? load(date, 1) : cells);
  }

  /// The free starts of a day that meet a wish.
  public List<FreeSlot> on(LocalDate date, Wish wish) {
    return matching(on(date), date, wish);
  }

  /// Whether the job can start at a certain time.
  public Availability at(LocalDate date, LocalTime start) {
    Optional<WhyNot> why = impossible(date, start);
    return why.<Availability>map(Availability.NotFree::new)
        .orElseGet(
            () ->
                on(date).stream()
                    .filter(slot -> slot.start().toLocalTime().equals(start))
                    .findFirst()
                    .<Availability>map(Availability.Free::new)
                    .orElseGet(() -> new Availability.NotFree(new WhyNot.Full())));
  }

  /// Why a day has no free start at all; empty when it has one.
  public Optional<WhyNot> whyNone(LocalDate date) {
    return never(date)
        .or(() -> hopeless(date, hours(date)))
        .or(() -> on(date).isEmpty() ? Optional.of(new WhyNot.Full()) : Optional.empty());
  }

  /// Free starts near a wished one: those of its day by their distance, then two of each other day,
  /// up to a week before and as far ahead as can be booked.
  ///
  /// @param max how many at most
  /// @return soonest first; empty only when there is no room at all
  public List<FreeSlot> nearest(LocalDateTime wished, Wish wish, int max) {
    LocalDate date = within(wished.toLocalDate());
    List<FreeSlot> found = new ArrayList<>();
    long farthest = Math.max(DAYS_BEFORE, ChronoUnit.DAYS.between(date, last));
    addNearest(found, date, wished.toLocalTime(), wish, max);
    for (int distance = 1; found.size() < max && distance <= farthest; distance++) {
      addNearest(found, date.plusDays(distance), wished.toLocalTime(), wish, perDay(max, found));
      if (distance <= DAYS_BEFORE) {
        addNearest(found, date.minusDays(distance), wished.toLocalTime(), wish, perDay(max, found));
      }
    }
    return found.stream().sorted(Comparator.comparing(FreeSlot::start)).toList();
  }

  /// The next days with room that meets a wish, from `from` on.
  ///
  /// @param max how many days at most
  public List<DayRoom> nextDays(LocalDate from, Wish wish, int max) {
    List<DayRoom> days = new ArrayList<>();
    LocalDate first = from.isBefore(today) ? today : from;
    for (var date = first; days.size() < max && !date.isAfter(last); date = date.plusDays(1)) {
      List<FreeSlot> slots = matching(onLoadedWeek(date), date, wish);
      if (!slots.isEmpty()) {
        days.add(new DayRoom(date, slots));
      }
    }
    return days;
  }

  private void addNearest(
      List<FreeSlot> found, LocalDate date, LocalTime wished, Wish wish, int max) {
    matching(onLoadedWeek(date), date, wish).stream()
        .sorted(Comparator.comparing(slot -> distance(slot, wished)))
        .limit(max)
        .forEach(found::add);
  }

  private static int perDay(int max, List<FreeSlot> found) {
    return Math.clamp(max - found.size(), 0, SLOTS_OF_OTHER_DAYS);
  }

  private static Duration distance(FreeSlot slot, LocalTime wished) {
    return Duration.between(slot.start().toLocalTime(), wished).abs();
  }

  private static List<FreeSlot> matching(List<FreeSlot> slots, LocalDate date, Wish wish) {
    return wish.allows(date)
        ? slots.stream().filter(slot -> wish.allows(slot.start().toLocalTime())).toList()
        : List.of();
  }

  private Optional<WhyNot> impossible(LocalDate date, LocalTime start) {
    Optional<WhyNot> never = never(date);
    if (never.isPresent()) {
      return never;
    }
    Instant instant = date.atTime(start).atZone(zone()).toInstant();
    return instant.isBefore(now)
        ? Optional.of(new WhyNot.Past())
        : unfit(date, start).or(() -> tooSoon(instant)).or(() -> offGrid(start));
  }

  /// Reasons that hold for every time of a day.
  private Optional<WhyNot> never(LocalDate date) {
    if (company.area(job.area().id()).isEmpty()) {
      return Optional.of(new WhyNot.AreaNotServed());
    }
    if (able.isEmpty()) {
      return Optional.of(new WhyNot.NoCrew());
    }
    if (date.isBefore(today)) {
      return Optional.of(new WhyNot.Past());
    }
    return date.isAfter(last) ? Optional.of(new WhyNot.TooFar(last)) : notOpen(date);
  }

  private Optional<WhyNot> notOpen(LocalDate date) {
    return switch (company.day(date)) {
      case Day.Open(var hours) when hours.minutes() < job.duration().toMinutes() ->
          Optional.of(new WhyNot.TooLong(hours));
      case Day.Open _ -> Optional.empty();
      case Day.Closed _ -> Optional.of(new WhyNot.Closed(date.getDayOfWeek()));
      case Day.OnHoliday(var holiday) -> Optional.of(new WhyNot.OnHoliday(holiday));
    };
  }

  /// Whether a start is outside the hours, or too late in them.
  private Optional<WhyNot> unfit(LocalDate date, LocalTime start) {
    Hours hours = hours(date);
    int minute = start.getHour() * 60 + start.getMinute();
    if (minute < hours.fromMinute() || minute >= hours.toMinute()) {
      return Optional.of(new WhyNot.OutsideHours(hours));
    }
    var latest = grid(date).latest();
    if (latest.isEmpty()) {
      return Optional.of(new WhyNot.Full());
    }
    LocalTime latestTime = DayGrid.time(latest.getAsInt());
    return start.isAfter(latestTime)
        ? Optional.of(new WhyNot.TooLate(latestTime, hours))
        : Optional.empty();
  }

  /// Whether even the last start of an open day is past or too soon.
  private Optional<WhyNot> hopeless(LocalDate date, Hours hours) {
    var latest = grid(date).latest();
    if (latest.isEmpty()) {
      return Optional.of(new WhyNot.Full());
    }
    LocalTime latestTime = DayGrid.time(latest.getAsInt());
    Instant instant = date.atTime(latestTime).atZone(zone()).toInstant();
    return instant.isBefore(now)
        ? Optional.of(new WhyNot.TooLate(latestTime, hours))
        : tooSoon(instant);
  }

  private Optional<WhyNot> tooSoon(Instant start) {
    if (!start.isBefore(earliest)) {
      return Optional.empty();
    }
    long cell = Math.ceilDiv(earliest.getEpochSecond(), CrewCell.SECONDS);
    ZonedDateTime first = Instant.ofEpochSecond(cell * CrewCell.SECONDS).atZone(zone());
    return Optional.of(new WhyNot.TooSoon(first));
  }

  private static Optional<WhyNot> offGrid(LocalTime start) {
    return start.toSecondOfDay() % CrewCell.SECONDS == 0 && start.getNano() == 0
        ? Optional.empty()
        : Optional.of(new WhyNot.OffGrid());
  }

  private List<FreeSlot> onLoadedWeek(LocalDate date) {
    if (never(date).isPresent()) {
      return List.of();
    }
    return days.computeIfAbsent(date, this::freeInLoadedWeek);
  }

  private List<FreeSlot> freeInLoadedWeek(LocalDate date) {
    long week = week(date);
    var monday = LocalDate.ofEpochDay(week * DAYS_A_LOAD);
    return free(date, weeks.computeIfAbsent(week, _ -> load(monday, DAYS_A_LOAD)));
  }

  private List<FreeSlot> free(LocalDate date, TakenCells cells) {
    return grid(date).free(earliest, company.travel(), cells);
  }

  private TakenCells load(LocalDate date, int days) {
    Instant from = date.atStartOfDay(zone()).toInstant();
    // The way home of a late booking may reach into the next day.
    Instant to = date.plusDays(days).atStartOfDay(zone()).toInstant().plus(company.travel());
    return new TakenCells(taken, from, to.plus(Effort.GRID));
  }

  private DayGrid grid(LocalDate date) {
    return new DayGrid(date, hours(date), job, able);
  }

  private Hours hours(LocalDate date) {
    return switch (company.day(date)) {
      case Day.Open(var hours) -> hours;
      case Day.Closed _, Day.OnHoliday _ ->
          throw new IllegalStateException(date + " was not checked to be open");
    };
  }

  /// The day of those that can be booked that is nearest to `date`.
  private LocalDate within(LocalDate date) {
    if (date.isBefore(today)) {
      return today;
    }
    return date.isAfter(last) ? last : date;
  }

  private ZoneId zone() {
    return job.area().zone();
  }

  private static long week(LocalDate date) {
    return Math.floorDiv(date.toEpochDay(), DAYS_A_LOAD);
  }
}
