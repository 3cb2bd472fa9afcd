package id.fineclean.bot.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.company.Day;
import id.fineclean.bot.company.Hours;
import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookingContentTest {
  private static final String COMPANY =
      """
      name: Contoh
      zone: Asia/Jakarta
      opening_hours:
        monday: 08:00-17:00
        tuesday: 08:00-17:00
        wednesday: 08:00-17:00
        thursday: 08:00-17:00
        friday: 08:00-24:00
        saturday: 09:00-13:00
        sunday: closed
      special_hours:
        - { from: 2027-02-08, to: 2027-03-09, hours: 08:00-15:00, name: { id: Puasa, en: Ramadan } }
      holidays:
        - { date: 2026-12-25, name: { id: Natal, en: Christmas Day } }
        - { date: 2027-01-01, name: { id: Tahun Baru, en: New Year } }
      travel_minutes: 45
      areas:
        - { id: jakarta, name: Jakarta, zone: Asia/Jakarta, surcharge: 0, cities: [Jakarta] }
        - { id: bali, name: Bali, zone: Asia/Makassar, surcharge: 5_000, districts: [Kuta] }
      not_served:
        - Medan
        - { name: Solo, also: [Surakarta] }
      contacts:
        phone: "+622150000000"
        whatsapp: "+6281200000000"
        email: halo@contoh.example
        address: Jl. Contoh 1
        website: https://contoh.example
      payments:
        - { id: cash, name: { id: Tunai, en: Cash }, note: { id: Nanti, en: Later } }
      """;
  private static final String CATALOGUE =
      """
      book_ahead_days: 60
      changes:
        free_days_before: 1
        free_until: 17:00
        late_move_fee: 25%
        late_cancel_fee: 50_000
        closes_hours_before: 1.5
      services:
        - id: sofa_wash
          name: { id: Cuci sofa, en: Sofa cleaning }
          description: { id: Sofa bersih, en: Clean sofas }
          brings_tools: true
          phrases: [cuci sofa]
          size:
            unit: unit
            counts: units
            unit_name: { id: dudukan, en: seats }
            question: { id: Berapa, en: How many }
            minimum: 1
            maximum: 10
          price: { per_unit: 60_000, steps: [{ from: 6, per_unit: 50_000 }], minimum: 150_000 }
          duration: { base_minutes: 30, minutes_per_unit: 1.5, crew_size: 1 }
          lead_time_hours: 3
          quote_valid_hours: 48
          add_ons:
            - { id: scent, name: { id: Wangi, en: Scent }, price: 10_000, minutes: 5 }
        - id: renovation
          name: { id: Renovasi, en: Renovation }
          description: { id: Survei, en: Survey }
          brings_tools: false
          phrases: [habis renovasi]
          survey: { fee: 0, minutes: 60, crew_size: 2 }
          lead_time_hours: 24
          quote_valid_hours: 168
          changes:
            free_days_before: 0
            free_until: 00:00
            late_move_fee: 0
            late_cancel_fee: 0%
            closes_hours_before: 2
      """;
  private static final String CREWS =
      """
      crews:
        - id: one
          name: Tim Satu
          members: 2
          skills: [sofa_wash, renovation]
          areas: [jakarta]
          hours: &h
            monday: 08:00-17:00
            tuesday: 08:00-17:00
            wednesday: closed
            thursday: 08:00-17:00
            friday: 08:00-17:00
            saturday: closed
            sunday: closed
          absences: [2026-12-24, { from: 2026-12-28, to: 2026-12-31 }]
        - id: two
          name: Tim Dua
          members: 2
          skills: [sofa_wash]
          areas: [bali]
          hours:
            monday: 08:00-17:00
            tuesday: 08:00-17:00
            wednesday: closed
            thursday: 08:00-17:00
            friday: 08:00-17:00
            saturday: closed
            sunday: closed
      """;

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(folder.resolve("company.yaml"), COMPANY);
    Files.writeString(folder.resolve("catalogue.yaml"), CATALOGUE);
    Files.writeString(folder.resolve("crews.yaml"), CREWS);
  }

  private List<String> problems() {
    var mistakes = assertThrows(ContentException.class, () -> BookingContent.read(folder));
    return mistakes.problems().stream().map(this::shortly).toList();
  }

  private String shortly(ContentProblem problem) {
    String file = folder.relativize(problem.file()).toString().replace(".yaml", "");
    return file + ":" + problem.line() + ": " + problem.message();
  }

  private void replace(String file, String from, String to) throws IOException {
    String text = Files.readString(folder.resolve(file));
    assertTrue(text.contains(from), from);
    int at = text.indexOf(from);
    String changed = text.substring(0, at) + to + text.substring(at + from.length());
    Files.writeString(folder.resolve(file), changed);
  }

  @Test
  void readsWhatTheOwnerWrote() throws ContentException {
    BookingContent content = BookingContent.read(folder);
    assertEquals(
        new Day.Open(new Hours(LocalTime.of(8, 0), LocalTime.MIDNIGHT)),
        content.company().day(LocalDate.of(2026, 11, 27)));
    assertEquals(
        new Day.Open(new Hours(LocalTime.of(8, 0), LocalTime.of(15, 0))),
        content.company().day(LocalDate.of(2027, 2, 8)));
    assertEquals(new Day.Closed(), content.company().day(LocalDate.of(2027, 2, 14)));
    assertEquals(5_000, content.company().area("bali").orElseThrow().surcharge());
    assertEquals(
        List.of(LocalDate.of(2027, 1, 1)),
        content.company().holidaysFrom(LocalDate.of(2026, 12, 26)).stream()
            .map(it -> it.date())
            .toList());
    Service sofa = content.catalogue().service("sofa_wash").orElseThrow();
    var work = (Work.Measured) sofa.work();
    assertEquals(Duration.ofSeconds(90), work.effort().perUnit());
    assertEquals(new Fee.Percent(25), sofa.changes().moving());
    assertEquals(new Fee.Fixed(50_000), sofa.changes().cancelling());
    assertEquals(Duration.ofMinutes(90), sofa.changes().closes());
    Service renovation = content.catalogue().service("renovation").orElseThrow();
    assertEquals(new Fee.Fixed(0), renovation.changes().moving());
    assertEquals(List.of(sofa, renovation), content.catalogue().services());
    Crew one = content.crews().crew("one").orElseThrow();
    assertTrue(one.on(LocalDate.of(2026, 12, 24)).isEmpty());
    assertTrue(one.on(LocalDate.of(2026, 12, 31)).isEmpty());
    assertTrue(one.on(LocalDate.of(2027, 1, 1)).isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "company|monday: 08:00-17:00|monday: 17:00-08:00"
            + "|company:4: opening_hours.monday: ends at 08:00, not after its start at 17:00",
        "company|monday: 08:00-17:00|monday: pagi"
            + "|company:4: opening_hours.monday: 'pagi' should look like 09:00-17:00 or closed",
        "company|    sunday: closed|    minggu: closed|company:4: opening_hours: the key 'sunday' is missing",
        "company|zone: Asia/Jakarta|zone: Jakarta"
            + "|company:2: zone: unknown zone, use Asia/Jakarta, Asia/Makassar or Asia/Jayapura",
        "company|zone: Asia/Makassar|zone: Europe/Berlin"
            + "|company:19: areas[2].zone: zones with summer time are not supported",
        "company|surcharge: 5_000|surcharge: -1"
            + "|company:19: areas[2].surcharge: '-1' should be a whole number from 0 to 10000000",
        "company|date: 2027-01-01|date: 2026-12-25"
            + "|company:15: holidays[2]: 2026-12-25 is already a holiday above",
        "company|id: bali, name|id: jakarta, name"
            + "|company:19: areas[2]: the id 'jakarta' is already used above",
        "company|districts: [Kuta]|districts: [Ja-karta]"
            + "|company:19: areas[2].districts[1]: 'Ja-karta' already belongs to jakarta",
        "company|- Medan|- Kuta|company:21: not_served[1]: 'Kuta' already belongs to bali",
        "company|cities: [Jakarta]|cities: []"
            + "|company:18: areas[1]: give at least one name under cities or districts",
        "company|to: 2027-03-09|to: 2027-01-09"
            + "|company:12: special_hours[1]: ends on 2027-01-09, before it begins on 2027-02-08",
        "company|id: Natal, en: Christmas Day|id: Natal"
            + "|company:14: holidays[1].name: the key 'en' is missing",
        "company|halo@contoh.example|halo"
            + "|company:26: contacts.email: 'halo' should look like halo@example.id",
        "company|travel_minutes: 45|travel: 45|company:1: the key 'travel_minutes' is missing",
        "catalogue|per_unit: 60_000|per_unit: 0"
            + "|catalogue:21: services[1].price.per_unit: '0' should be a whole number from 1 to 1000000000",
        "catalogue|from: 6, per|from: 1, per"
            + "|catalogue:21: services[1].price.steps[1].from: '1' should be a whole number from 2 to 10000",
        "catalogue|en: Sofa cleaning|fr: Sofa"
            + "|catalogue:10: services[1].name: the key 'en' is missing",
        "catalogue|minimum: 1|minimum: 11"
            + "|catalogue:15: services[1].size: the minimum 11 is above the maximum 10",
        "catalogue|counts: units|counts: phone"
            + "|catalogue:16: services[1].size.counts: 'phone' does not count anything",
        "catalogue|unit: unit|unit: kilo"
            + "|catalogue:15: services[1].size.unit: 'kilo' is not one of [hour, room, m2, unit]",
        "catalogue|late_move_fee: 25%|late_move_fee: 125%"
            + "|catalogue:5: changes.late_move_fee: '125' should be a whole number from 0 to 100",
        "catalogue|[habis renovasi]|[Cuci sofa]"
            + "|catalogue:31: services[2].phrases[1]: 'Cuci sofa' is already a phrase of sofa_wash",
        "catalogue|minutes_per_unit: 1.5|minutes_per_unit: 95"
            + "|catalogue:9: services[1]: at its largest it takes 990 minutes, but the longest day has 960: lower size.maximum or the duration",
        "catalogue|id: Cuci sofa, en|id: Cuci sofa dan semua kursi di rumah, en"
            + "|catalogue:10: services[1].name: at most 24 characters fit on a button",
        "crews|skills: [sofa_wash]|skills: [sofa_wsh]"
            + "|crews:19: crews[2].skills[1]: there is no service 'sofa_wsh' in catalogue.yaml",
        "crews|areas: [bali]|areas: [lombok]|crews:20: crews[2].areas[1]: there is no area 'lombok' in company.yaml",
        "crews|skills: [sofa_wash, renovation]|skills: [sofa_wash]"
            + "|crews:2: crews: no crew has the skill 'renovation'",
        "crews|areas: [bali]|areas: [jakarta]|crews:2: crews: no crew goes to the area 'bali'",
        "crews|members: 2|members: 1"
            + "|crews:2: crews: 'renovation' needs 2 people, but no crew with this skill has as many members",
        "crews|areas: [bali]|areas: [bali, jakarta]"
            + "|crews:20: crews[2].areas: these are in different time zones: make it two crews",
        "crews|id: two|id: one|crews:16: crews[2]: the id 'one' is already used above",
        "crews|from: 2026-12-28|from: 2027-12-28"
            + "|crews:15: crews[1].absences[2]: ends on 2026-12-31, before it begins on 2027-12-28"
      })
  void tellsWhereAMistakeIs(String file, String from, String to, String told) throws IOException {
    replace(file + ".yaml", from, to);
    assertTrue(problems().contains(told), () -> told + "\nbut was " + problems());
  }

  @Test
  void tellsMistakesOfAllFilesAtOnce() throws IOException {
    replace("company.yaml", "surcharge: 0", "surcharge: gratis");
    replace("company.yaml", "date: 2026-12-25", "date: Natal");
    replace("catalogue.yaml", "per_unit: 60_000", "per_unit: murah");
    replace("catalogue.yaml", "survey: { fee: 0", "survey: { fee: -1");
    replace("crews.yaml", "members: 2", "members: dua");
    replace("crews.yaml", "areas: [bali]", "areas: [lombok]");
    List<String> files = problems().stream().map(it -> it.substring(0, it.indexOf(':'))).toList();
    assertEquals(
        List.of("company", "company", "catalogue", "catalogue", "crews", "crews", "crews"), files);
  }

  @Test
  void tellsOfMissingFiles() throws IOException {
    Files.delete(folder.resolve("company.yaml"));
    Files.delete(folder.resolve("crews.yaml"));
    assertEquals(
        List.of("company:0: the file is missing", "crews:0: the file is missing"), problems());
  }
}
