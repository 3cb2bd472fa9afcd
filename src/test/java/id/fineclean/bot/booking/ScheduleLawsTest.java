package id.fineclean.bot.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.company.Area;
import id.fineclean.bot.company.Company;
import id.fineclean.bot.company.Day;
import id.fineclean.bot.company.Hours;
import id.fineclean.bot.company.WeekHours;
import id.fineclean.bot.testing.ProcessorTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What holds for every company, crew, day and job, tried on thousands made up at random.
class ScheduleLawsTest {
  private static final List<Area> AREAS = List.of(Sample.JAKARTA, Sample.DENPASAR, Sample.JAYAPURA);
  private static final List<Service> SERVICES = List.of(Sample.CLEANING, Sample.WASHING);

  /// One made-up world and a job in it.
  private record Case(
      Company company, List<Crew> crews, Job job, Instant now, FakeTakenTime taken) {
    Case with(Job other) {
      return new Case(company, crews, other, now, taken);
    }

    Openings openings() {
      return new Schedule(company, Sample.catalogue(), new Crews(crews)).openings(job, now, taken);
    }
  }

  private static Case random(Random random) {
    Company company = Sample.company(hours(random), Duration.ofMinutes(15L * random.nextInt(9)));
    List<Crew> crews =
        IntStream.range(0, 1 + random.nextInt(4)).mapToObj(i -> crew(i, random)).toList();
    Area area = AREAS.get(random.nextInt(AREAS.size()));
    Job job = Job.of(SERVICES.get(random.nextInt(2)), 1 + random.nextInt(8), area);
    var now = Instant.parse("2026-10-01T00:00:00Z").plusSeconds(random.nextInt(200 * 86_400));
    return new Case(company, crews, job, now, new FakeTakenTime());
  }

  private static WeekHours hours(Random random) {
    Map<DayOfWeek, Hours> days = new EnumMap<>(DayOfWeek.class);
    days.put(DayOfWeek.WEDNESDAY, span(random));
    for (DayOfWeek day : DayOfWeek.values()) {
      if (random.nextInt(5) > 0) {
        days.put(day, span(random));
      }
    }
    return new WeekHours(days);
  }

  /// Anything from a quarter of an hour to the whole day, often up to midnight.
  private static Hours span(Random random) {
    int from = random.nextInt(95);
    int to = from + 1 + random.nextInt(96 - from);
    return new Hours(quarter(from), quarter(random.nextInt(4) == 0 ? 96 : to));
  }

  private static LocalTime quarter(int quarters) {
    return LocalTime.MIDNIGHT.plusMinutes(15L * quarters);
  }

  private static Crew crew(int number, Random random) {
    Set<String> skills = random.nextBoolean() ? Set.of("cleaning", "washing") : Set.of("cleaning");
    Set<String> areas = new HashSet<>();
    areas.add(AREAS.get(random.nextInt(3)).id());
    areas.add(AREAS.get(random.nextInt(3)).id());
    var first = LocalDate.of(2026, 10, 1).plusDays(random.nextInt(200));
    var away = new Absence(first, first.plusDays(random.nextInt(20)));
    return new Crew("crew" + number, "Tim", 2, skills, areas, hours(random), List.of(away));
  }

  @Test
  void offersOnlyWhatCanBeDone() {
    var random = new Random(20261122);
    int offered = 0;
    for (int i = 0; i < 3_000; i++) {
      Case world = random(random);
      LocalDate today = LocalDate.ofInstant(world.now, world.job.area().zone());
      LocalDate date = today.plusDays(random.nextInt(70) - 4);
      for (FreeSlot slot : world.openings().on(date)) {
        offered++;
        check(world, date, slot);
      }
    }
    assertTrue(offered > 5_000, "too few to mean anything: " + offered);
  }

  private static void check(Case world, LocalDate date, FreeSlot slot) {
    Hours open = assertInstanceOf(Day.Open.class, world.company.day(date)).hours();
    assertEquals(date, slot.start().toLocalDate());
    assertEquals(world.job.area().zone(), slot.start().getZone());
    assertEquals(0, slot.start().getMinute() % 30);
    assertEquals(world.job.duration(), slot.work());
    assertWithin(open, date, slot);
    assertFalse(slot.start().toInstant().isBefore(world.now.plus(Duration.ofHours(2))));
    for (Crew crew : slot.crews()) {
      assertTrue(crew.can(world.job));
      assertWithin(crew.on(date).orElseThrow(), date, slot);
    }
  }

  private static void assertWithin(Hours hours, LocalDate date, FreeSlot slot) {
    var midnight = date.atStartOfDay(slot.start().getZone());
    assertFalse(slot.start().isBefore(midnight.plusMinutes(hours.fromMinute())));
    assertFalse(slot.end().isAfter(midnight.plusMinutes(hours.toMinute())));
  }

