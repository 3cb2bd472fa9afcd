package id.fineclean.bot.understanding.slots;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.fineclean.bot.understanding.Slot;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Slots;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SlotExamplesTest {
  private final SlotExtractor extractor = new SlotExtractor(ServiceNames.standard());

  @TestFactory
  Stream<DynamicTest> everyExampleIsReadAsItsTableSays() {
    return Stream.of(
            "dates.txt",
            "times.txt",
            "calendar-by-ear.txt",
            "sizes.txt",
            "service-phrases.txt",
            "people.txt",
            "addresses.txt",
            "money-and-codes.txt",
            "places-as-written.txt",
            "names-as-written.txt",
            "days-as-written.txt")
        .flatMap(file -> ExampleTable.read(file).examples().stream())
        .map(example -> DynamicTest.dynamicTest(example.toString(), () -> reads(example)));
  }

  private void reads(ExampleTable.Example example) {
    Slots slots = extractor.extract(example.text(), example.context());
    assertEquals(example.slots(), ExampleTable.written(slots));
    for (Slot slot : slots.all()) {
      if (slot.key() == SlotKey.ADDRESS || slot.key() == SlotKey.NAME) {
        String written = example.text().substring(slot.start(), slot.end());
        assertEquals(slot.value(), spelt(written) ? joined(written) : written);
      }
    }
  }

  /// "R-a-t-i-h"
  private static boolean spelt(String written) {
    return written.matches("\\p{L}([-. ]\\p{L}){2,}");
  }

  private static String joined(String spelt) {
    String letters = spelt.replaceAll("[-. ]", "").toLowerCase(Locale.ROOT);
    return letters.substring(0, 1).toUpperCase(Locale.ROOT) + letters.substring(1);
  }
}
