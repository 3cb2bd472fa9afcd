package id.fineclean.bot.company;

import id.fineclean.bot.understanding.Bilingual;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The company as `intents/company.yaml` describes it. Immutable.
///
/// @param zone of the office and of whatever belongs to no area
/// @param hours local time of the area that is cleaned
/// @param travel kept free after each booking, for the way to the next
/// @param promotions what customers are told who ask for offers; empty when there are none
public record Company(
    String name,
    ZoneId zone,
    WeekHours hours,
    List<SpecialHours> specialHours,
    Map<LocalDate, Holiday> holidays,
    Duration travel,
    Map<String, Area> areas,
    List<Place> notServed,
    CompanyContacts contacts,
    List<PaymentMethod> payments,
    Optional<Bilingual> promotions) {
  public Company {
    specialHours = List.copyOf(specialHours);
    holidays = Map.copyOf(holidays);
    areas = Collections.unmodifiableMap(new LinkedHashMap<>(areas));
    notServed = List.copyOf(notServed);
    payments = List.copyOf(payments);
  }

  /// Empty when no such area is served, or not any more.
  public Optional<Area> area(String id) {
    return Optional.ofNullable(areas.get(id));
  }

  /// What `date` is: a holiday goes before everything, special hours before the weekday's.
  public Day day(LocalDate date) {
    Holiday holiday = holidays.get(date);
    if (holiday != null) {
      return new Day.OnHoliday(holiday);
    }
    return hours
        .on(date.getDayOfWeek())
        .<Day>map(usual -> new Day.Open(special(date).map(SpecialHours::hours).orElse(usual)))
        .orElseGet(Day.Closed::new);
  }

  /// The special hours that hold on `date`.
  public Optional<SpecialHours> special(LocalDate date) {
    return specialHours.stream().filter(each -> each.covers(date)).findFirst();
  }

  /// The holidays from `from` on, soonest first.
  public List<Holiday> holidaysFrom(LocalDate from) {
    return holidays.values().stream()
        .filter(each -> !each.date().isBefore(from))
        .sorted(Comparator.comparing(Holiday::date))
        .toList();
  }

  static Map<String, Area> byId(List<Area> areas) {
    return areas.stream()
        .collect(Collectors.toMap(Area::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
  }
}
