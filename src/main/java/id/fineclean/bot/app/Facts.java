package id.fineclean.bot.app;

import id.fineclean.bot.company.Area;
import id.fineclean.bot.company.BusinessTime;
import id.fineclean.bot.company.Company;
import id.fineclean.bot.company.CompanyContacts;
import id.fineclean.bot.company.Day;
import id.fineclean.bot.company.Holiday;
import id.fineclean.bot.company.Hours;
import id.fineclean.bot.content.ContentParts;
import id.fineclean.bot.feature.Feature;
import id.fineclean.bot.understanding.Language;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The placeholders that answers in `intents/topics/` may use, filled from the company's file and
/// by the features.
final class Facts {
  private static final int HOLIDAYS_TOLD = 4;
  private static final int MOST_DAYS_CLOSED = 31;

  private final Company company;
  private final ContentParts content;
  private final List<Feature> features;
  private final InstantSource clock;
  private final Map<Language, Told> told = new ConcurrentHashMap<>();

  Facts(ContentParts content, List<Feature> features, InstantSource clock) {
    this.company = content.get(Company.class);
    this.content = content;
    this.features = features;
    this.clock = clock;
  }

  /// @param day what is told of holidays changes from one day to the next
  private record Told(LocalDate day, Map<String, String> facts) {}

  Map<String, String> in(Language language) {
    ZonedDateTime now = clock.instant().atZone(company.zone());
    Map<String, String> facts = new HashMap<>(ofDay(language, now.toLocalDate()));
    facts.put("answer_time", answerTime(now, language));
    return facts;
  }

  private Map<String, String> ofDay(Language language, LocalDate today) {
    return told.compute(
            language,
            (_, before) ->
                before != null && before.day.equals(today)
                    ? before
                    : new Told(today, facts(language, today)))
        .facts;
  }

  /// When people are there to answer: now, or from when on.
  private String answerTime(ZonedDateTime now, Language language) {
    LocalDate today = now.toLocalDate();
    for (int day = 0; day < MOST_DAYS_CLOSED; day++) {
      LocalDate date = today.plusDays(day);
      if (company.day(date) instanceof Day.Open(Hours hours)) {
        boolean isToday = day == 0;
        int minute = now.getHour() * 60 + now.getMinute();
        if (isToday && minute >= hours.toMinute()) {
          continue;
        }
        boolean isOpen = isToday && minute >= hours.fromMinute();
        return isOpen ? until(hours, language) : from(date, isToday, hours, language);
      }
    }
    return language == Language.EN ? "during working hours" : "pada jam kerja";
  }

  private static String until(Hours hours, Language language) {
    String time = BusinessTime.time(hours.to(), language);
    return language == Language.EN ? "today until " + time : "hari ini sampai pukul " + time;
  }

  private static String from(LocalDate date, boolean isToday, Hours hours, Language language) {
    String time = BusinessTime.time(hours.from(), language);
    boolean english = language == Language.EN;
    String today = english ? "today" : "hari ini";
    String day = isToday ? today : BusinessTime.shortDate(date, language);
    return english ? "from " + day + ", " + time : "mulai " + day + " pukul " + time;
  }

  private Map<String, String> facts(Language language, LocalDate today) {
    Map<String, String> facts = new HashMap<>();
    facts.put("company", company.name());
    facts.put(
        "areas",
        company.areas().values().stream().map(Area::name).collect(Collectors.joining(", ")));
    facts.put("hours", hours(language));
    facts.put("holidays", holidays(language, today));
    facts.put("payment_methods", payments(language));
    facts.put(
        "promotions",
        company.promotions().map(text -> text.in(language)).orElse(noPromotions(language)));
    facts.put("phone", CompanyContacts.readable(company.contacts().phone()));
    facts.put("email", company.contacts().email());
    facts.put("website", company.contacts().website());
    features.forEach(feature -> facts.putAll(feature.facts(content, language)));
    return Map.copyOf(facts);
  }

  private String hours(Language language) {
    List<String> days = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      Optional<Hours> open = company.hours().on(day);
      String name = day.getDisplayName(TextStyle.FULL, Locale.of(language.code()));
      String closed = language == Language.EN ? "closed" : "libur";
      days.add(name + ": " + open.map(hours -> range(hours, language)).orElse(closed));
    }
    return lines(grouped(days));
  }

  /// Days with the same hours on one line: "Senin–Jumat: 08.00–17.00".
  private static List<String> grouped(List<String> days) {
    List<String> groups = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= days.size(); i++) {
      if (i == days.size() || !rest(days.get(i)).equals(rest(days.get(first)))) {
        String from = name(days.get(first));
        String to = name(days.get(i - 1));
        groups.add((first == i - 1 ? from : from + "–" + to) + ": " + rest(days.get(first)));
        first = i;
      }
    }
    return groups;
  }

  private static String name(String line) {
    return line.substring(0, line.indexOf(": "));
  }

  private static String rest(String line) {
    return line.substring(line.indexOf(": ") + 2);
  }

  private static String range(Hours hours, Language language) {
    return BusinessTime.time(hours.from(), language)
        + "–"
        + BusinessTime.time(hours.to(), language);
  }

  private String holidays(Language language, LocalDate today) {
    List<Holiday> next = company.holidaysFrom(today).stream().limit(HOLIDAYS_TOLD).toList();
    if (next.isEmpty()) {
      return language == Language.EN ? "none announced" : "belum ada";
    }
    return next.stream()
        .map(
            day ->
                BusinessTime.shortDate(day.date(), language) + " (" + day.name().in(language) + ")")
        .collect(Collectors.joining(", "));
  }

  private String payments(Language language) {
    return lines(
        company.payments().stream()
            .map(method -> method.name().in(language) + ": " + method.note().in(language))
            .toList());
  }

  private static String noPromotions(Language language) {
    return language == Language.EN
        ? "There are no promotions at the moment."
        : "Saat ini belum ada promo.";
  }

  private static String lines(List<String> lines) {
    return lines.stream().map(line -> "• " + line).collect(Collectors.joining("\n"));
  }
}
