package id.fineclean.bot.booking;

import static id.fineclean.bot.booking.Sample.BOGOR;
import static id.fineclean.bot.booking.Sample.CLEANING;
import static id.fineclean.bot.booking.Sample.JAKARTA;
import static id.fineclean.bot.booking.Sample.SURVEYED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceListTest {
  private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");

  private static String lines(Quote quote) {
    return quote.lines().stream()
        .map(line -> line.kind().key() + " " + line.count() + " x " + line.each())
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1  | 150000  | units 1 x 100000, minimum 1 x 50000",
        "2  | 200000  | units 2 x 100000",
        "3  | 300000  | units 3 x 100000",
        "4  | 390000  | units 3 x 100000, units 1 x 90000",
        "12 | 1110000 | units 3 x 100000, units 9 x 90000"
      })
  void countsUnitsByStepsAndFillsUpToTheMinimum(int size, long total, String lines) {
    Quote quote = PriceList.quote(Job.of(CLEANING, size, JAKARTA), NOW);
    assertInstanceOf(Quote.Price.class, quote);
    assertEquals(total, quote.total());
    assertEquals(lines, lines(quote));
  }

  @Test
  void addsExtrasAndTheSurchargeOfTheArea() {
    Quote quote = PriceList.quote(new Job(CLEANING, 1, CLEANING.addOns(), BOGOR), NOW);
    assertEquals(
        "units 1 x 100000, minimum 1 x 50000, add_on 1 x 40000, surcharge 1 x 35000", lines(quote));
    assertEquals(225_000, quote.total());
    assertEquals("Bogor", quote.lines().getLast().label().orElseThrow().en());
  }

  @Test
  void asksOnlyForTheVisitWhereASurveyComesFirst() {
    Quote quote = PriceList.quote(Job.survey(SURVEYED, BOGOR), NOW);
    assertInstanceOf(Quote.SurveyFirst.class, quote);
    assertEquals("survey_visit 1 x 50000, surcharge 1 x 35000", lines(quote));
  }

  @Test
  void holdsTheQuoteAsLongAsTheServiceSays() {
    Quote quote = PriceList.quote(Job.of(CLEANING, 2, JAKARTA), NOW);
    Instant end = NOW.plus(Duration.ofHours(48));
    assertEquals(end, quote.validUntil());
    assertTrue(quote.isValid(end));
    assertFalse(quote.isValid(end.plusNanos(1)));
  }

  @ParameterizedTest
  @CsvSource({"1, false, 60", "1, true, 90", "2, false, 120", "2, true, 150"})
  void roundsTheDurationUpToHalfHours(int size, boolean extra, int minutes) {
    List<AddOn> addOns = extra ? CLEANING.addOns() : List.of();
    Duration duration = new Job(CLEANING, size, addOns, JAKARTA).duration();
    assertEquals(Duration.ofMinutes(minutes), duration);
    assertEquals(Duration.ofMinutes(60), Job.survey(SURVEYED, JAKARTA).duration());
  }

  @Test
  void refusesJobsTheCatalogueDoesNotKnow() {
    assertThrows(IllegalArgumentException.class, () -> Job.of(CLEANING, 0, JAKARTA));
    assertThrows(IllegalArgumentException.class, () -> Job.of(CLEANING, 13, JAKARTA));
    assertThrows(IllegalArgumentException.class, () -> Job.of(SURVEYED, 2, JAKARTA));
    assertThrows(
        IllegalArgumentException.class, () -> new Job(SURVEYED, 1, CLEANING.addOns(), JAKARTA));
  }

  @ParameterizedTest
  @CsvSource({
    "0.2, Fits[size=1]",
    "1, Fits[size=1]",
    "2.5, Fits[size=3]",
    "12, Fits[size=12]",
    "12.1, TooLarge[maximum=12]",
    "0, TooSmall[minimum=1]",
    "-3, TooSmall[minimum=1]",
    "NaN, TooSmall[minimum=1]",
    "Infinity, TooLarge[maximum=12]",
    "1e300, TooLarge[maximum=12]"
  })
  void checksWhatCustomersSayAboutTheSize(double said, String answer) {
    assertEquals(answer, CLEANING.sizing().orElseThrow().check(said).toString());
  }
}
