package id.fineclean.bot.booking.dialogue;

import static id.fineclean.bot.booking.dialogue.DialogueSample.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.booking.CrewCell;
import id.fineclean.bot.booking.Job;
import id.fineclean.bot.booking.TakenTime;
import id.fineclean.bot.conversation.Question;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.conversation.Turns;
import id.fineclean.bot.testing.TestDatabases;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Three hours of cleaning in Jakarta, wished for on Monday 23 November 2026 at 10:15.
final class TimesTest {
  private static final TestDatabases DATABASES = TestDatabases.fresh(TestDatabases.Kind.SQLITE);
  private static final Shop SHOP = DialogueSample.shop(DATABASES);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final long HALF_HOUR = 1800;
  private static final TakenTime NOTHING = (from, to) -> Set.of();

  private final Turn turn = Turns.text(NOW, "");

  @AfterAll
  static void close() {
    DATABASES.close();
  }

  private Times.Found find(
      TakenTime taken, Optional<LocalDate> date, Optional<LocalTime> time, Optional<String> part) {
    Job job =
        Job.of(
            SHOP.service("general_cleaning").orElseThrow(),
            3,
            SHOP.company().area("jakarta").orElseThrow());
    return new Times(turn, SHOP.openings(job, NOW, taken), TODAY, Optional.empty())
        .find(date, Optional.empty(), Optional.empty(), time, part, List.of());
  }

  private Times.Found find(String date, String time) {
    return find(
        NOTHING,
        Optional.of(LocalDate.parse(date)),
        Optional.of(LocalTime.parse(time)),
        Optional.empty());
  }

  private static List<String> values(Question question) {
    return question.options().stream().map(Question.Option::value).toList();
  }

  private static List<String> offered(Times.Found found) {
    return switch (found) {
      case Times.Found.AskDate ask -> values(ask.question());
      case Times.Found.AskTime ask -> values(ask.question());
      case Times.Found.Slot slot -> List.of();
      case Times.Found.NoRoom none -> List.of();
    };
  }

  @Test
  void takesAFreeTimeAsItIs() {
    var slot = assertInstanceOf(Times.Found.Slot.class, find("2026-11-24", "09:00"));
    assertEquals(LocalTime.of(9, 0), slot.slot().start().toLocalTime());
    assertTrue(Turns.said(turn).isEmpty());
  }

  @Test
  void offersTimesNearOneThatIsTooLate() {
    List<String> offered = offered(find("2026-11-24", "17:30"));
    assertEquals("slot:2026-11-24T15:00", offered.getLast());
    assertTrue(Turns.said(turn).getFirst().contains("15.00"));
  }

  @Test
  void offersDaysOnBothSidesOfAHoliday() {
    List<String> offered = offered(find("2026-12-25", "09:00"));
    assertEquals(
        List.of("date:2026-12-23", "date:2026-12-24", "date:2026-12-26", "date:2026-12-28"),
        offered);
  }

  @Test
  void offersTheLastDaysWhenOneIsTooFarAhead() {
    List<String> offered = offered(find("2027-06-01", "09:00"));
    assertFalse(offered.isEmpty());
    assertTrue(offered.stream().allMatch(value -> value.compareTo("date:2027-01-22") <= 0));
  }

  @Test
  void tellsNoSoonestTimeThatCannotBe() {
    // At 10:15 three hours ahead is 13:30; three hours of work end in time from 15:00 at the
    // latest.
    assertInstanceOf(Times.Found.AskTime.class, find("2026-11-23", "11:00"));
    assertTrue(Turns.said(turn).getFirst().contains("13.30"), () -> Turns.said(turn).toString());
  }

  @Test
  void offersAnotherPartOfTheDayWhenOneIsFull() {
    TakenTime morning = (from, to) -> cells("2026-11-24T00:00:00Z", "2026-11-24T04:30:00Z");
    Times.Found found =
        find(
            morning,
            Optional.of(LocalDate.of(2026, 11, 24)),
            Optional.empty(),
            Optional.of("morning"));
    assertFalse(offered(found).isEmpty());
    assertFalse(Turns.said(turn).isEmpty());
    assertTrue(offered(found).stream().allMatch(value -> value.compareTo("time:11:30") >= 0));
  }

  @Test
  void saysSoWhenThereIsNoRoomAtAll() {
    TakenTime everything =
        (from, to) -> cells(from.toString(), to.plusSeconds(HALF_HOUR).toString());
    assertInstanceOf(
        Times.Found.NoRoom.class,
        find(everything, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private static Set<CrewCell> cells(String from, String to) {
    Set<CrewCell> cells = new HashSet<>();
    List<String> crews = List.of("jakarta_1", "jakarta_2", "jakarta_3", "jakarta_4", "jakarta_5");
    for (long i = halfHour(from); i <= halfHour(to); i++) {
      for (String crew : crews) {
        cells.add(new CrewCell(crew, i));
      }
    }
    return cells;
  }

  private static long halfHour(String instant) {
    return Instant.parse(instant).getEpochSecond() / HALF_HOUR;
  }
}
