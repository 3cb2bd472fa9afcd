package id.fineclean.bot.understanding.slots;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.fineclean.bot.understanding.Asked;
import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.Slots;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimePropertiesTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 23, 10, 15);
  private static final List<String> HOURS =
      List.of(
          "satu",
          "dua",
          "tiga",
          "empat",
          "lima",
          "enam",
          "tujuh",
          "delapan",
          "sembilan",
          "sepuluh",
          "sebelas",
          "dua belas");

  private final SlotExtractor extractor = new SlotExtractor(ServiceNames.standard());

  @Test
  void bareHoursLieInTheWorkingDay() {
    for (int hour = 1; hour <= 12; hour++) {
      LocalTime expected = LocalTime.of(hour <= 6 ? hour + 12 : hour, 0);
      assertEquals(Optional.of(expected), start("jam " + hour));
      assertEquals(Optional.of(expected), start("jam " + HOURS.get(hour - 1)));
      assertEquals(Optional.of(expected.minusMinutes(30)), start("jam setengah " + hour));
      assertEquals(
          Optional.of(expected.minusMinutes(15)), start("jam " + hour + " kurang seperempat"));
      assertEquals(Optional.of(expected), asked(Integer.toString(hour)));
    }
  }

  @Test
  void everyMinuteOfTheAfternoonIsReadAsWritten() {
    for (int minute = 13 * 60; minute < 24 * 60; minute++) {
      LocalTime time = LocalTime.ofSecondOfDay(minute * 60L);
      assertEquals(Optional.of(time), start("jam " + time.toString().replace(':', '.')));
      assertEquals(Optional.of(time), start(time.toString()));
    }
  }

  @Test
  void theEndOfAStretchLiesBehindItsStart() {
    for (int from = 7; from <= 17; from++) {
      for (int to = from + 1; to <= 18; to++) {
        String text = "jam " + (from > 12 ? from - 12 : from) + "-" + (to > 12 ? to - 12 : to);
        Slots slots = extractor.extract(text, Context.at(NOW));
        assertEquals(Optional.of(LocalTime.of(from, 0)), slots.timeStart(), text);
        assertEquals(Optional.of(LocalTime.of(to, 0)), slots.timeEnd(), text);
      }
    }
  }

  private Optional<LocalTime> start(String text) {
    return extractor.extract(text, Context.at(NOW)).timeStart();
  }

  private Optional<LocalTime> asked(String text) {
    return extractor.extract(text, Context.asking(NOW, Asked.TIME)).timeStart();
  }
}