  @Test
  void neverOffersACellThatIsTaken() {
    var random = new Random(7);
    int booked = 0;
    for (int i = 0; i < 600; i++) {
      Case world = random(random);
      for (int n = 0; n < 40; n++) {
        Area area = AREAS.get(random.nextInt(AREAS.size()));
        Job job = Job.of(SERVICES.get(random.nextInt(2)), 1 + random.nextInt(8), area);
        booked += bookAny(world.with(job), random);
      }
    }
    assertTrue(booked > 1_000, "too few to mean anything: " + booked);
  }

  /// Books a random free time as the store would: an overlap fails.
  private static int bookAny(Case world, Random random) {
    LocalDate today = LocalDate.ofInstant(world.now, world.job.area().zone());
    List<FreeSlot> slots = world.openings().on(today.plusDays(1 + random.nextInt(4)));
    if (slots.isEmpty()) {
      return 0;
    }
    FreeSlot slot = slots.get(random.nextInt(slots.size()));
    List<Crew> crews = slot.crews();
    Crew crew = crews.get(random.nextInt(crews.size()));
    assertTrue(world.taken.take(slot.cells(crew)), "offered a cell twice");
    return 1;
  }

  @Test
  void answersForATimeWhatItListsForTheDay() {
    var random = new Random(99);
    for (int i = 0; i < 1_000; i++) {
      Case world = random(random);
      for (int n = 0; n < 5; n++) {
        bookAny(world, random);
      }
      LocalDate today = LocalDate.ofInstant(world.now, world.job.area().zone());
      LocalDate date = today.plusDays(random.nextInt(6));
      List<LocalTime> listed = starts(world.openings().on(date));
      assertEquals(listed, allowed(world.openings(), date), () -> world + " " + date);
      assertEquals(listed.isEmpty(), world.openings().whyNone(date).isPresent());
    }
  }

  private static List<LocalTime> allowed(Openings openings, LocalDate date) {
    List<LocalTime> free = new ArrayList<>();
    for (int quarter = 0; quarter < 96; quarter++) {
      if (openings.at(date, quarter(quarter)) instanceof Availability.Free) {
        free.add(quarter(quarter));
      }
    }
    return free;
  }

  private static List<LocalTime> starts(List<FreeSlot> slots) {
    return slots.stream().map(slot -> slot.start().toLocalTime()).toList();
  }

  @Test
  void findsTheSameDayByDayAndByTheWeek() {
    var random = new Random(4);
    for (int i = 0; i < 300; i++) {
      Case world = random(random);
      for (int n = 0; n < 20; n++) {
        bookAny(world, random);
      }
      LocalDate today = LocalDate.ofInstant(world.now, world.job.area().zone());
      for (DayRoom room : world.openings().nextDays(today, Wish.any(), 9)) {
        assertEquals(world.openings().on(room.date()), room.slots());
      }
    }
  }

  @Tag("timed")
  @Test
  void listsADayQuickly() {
    var random = new Random(1);
    List<Crew> crews = IntStream.range(0, 12).mapToObj(ScheduleLawsTest::busy).toList();
    var schedule = new Schedule(Sample.company(), Sample.catalogue(), new Crews(crews));
    LocalDate date = LocalDate.of(2026, 11, 24);
    var taken = new FakeTakenTime();
    for (Crew crew : crews) {
      var start = date.atTime(8 + random.nextInt(4), 0).atZone(Sample.WIB).toInstant();
      taken.take(CrewCell.held(crew.id(), start, Duration.ofHours(2), Sample.TRAVEL));
    }
    Set<CrewCell> cells = taken.taken(Instant.MIN, Instant.MAX);
    Job job = Job.of(Sample.CLEANING, 2, Sample.JAKARTA);
    Instant now = date.minusDays(1).atTime(9, 0).atZone(Sample.WIB).toInstant();
    Duration best = Duration.ofDays(1);
    for (int round = 0; round < 20; round++) {
      Duration took =
          ProcessorTime.of(
              () -> {
                for (int i = 0; i < 200; i++) {
                  assertTrue(schedule.openings(job, now, (_, _) -> cells).on(date).size() >= 10);
                }
              });
      best = Collections.min(List.of(best, took.dividedBy(200)));
    }
    assertTrue(best.compareTo(Duration.ofMillis(1)) < 0, "listing a day took " + best);
  }

  private static Crew busy(int number) {
    return Sample.crew("crew" + number, Set.of("cleaning"), Sample.JAKARTA);
  }
}
