package id.fineclean.bot.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.company.Area;
import id.fineclean.bot.content.ContentException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The owner's files as they ship.
class SampleContentTest {
  private final BookingContent content = read();

  private static BookingContent read() {
    try {
      return BookingContent.read(Path.of("intents"));
    } catch (ContentException mistakes) {
      throw new AssertionError(mistakes);
    }
  }

  @Test
  void offersTheTenServices() {
    assertEquals(
        Set.of(
            "general_cleaning",
            "deep_cleaning",
            "post_renovation",
            "sofa_wash",
            "mattress_wash",
            "carpet_wash",
            "ac_cleaning",
            "office_cleaning",
            "toilet_cleaning",
            "disinfection"),
        content.catalogue().byId().keySet());
  }

  @Test
  void coversEveryServiceInEveryArea() {
    for (Area area : content.company().areas().values()) {
      for (Service service : content.catalogue().services()) {
        int size = service.sizing().map(Sizing::minimum).orElse(1);
        Job job = Job.of(service, size, area);
        assertFalse(content.crews().able(job).isEmpty(), area.id() + " " + service.id());
      }
    }
  }

  @Test
  void pricesEverySizeWithLinesThatAddUpAndNeverFall() {
    Instant now = Instant.parse("2026-11-23T01:00:00Z");
    for (Area area : content.company().areas().values()) {
      for (Service service : content.catalogue().services()) {
        int first = service.sizing().map(Sizing::minimum).orElse(1);
        int last = service.sizing().map(Sizing::maximum).orElse(1);
        long before = 0;
        for (int size = first; size <= last; size++) {
          Quote quote = PriceList.quote(Job.of(service, size, area), now);
          assertTrue(quote.total() >= before, service.id() + " " + size);
          before = quote.total();
          assertTrue(quote.validUntil().isAfter(now));
        }
      }
    }
  }
}
