package id.fineclean.bot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.booking.BookingContent;
import id.fineclean.bot.booking.Service;
import id.fineclean.bot.company.Area;
import id.fineclean.bot.company.Company;
import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentParts;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.understanding.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// On the sample company and catalogue.
class FactsTest {
  private static final ContentParts CONTENT = read();

  private final FixedClock clock = new FixedClock("2026-11-22T03:00:00Z");
  private final Facts facts = new Facts(CONTENT, Features.ALL, clock);

  private static ContentParts read() {
    try {
      return Content.parts(ContentFolders.SHIPPED, Features.ALL);
    } catch (ContentException mistakes) {
      throw new AssertionError(mistakes);
    }
  }

  private String fact(Language language, String name) {
    return String.valueOf(facts.in(language).get(name));
  }

  @ParameterizedTest
  @EnumSource
  void areTheSameInEveryLanguageAndNeverEmpty(Language language) {
    Map<String, String> told = facts.in(language);
    assertEquals(facts.in(Language.ID).keySet(), told.keySet());
    told.forEach((name, text) -> assertFalse(text.isBlank(), name));
  }

  @ParameterizedTest
  @EnumSource
  void nameEveryServiceAndArea(Language language) {
    for (Service service : CONTENT.get(BookingContent.class).catalogue().services()) {
      String name = service.name().in(language);
      assertTrue(fact(language, "price_list").contains("• " + name + ": "), name);
      assertTrue(fact(language, "services").contains("• " + name + ": "), name);
    }
    for (Area area : CONTENT.get(Company.class).areas().values()) {
      assertTrue(fact(language, "areas").contains(area.name()), area.name());
    }
  }

  @Test
  void putDaysWithTheSameHoursOnOneLine() {
    assertEquals(
        "• Senin–Jumat: 08.00–18.00\n• Sabtu: 08.00–17.00\n• Minggu: libur",
        fact(Language.ID, "hours"));
    assertEquals(3, fact(Language.EN, "hours").lines().count());
    assertTrue(fact(Language.EN, "hours").startsWith("• Monday–Friday: "));
    assertTrue(fact(Language.EN, "hours").endsWith("• Sunday: closed"));
  }

  @Test
  void tellOfTheNextHolidaysOnly() {
    assertTrue(fact(Language.ID, "holidays").contains("Natal"), fact(Language.ID, "holidays"));
    assertEquals(4, fact(Language.ID, "holidays").split("\\), ").length);
    clock.set(Instant.parse("2026-12-24T16:59:59Z"));
    assertTrue(fact(Language.ID, "holidays").contains("Natal"), "the holiday is tomorrow");
    clock.advance(Duration.ofDays(1));
    assertTrue(fact(Language.ID, "holidays").contains("Natal"), "today, by the office's clock");
    clock.advance(Duration.ofSeconds(1));
    assertFalse(fact(Language.ID, "holidays").contains("Natal"), "yesterday");
  }

  @Test
  void saySoWhereNoHolidaysAreKnown() {
    clock.set(Instant.parse("2099-01-01T00:00:00Z"));
    assertEquals("belum ada", fact(Language.ID, "holidays"));
    assertEquals("none announced", fact(Language.EN, "holidays"));
  }

  @Test
  void speakTheCustomersLanguage() {
    assertNotEquals(fact(Language.ID, "price_list"), fact(Language.EN, "price_list"));
    assertNotEquals(fact(Language.ID, "payment_methods"), fact(Language.EN, "payment_methods"));
  }
}
