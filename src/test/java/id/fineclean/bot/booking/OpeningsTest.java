package id.fineclean.bot.booking;

import static id.fineclean.bot.booking.Sample.BOGOR;
import static id.fineclean.bot.booking.Sample.CHRISTMAS;
import static id.fineclean.bot.booking.Sample.CLEANING;
import static id.fineclean.bot.booking.Sample.DENPASAR;
import static id.fineclean.bot.booking.Sample.JAKARTA;
import static id.fineclean.bot.booking.Sample.JAYAPURA;
import static id.fineclean.bot.booking.Sample.WASHING;
import static id.fineclean.bot.booking.Sample.WIB;
import static id.fineclean.bot.booking.Sample.at;
import static id.fineclean.bot.booking.Sample.crew;
import static id.fineclean.bot.booking.Sample.schedule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.company.Area;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningsTest {
  private static final Instant SUNDAY_NOON = at("2026-11-22T12:00", WIB);
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final Set<String> BOTH = Set.of("cleaning", "washing", "surveyed");
  private static final Crew ALPHA = crew("alpha", BOTH, JAKARTA, BOGOR);
  private static final Crew BRAVO = crew("bravo", Set.of("cleaning"), JAKARTA);
  private static final Crew BALI = crew("bali", BOTH, DENPASAR);

  private final FakeTakenTime taken = new FakeTakenTime();

  private Openings openings(Job job, Instant now) {
    return schedule(ALPHA, BRAVO, BALI).openings(job, now, taken);
  }

  private static Job cleaning(int hours) {
    return Job.of(CLEANING, hours, JAKARTA);
  }

  private static List<String> starts(List<FreeSlot> slots) {
    return slots.stream().map(slot -> slot.start().toLocalTime().toString()).toList();
  }

  private WhyNot why(Job job, String now, String wished) {
    LocalDateTime time = LocalDateTime.parse(wished);
    Availability answer =
        openings(job, at(now, job.area().zone())).at(time.toLocalDate(), time.toLocalTime());
    return assertInstanceOf(Availability.NotFree.class, answer).why();
  }

  private void take(Crew crew, String start, int hours) {
    Instant instant = at(start, WIB);
    assertTrue(
        taken.take(CrewCell.held(crew.id(), instant, Duration.ofHours(hours), Sample.TRAVEL)));
  }

  @Test
  void offersEveryHalfHourThatEndsBeforeClosing() {
    assertEquals(
        List.of("08:00", "08:30", "09:00", "09:30", "10:00"),
        starts(openings(cleaning(7), SUNDAY_NOON).on(MONDAY)));
  }

  @Test
  void keepsTheLeadTimeOfTheService() {
    Instant now = at("2026-11-23T09:10", WIB);
    assertEquals("11:30", starts(openings(cleaning(2), now).on(MONDAY)).getFirst());
  }

  @Test
  void keepsTheWayAfterEachBookingFree() {
    take(ALPHA, "2026-11-23T10:00", 2);
    List<FreeSlot> slots = openings(Job.of(WASHING, 2, JAKARTA), SUNDAY_NOON).on(MONDAY);
    // Alpha alone washes: 8:00 + 1 h + way = 10:00, then again from 13:00.
    assertEquals(
        List.of("08:00", "13:00", "13:30", "14:00", "14:30", "15:00", "15:30", "16:00"),
        starts(slots));
  }

  @Test
  void letsAnotherCrewTakeOver() {
    take(ALPHA, "2026-11-23T10:00", 2);
    var answer = openings(cleaning(2), SUNDAY_NOON).at(MONDAY, LocalTime.of(10, 0));
    FreeSlot slot = assertInstanceOf(Availability.Free.class, answer).slot();
    assertEquals(List.of(BRAVO), slot.crews());
  }

  @Test
  void givesWorkToTheCrewWithTheLeastFirst() {
    take(ALPHA, "2026-11-23T08:00", 1);
    var answer = openings(cleaning(2), SUNDAY_NOON).at(MONDAY, LocalTime.of(13, 0));
    FreeSlot slot = assertInstanceOf(Availability.Free.class, answer).slot();
    assertEquals(List.of(BRAVO, ALPHA), slot.crews());
  }

  @Test
  void namesTheCellsABookingHolds() {
    var answer = openings(cleaning(2), SUNDAY_NOON).at(MONDAY, LocalTime.of(9, 0));
    FreeSlot slot = assertInstanceOf(Availability.Free.class, answer).slot();
    List<CrewCell> cells = slot.cells(slot.crew());
    assertEquals(6, cells.size());
    assertEquals(at("2026-11-23T09:00", WIB), cells.getFirst().start());
    assertEquals(at("2026-11-23T11:30", WIB), cells.getLast().start());
    assertEquals(LocalTime.of(11, 0), slot.end().toLocalTime());
  }

  @Test
  void doesNotLetABookingStandInItsOwnWay() {
    take(ALPHA, "2026-11-23T08:00", 8);
    Job job = Job.of(WASHING, 2, JAKARTA);
    List<CrewCell> own =
        CrewCell.held("alpha", at("2026-11-23T08:00", WIB), Duration.ofHours(8), Sample.TRAVEL);
    assertTrue(openings(job, SUNDAY_NOON).on(MONDAY).isEmpty());
    Openings moving = schedule(ALPHA).openings(job, SUNDAY_NOON, taken.except(own));
    assertEquals(17, moving.on(MONDAY).size());
  }

  @Test
  void countsInTheZoneOfTheArea() {
    Job job = Job.of(CLEANING, 2, DENPASAR);
    FreeSlot first = openings(job, SUNDAY_NOON).on(MONDAY).getFirst();
    assertEquals("2026-11-23T08:00+08:00[Asia/Makassar]", first.start().toString());
    assertEquals(Instant.parse("2026-11-23T00:00:00Z"), first.start().toInstant());
    assertEquals(List.of(BALI), first.crews());
  }

  @Test
  void knowsThatItIsTomorrowInDenpasarAlready() {
    Job job = Job.of(CLEANING, 2, DENPASAR);
    // 23:30 on Sunday in Jakarta is 00:30 on Monday in Denpasar.
    Openings openings = openings(job, at("2026-11-22T23:30", WIB));
    assertEquals(Optional.of(new WhyNot.Past()), openings.whyNone(LocalDate.of(2026, 11, 22)));
    assertEquals(Optional.empty(), openings.whyNone(MONDAY));
  }

  @Test
  void goesOnOverTheEndOfMonthAndYear() {
    Openings openings = openings(cleaning(2), at("2026-12-31T20:00", WIB));
    List<DayRoom> days = openings.nextDays(LocalDate.of(2026, 12, 31), Wish.any(), 3);
    assertEquals(
        List.of(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 2), LocalDate.of(2027, 1, 4)),
        days.stream().map(DayRoom::date).toList());
  }

  @Test
  void worksUntilMidnightWhereTheOwnerDoes() {
    var nights = Sample.week("18:00", "00:00");
    var crew = new Crew("night", "Tim", 2, BOTH, Set.of("jakarta"), nights, List.of());
    var schedule =
        new Schedule(
            Sample.company(nights, Sample.TRAVEL), Sample.catalogue(), new Crews(List.of(crew)));
    // A booking of the small hours of Tuesday holds the way home of Monday night.
    assertTrue(taken.take(Set.of(CrewCell.at("night", at("2026-11-24T00:30", WIB)))));
    var slots = schedule.openings(cleaning(2), SUNDAY_NOON, taken).on(MONDAY);
    assertEquals("18:00", starts(slots).getFirst());
    assertEquals("21:30", starts(slots).getLast());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T07:30, OutsideHours",
    "2026-11-23T17:00, OutsideHours",
    "2026-11-23T16:00, TooLate",
    "2026-11-23T09:10, OffGrid",
    "2026-11-22T09:00, Closed",
    "2026-11-21T09:00, Past",
    "2026-12-25T09:00, OnHoliday",
    "2027-03-01T09:00, TooFar",
    "+999999999-12-31T23:59, TooFar",
    "-999999999-01-01T00:00, Past"
  })
  void saysWhyATimeIsImpossible(String wished, String reason) {
    WhyNot why = why(cleaning(2), "2026-11-22T12:00", wished);
    assertEquals(reason, why.getClass().getSimpleName());
  }

  @Test
  void saysWhatWouldBePossible() {
    assertEquals(
        new WhyNot.TooLate(LocalTime.of(15, 0), Sample.hours("08:00", "17:00")),
        why(cleaning(2), "2026-11-22T12:00", "2026-11-23T15:30"));
    assertEquals(
        new WhyNot.TooSoon(LocalDateTime.parse("2026-11-23T11:30").atZone(WIB)),
        why(cleaning(2), "2026-11-23T09:10", "2026-11-23T11:00"));
    assertEquals(
        new WhyNot.TooFar(LocalDate.of(2027, 1, 21)),
        why(cleaning(2), "2026-11-22T12:00", "2027-01-22T09:00"));
    assertEquals(
        new WhyNot.Closed(DayOfWeek.SUNDAY),
        why(cleaning(2), "2026-11-22T12:00", "2026-11-29T09:00"));
    var holiday =
        assertInstanceOf(
            WhyNot.OnHoliday.class, why(cleaning(2), "2026-11-22T12:00", "2026-12-25T09:00"));
    assertEquals("Natal", holiday.holiday().name().id());
    assertEquals(
        new WhyNot.TooLong(Sample.hours("09:00", "13:00")),
        why(cleaning(5), "2026-11-22T12:00", "2026-11-28T09:00"));
  }

  @Test
  void tellsPastFromTooSoon() {
    assertEquals(new WhyNot.Past(), why(cleaning(2), "2026-11-23T12:00", "2026-11-23T11:30"));
    assertInstanceOf(
        WhyNot.TooSoon.class, why(cleaning(2), "2026-11-23T12:00", "2026-11-23T13:30"));
  }

  @Test
  void takesAWishAtExactlyTheLeadTime() {
    var answer = openings(cleaning(2), at("2026-11-23T08:00", WIB)).at(MONDAY, LocalTime.of(10, 0));
    assertInstanceOf(Availability.Free.class, answer);
  }

  @Test
  void saysWhenAllAreTaken() {
    take(ALPHA, "2026-11-23T08:00", 9);
    take(BRAVO, "2026-11-23T08:00", 9);
    assertEquals(new WhyNot.Full(), why(cleaning(2), "2026-11-22T12:00", "2026-11-23T09:00"));
    assertEquals(
        Optional.of(new WhyNot.Full()), openings(cleaning(2), SUNDAY_NOON).whyNone(MONDAY));
  }

  @Test
  void saysThatNobodyThereDoesIt() {
    Job job = Job.of(CLEANING, 2, JAYAPURA);
    assertEquals(new WhyNot.NoCrew(), why(job, "2026-11-22T12:00", "2026-11-23T09:00"));
    assertFalse(schedule(ALPHA).offers(job));
    assertEquals(
        new WhyNot.NoCrew(),
        why(Job.of(WASHING, 2, DENPASAR), "2026-11-22T12:00", "2026-11-23T09:00", BRAVO));
  }

  private WhyNot why(Job job, String now, String wished, Crew only) {
    LocalDateTime time = LocalDateTime.parse(wished);
    Availability answer =
        schedule(only)
            .openings(job, at(now, WIB), taken)
            .at(time.toLocalDate(), time.toLocalTime());
    return assertInstanceOf(Availability.NotFree.class, answer).why();
  }

  @Test
  void saysThatAnAreaIsNotServedAnyMore() {
    var gone = new Area("gone", "Gone", WIB, 0, List.of("Gone"), List.of());
    assertEquals(
        new WhyNot.AreaNotServed(),
        why(Job.of(CLEANING, 2, gone), "2026-11-22T12:00", "2026-11-23T09:00"));
  }

  @Test
  void leavesOutCrewsThatAreAway() {
    var away = new Absence(MONDAY, MONDAY.plusDays(1));
    var crew = new Crew("away", "Tim", 2, BOTH, Set.of("jakarta"), Sample.DAYTIME, List.of(away));
    Openings openings = schedule(crew).openings(cleaning(2), SUNDAY_NOON, taken);
    assertEquals(Optional.of(new WhyNot.Full()), openings.whyNone(MONDAY));
    assertEquals(MONDAY.plusDays(2), openings.nextDays(MONDAY, Wish.any(), 1).getFirst().date());
  }

  @Test
  void keepsToTheHoursOfTheCrew() {
    var late =
        new Crew(
            "late", "Tim", 2, BOTH, Set.of("jakarta"), Sample.week("12:15", "20:00"), List.of());
    Openings openings = schedule(late).openings(cleaning(2), SUNDAY_NOON, taken);
    List<String> starts = starts(openings.on(MONDAY));
    assertEquals("12:30", starts.getFirst());
    assertEquals("15:00", starts.getLast());
  }

  @Test
  void keepsToSpecialHours() {
    Openings openings = openings(cleaning(2), at("2027-02-07T12:00", WIB));
    assertEquals("13:00", starts(openings.on(LocalDate.of(2027, 2, 8))).getLast());
  }

  @Test
  void needsACrewThatIsLargeEnough() {
    var work = (Work.Measured) CLEANING.work();
    var effort = new Effort(Duration.ZERO, Duration.ofHours(1), 3);
    var big =
        Sample.with(CLEANING, "cleaning", new Work.Measured(work.sizing(), work.price(), effort));
    Openings openings = openings(Job.of(big, 2, JAKARTA), SUNDAY_NOON);
    assertEquals(Optional.of(new WhyNot.NoCrew()), openings.whyNone(MONDAY));
  }

  @Test
  void meetsWishesForAPartOfTheDay() {
    Openings openings = openings(cleaning(2), SUNDAY_NOON);
    assertEquals(
        List.of("11:00", "11:30", "12:00", "12:30", "13:00", "13:30", "14:00", "14:30"),
        starts(openings.on(MONDAY, Wish.in(DayPart.MIDDAY))));
    assertEquals(List.of(), openings.on(MONDAY, Wish.in(DayPart.EVENING)));
    assertEquals(List.of(), openings.on(MONDAY, Wish.any().without(Set.of(MONDAY))));
  }

  @Test
  void offersTheNearestTimesOfTheWishedDayFirst() {
    take(ALPHA, "2026-11-23T10:00", 2);
    take(BRAVO, "2026-11-23T10:00", 2);
    Openings openings = openings(cleaning(1), SUNDAY_NOON);
    List<FreeSlot> near = openings.nearest(MONDAY.atTime(10, 30), Wish.any(), 3);
    assertEquals(List.of("08:00", "13:00", "13:30"), starts(near));
  }

  @Test
  void offersDaysAroundAHolidayNearTheWishedTime() {
    Openings openings = openings(cleaning(2), SUNDAY_NOON);
    List<FreeSlot> near = openings.nearest(CHRISTMAS.atTime(10, 0), Wish.any(), 4);
    assertEquals(
        List.of(
            "2026-12-24T09:30+07:00[Asia/Jakarta]",
            "2026-12-24T10:00+07:00[Asia/Jakarta]",
            "2026-12-26T09:30+07:00[Asia/Jakarta]",
            "2026-12-26T10:00+07:00[Asia/Jakarta]"),
        near.stream().map(slot -> slot.start().toString()).toList());
  }

  @Test
  void looksFarAheadWhenWeeksAreFull() {
    for (LocalDate date = MONDAY; date.isBefore(MONDAY.plusDays(40)); date = date.plusDays(1)) {
      take(ALPHA, date + "T08:00", 9);
      take(BRAVO, date + "T08:00", 9);
    }
    Openings openings = openings(cleaning(2), SUNDAY_NOON);
    LocalDate first = LocalDate.of(2027, 1, 2);
    assertEquals(first, openings.nextDays(MONDAY, Wish.any(), 1).getFirst().date());
    assertEquals(
        first,
        openings.nearest(MONDAY.atTime(9, 0), Wish.any(), 1).getFirst().start().toLocalDate());
  }

  @ParameterizedTest
  @CsvSource({"+999999999-12-31", "-999999999-01-01", "2026-11-22", "2027-01-21"})
  void staysInBoundsWhateverTheDate(String date) {
    Openings openings = openings(cleaning(2), SUNDAY_NOON);
    LocalDate wished = LocalDate.parse(date);
    assertEquals(3, openings.nearest(wished.atTime(9, 0), Wish.any(), 3).size());
    assertTrue(openings.nextDays(wished, Wish.any(), 2).size() <= 2);
    assertTrue(openings.on(wished).size() <= 19);
  }
}
