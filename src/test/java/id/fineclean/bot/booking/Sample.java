package id.fineclean.bot.booking;

import id.fineclean.bot.company.Area;
import id.fineclean.bot.company.Company;
import id.fineclean.bot.company.CompanyContacts;
import id.fineclean.bot.company.Holiday;
import id.fineclean.bot.company.Hours;
import id.fineclean.bot.company.SpecialHours;
import id.fineclean.bot.company.WeekHours;
import id.fineclean.bot.understanding.Bilingual;
import id.fineclean.bot.understanding.SlotKey;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A small company with round numbers: open 08:00-17:00 on weekdays, 09:00-13:00 on Saturdays.
final class Sample {
  static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
  static final ZoneId WITA = ZoneId.of("Asia/Makassar");
  static final ZoneId WIT = ZoneId.of("Asia/Jayapura");

  static final Area JAKARTA = area("jakarta", "Jakarta", WIB, 0);
  static final Area BOGOR = area("bogor", "Bogor", WIB, 35_000);
  static final Area DENPASAR = area("denpasar", "Denpasar", WITA, 0);
  static final Area JAYAPURA = area("jayapura", "Jayapura", WIT, 0);

  static final WeekHours DAYTIME = week("08:00", "17:00");
  static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);
  static final Duration TRAVEL = Duration.ofMinutes(60);

  /// 60 minutes a unit, two hours of lead time, 1 to 12 units.
  static final Service CLEANING = service("cleaning", 60, Duration.ofHours(2));

  static final Service WASHING = service("washing", 30, Duration.ofHours(2));
  static final Service SURVEYED =
      with(CLEANING, "surveyed", new Work.Survey(50_000, Duration.ofMinutes(45), 1));

  private Sample() {}

  static Company company() {
    return company(DAYTIME, TRAVEL);
  }

  static Company company(WeekHours hours, Duration travel) {
    Map<String, Area> areas = new LinkedHashMap<>();
    List.of(JAKARTA, BOGOR, DENPASAR, JAYAPURA).forEach(area -> areas.put(area.id(), area));
    var ramadan =
        new SpecialHours(
            LocalDate.of(2027, 2, 8),
            LocalDate.of(2027, 3, 9),
            hours("08:00", "15:00"),
            same("Ramadan"));
    return new Company(
        "Contoh",
        WIB,
        hours,
        List.of(ramadan),
        Map.of(CHRISTMAS, new Holiday(CHRISTMAS, new Bilingual("Natal", "Christmas Day"))),
        travel,
        areas,
        List.of(),
        new CompanyContacts("", "", "", "", "", Optional.empty(), Optional.empty()),
        List.of(),
        Optional.empty());
  }

  static Catalogue catalogue() {
    var services = new LinkedHashMap<String, Service>();
    List.of(CLEANING, WASHING, SURVEYED).forEach(it -> services.put(it.id(), it));
    return new Catalogue(60, services);
  }

  static Crew crew(String id, Set<String> skills, Area... areas) {
    Set<String> ids = new HashSet<>();
    List.of(areas).forEach(area -> ids.add(area.id()));
    return new Crew(id, "Tim " + id, 2, skills, ids, DAYTIME, List.of());
  }

  static Schedule schedule(Crew... crews) {
    return new Schedule(company(), catalogue(), new Crews(List.of(crews)));
  }

  static Service service(String id, int minutesPerUnit, Duration leadTime) {
    var sizing = new Sizing(Unit.HOUR, SlotKey.DURATION_HOURS, same("jam"), same("?"), 1, 12);
    var price = new UnitPrice(100_000, List.of(new UnitPrice.Step(4, 90_000)), 150_000);
    var effort = new Effort(Duration.ZERO, Duration.ofMinutes(minutesPerUnit), 1);
    return new Service(
        id,
        same(id),
        same(id),
        true,
        List.of(),
        new Work.Measured(sizing, price, effort),
        leadTime,
        Duration.ofHours(48),
        rules(),
        List.of(new AddOn("extra", same("Extra"), 40_000, Duration.ofMinutes(20))));
  }

  static Service with(Service like, String id, Work work) {
    return new Service(
        id,
        same(id),
        same(id),
        true,
        List.of(),
        work,
        like.leadTime(),
        like.quoteValid(),
        like.changes(),
        List.of());
  }

  /// Free until 17:00 the day before, then 25 % to move, Rp 50.000 to cancel; closed two hours
  /// before.
  static ChangeRules rules() {
    return new ChangeRules(
        1, LocalTime.of(17, 0), new Fee.Percent(25), new Fee.Fixed(50_000), Duration.ofHours(2));
  }

  static WeekHours week(String from, String to) {
    Map<DayOfWeek, Hours> days = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.compareTo(DayOfWeek.SATURDAY) < 0) {
        days.put(day, hours(from, to));
      }
    }
    days.put(DayOfWeek.SATURDAY, hours("09:00", "13:00"));
    return new WeekHours(days);
  }

  static Hours hours(String from, String to) {
    return new Hours(LocalTime.parse(from), LocalTime.parse(to));
  }

  static Instant at(String local, ZoneId zone) {
    return LocalDateTime.parse(local).atZone(zone).toInstant();
  }

  static Bilingual same(String text) {
    return new Bilingual(text, text);
  }

  private static Area area(String id, String name, ZoneId zone, long surcharge) {
    return new Area(id, name, zone, surcharge, List.of(name), List.of());
  }
}
