package id.fineclean.bot.company;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentPart;
import id.fineclean.bot.content.Entry;
import id.fineclean.bot.understanding.Bilingual;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `company.yaml`.
public final class CompanyFile {
  /// The file's name in the content directory.
  public static final String NAME = "company.yaml";

  /// Telegram Bot API, username: letters, digits and _, 5 to 32.
  private static final Pattern TELEGRAM = Pattern.compile("@?[A-Za-z]\\w{4,31}");
  private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{7,14}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern WEBSITE = Pattern.compile("https?://[^\\s/?#]+(/[^\\s?#]*)?");
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{1,39}");
  private static final long MAX_SURCHARGE = 10_000_000;
  private static final ZoneId STAND_IN = ZoneId.of("Asia/Jakarta");

  /// The part of the owner's files that it is.
  public static final ContentPart<Company> PART =
      new ContentPart<>(Company.class, List.of(NAME), (folder, _) -> read(folder));

  private CompanyFile() {}

  /// @param folder the content directory
  /// @throws ContentException with every mistake in the file
  public static Company read(Path folder) throws ContentException {
    return Entry.read(folder.resolve(NAME), CompanyFile::company);
  }

  private static Company company(Entry keys) {
    // Whose each place name is: areas first, so that a doubled name is told where it is refused.
    Map<String, String> names = new HashMap<>();
    return new Company(
        keys.get("name").text(),
        zone(keys.get("zone")),
        WeekHours.read(keys.get("opening_hours")),
        specialHours(keys.find("special_hours")),
        holidays(keys.get("holidays")),
        Duration.ofMinutes(keys.get("travel_minutes").count(0, 240)),
        areas(keys.get("areas"), names),
        keys.find("not_served").items().stream().map(each -> place(each, names)).toList(),
        keys.get("contacts").record(CompanyFile::contacts).orElse(NO_CONTACTS),
        keys.get("payments").list(each -> each.record(CompanyFile::payment)),
        keys.find("promotions").optional(Bilingual::read));
  }

  private static final CompanyContacts NO_CONTACTS =
      new CompanyContacts("", "", "", "", "", Optional.empty(), Optional.empty());

  /// Checks that ids are written alike everywhere.
  ///
  /// @return the id; a mistake is noted
  public static String id(Entry entry) {
    String id = entry.text();
    if (entry.isScalar() && !ID.matcher(id).matches()) {
      entry.problem("'" + id + "' should be lower-case letters, digits and _ only");
    }
    return id;
  }

  /// The grid of start times is laid over days of 24 hours: zones with summer time would break it.
  static ZoneId zone(Entry entry) {
    try {
      ZoneId zone = entry.isScalar() ? ZoneId.of(entry.text()) : STAND_IN;
      if (isSteady(zone.getRules())) {
        return zone;
      }
      entry.problem("zones with summer time are not supported");
    } catch (DateTimeException unknown) {
      entry.problem("unknown zone, use Asia/Jakarta, Asia/Makassar or Asia/Jayapura");
    }
    return STAND_IN;
  }

  private static boolean isSteady(ZoneRules rules) {
    int halfHours = rules.getOffset(LocalDateTime.of(2026, 1, 1, 0, 0)).getTotalSeconds();
    return rules.getTransitionRules().isEmpty() && halfHours % 1800 == 0;
  }

  private static List<SpecialHours> specialHours(Entry entry) {
    List<SpecialHours> all = entry.list(each -> each.record(CompanyFile::special));
    for (int i = 1; i < all.size(); i++) {
      if (!all.get(i).first().isAfter(all.get(i - 1).last())) {
        entry.problem("sort them by date without overlap: see " + all.get(i).first());
      }
    }
    return all;
  }

  private static SpecialHours special(Entry keys) {
    return new SpecialHours(
        keys.get("from").date(),
        keys.get("to").date(),
        Hours.read(keys.get("hours")).orElse(Hours.ALL_DAY),
        Bilingual.read(keys.get("name")));
  }

  private static Map<LocalDate, Holiday> holidays(Entry entry) {
    Map<LocalDate, Holiday> holidays = new LinkedHashMap<>();
    for (Entry each : entry.items()) {
      each.record(keys -> new Holiday(keys.get("date").date(), Bilingual.read(keys.get("name"))))
          .filter(holiday -> holidays.putIfAbsent(holiday.date(), holiday) != null)
          .ifPresent(twice -> each.problem(twice.date() + " is already a holiday above"));
    }
    return holidays;
  }

  private static Map<String, Area> areas(Entry entry, Map<String, String> names) {
    Map<String, Area> areas = new LinkedHashMap<>();
    for (Entry each : entry.items()) {
      each.record(keys -> area(keys, names))
          .filter(area -> areas.putIfAbsent(area.id(), area) != null)
          .ifPresent(twice -> each.problem("the id '" + twice.id() + "' is already used above"));
    }
    if (entry.isPresent() && areas.isEmpty()) {
      entry.problem("at least one area must be served");
    }
    return areas;
  }

  private static Area area(Entry keys, Map<String, String> names) {
    String id = id(keys.get("id"));
    return new Area(
        id,
        keys.get("name").text(),
        zone(keys.get("zone")),
        keys.get("surcharge").whole(0, MAX_SURCHARGE),
        placeNames(keys.find("cities"), id, names),
        placeNames(keys.find("districts"), id, names));
  }

  private static List<String> placeNames(Entry entry, String owner, Map<String, String> names) {
    return entry.items().stream().map(each -> placeName(each, owner, names)).toList();
  }

  private static String placeName(Entry entry, String owner, Map<String, String> names) {
    String name = entry.text();
    String key = PlaceSpelling.key(name);
    if (key.length() < 3 && entry.isScalar()) {
      entry.problem("'" + name + "' is too short to be recognised in an address");
    }
    String other = names.putIfAbsent(key, owner);
    if (other != null) {
      entry.problem("'" + name + "' already belongs to " + other);
    }
    return name;
  }

  private static Place place(Entry entry, Map<String, String> names) {
    String owner = "the places not served";
    if (entry.isScalar()) {
      return new Place(placeName(entry, owner, names), List.of());
    }
    return entry
        .record(
            keys ->
                new Place(
                    placeName(keys.get("name"), owner, names),
                    placeNames(keys.get("also"), owner, names)))
        .orElse(new Place("?", List.of()));
  }

  private static CompanyContacts contacts(Entry keys) {
    return new CompanyContacts(
        matching(keys.get("phone"), PHONE, "+622150001234"),
        matching(keys.get("whatsapp"), PHONE, "+622150001234"),
        matching(keys.get("email"), EMAIL, "halo@example.id"),
        keys.get("address").text(),
        matching(keys.get("website"), WEBSITE, "https://www.example.id"),
        Optional.of(keys.find("instagram")).filter(Entry::isPresent).map(Entry::text),
        keys.find("telegram").optional(name -> matching(name, TELEGRAM, "@fineclean_bot")));
  }

  private static String matching(Entry entry, Pattern pattern, String example) {
    String text = entry.text();
    if (entry.isScalar() && !pattern.matcher(text).matches()) {
      entry.problem("'" + text + "' should look like " + example);
    }
    return text;
  }

  private static PaymentMethod payment(Entry keys) {
    return new PaymentMethod(
        id(keys.get("id")), Bilingual.read(keys.get("name")), Bilingual.read(keys.get("note")));
  }
}
