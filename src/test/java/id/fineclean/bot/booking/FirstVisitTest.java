package id.fineclean.bot.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.fineclean.bot.company.Area;
import id.fineclean.bot.content.ContentException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What of an order one crew of the sample company can do at one visit.
final class FirstVisitTest {
  private final BookingContent content = content();
  private final Schedule schedule =
      new Schedule(content.company(), content.catalogue(), content.crews());

  @Test
  void aCrewWithAllTheSkillsDoesAll() {
    assertEquals(
        List.of("sofa_wash", "mattress_wash", "carpet_wash"),
        visit("jakarta", task("sofa_wash", 5), task("mattress_wash", 2), task("carpet_wash", 12)));
    assertEquals(
        List.of("ac_cleaning", "toilet_cleaning"),
        visit("bogor", task("ac_cleaning", 2), task("toilet_cleaning", 1)));
  }

  @Test
  void whatAnotherCrewDoesComesLater() {
    assertEquals(
        List.of("ac_cleaning"),
        visit("jakarta", task("ac_cleaning", 2), task("toilet_cleaning", 1)));
    assertEquals(
        List.of("general_cleaning", "toilet_cleaning"),
        visit(
            "jakarta",
            task("general_cleaning", 3),
            task("sofa_wash", 3),
            task("toilet_cleaning", 1)));
  }

  @Test
  void noVisitIsLongerThanADay() {
    assertEquals(
        List.of("general_cleaning"),
        visit("jakarta", task("general_cleaning", 8), task("toilet_cleaning", 4)));
  }

  @Test
  void aSurveyIsAVisitOfItsOwn() {
    assertEquals(
        List.of("post_renovation"),
        visit("jakarta", task("post_renovation", 1), task("deep_cleaning", 2)));
  }

  @Test
  void onlyACrewThatMeetsTheWishDoesIt() {
    Job job = new Job(List.of(task("general_cleaning", 3)), area("jakarta"), Set.of("female"));
    assertEquals(true, schedule.offers(job));
    assertEquals(List.of("jakarta_1"), content.crews().able(job).stream().map(Crew::id).toList());
    Job none = new Job(List.of(task("ac_cleaning", 1)), area("jakarta"), Set.of("female"));
    assertEquals(false, schedule.offers(none));
    assertEquals(true, schedule.offers(none.byAnyCrew()));
  }

  @Test
  void durationsAddUpBeforeTheyAreRounded() {
    Job job =
        new Job(
            List.of(task("sofa_wash", 5), task("mattress_wash", 2), task("carpet_wash", 12)),
            area("jakarta"));
    // 130 + 120 + 66 minutes
    assertEquals(Duration.ofMinutes(330), job.duration());
  }

  private List<String> visit(String area, Task... tasks) {
    return schedule.firstVisit(new Job(Stream.of(tasks).toList(), area(area))).tasks().stream()
        .map(task -> task.service().id())
        .toList();
  }

  private Task task(String service, int size) {
    return new Task(content.catalogue().service(service).orElseThrow(), size, List.of());
  }

  private Area area(String id) {
    return content.company().area(id).orElseThrow();
  }

  private static BookingContent content() {
    try {
      return BookingContent.read(Path.of("intents"));
    } catch (ContentException e) {
      throw new IllegalStateException(e);
    }
  }
}
