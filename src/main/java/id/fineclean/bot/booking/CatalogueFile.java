package id.fineclean.bot.booking;

import id.fineclean.bot.company.CompanyFile;
import id.fineclean.bot.content.Entry;
import id.fineclean.bot.content.Problems;
import id.fineclean.bot.understanding.Bilingual;
import id.fineclean.bot.understanding.SlotKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads `catalogue.yaml`.
final class CatalogueFile {
  static final String NAME = "catalogue.yaml";

  private static final long MAX_PRICE = 1_000_000_000;
  private static final int MAX_SIZE = 10_000;
  private static final int MAX_NAME = 24;
  private static final int MAX_MINUTES = 24 * 60;
  private static final BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);
  private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);

  /// The longest opening hours of a day: nothing may take longer.
  private final Duration longestDay;

  /// Whose each phrase is.
  private final Map<String, String> phrases = new HashMap<>();

  private CatalogueFile(Duration longestDay) {
    this.longestDay = longestDay;
  }

  /// Empty exactly when mistakes were noted.
  static Optional<Catalogue> read(Path folder, Duration longestDay, Problems problems) {
    return Entry.read(folder.resolve(NAME), problems)
        .record(new CatalogueFile(longestDay)::catalogue);
  }

  private Catalogue catalogue(Entry keys) {
    int days = keys.get("book_ahead_days").count(1, 730);
    Entry limit = keys.find("max_open_bookings");
    int open = limit.isPresent() ? limit.count(1, 1_000) : Catalogue.USUAL_MAX_OPEN_BOOKINGS;
    Entry late = keys.find("crew_late_minutes");
    Duration crewLate =
        late.isPresent() ? Duration.ofMinutes(late.count(1, 600)) : Catalogue.USUAL_CREW_LATE;
    ChangeRules usual = changes(keys.get("changes"));
    Map<String, Service> services = services(keys.get("services"), usual);
    List<NotOffered> others =
        keys.find("not_offered").list(each -> each.record(it -> notOffered(it, services)));
    return new Catalogue(days, open, crewLate, services, others);
  }

  private static NotOffered notOffered(Entry keys, Map<String, Service> services) {
    List<String> near = new ArrayList<>();
    for (Entry each : keys.find("near").items()) {
      String id = each.text();
      if (!services.containsKey(id)) {
        each.problem("there is no service '" + id + "'");
      }
      near.add(id);
    }
    return new NotOffered(
        Bilingual.read(keys.get("name")),
        keys.get("words").items().stream().map(Entry::text).toList(),
        near);
  }

  private Map<String, Service> services(Entry entry, ChangeRules usual) {
    Map<String, Service> services = new LinkedHashMap<>();
    for (Entry each : entry.items()) {
      each.record(keys -> service(keys, usual))
          .filter(service -> services.putIfAbsent(service.id(), service) != null)
          .ifPresent(twice -> each.problem("the id '" + twice.id() + "' is already used above"));
    }
    if (entry.isPresent() && entry.items().isEmpty()) {
      entry.problem("at least one service must be offered");
    }
    return services;
  }

  private Service service(Entry keys, ChangeRules usual) {
    String id = CompanyFile.id(keys.get("id"));
    Entry changes = keys.find("changes");
    var service =
        new Service(
            id,
            name(keys.get("name")),
            Bilingual.read(keys.get("description")),
            keys.get("brings_tools").flag(),
            keys.get("phrases").items().stream().map(each -> phrase(each, id)).toList(),
            work(keys),
            Duration.ofMinutes(minutes(keys.get("lead_time_hours"))),
            Duration.ofHours(keys.get("quote_valid_hours").count(1, 24 * 60)),
            changes.isPresent() ? changes(changes) : usual,
            addOns(keys.find("add_ons")));
    checkLength(keys, service);
    return service;
  }

  /// Longer names do not fit on a button or a list's row (WhatsApp, list picker: 24 characters).
  private static Bilingual name(Entry entry) {
    Bilingual name = Bilingual.read(entry);
    if (Math.max(name.id().length(), name.en().length()) > MAX_NAME) {
      entry.problem("at most " + MAX_NAME + " characters fit on a button");
    }
    return name;
  }

  private String phrase(Entry entry, String service) {
    String phrase = entry.text();
    String other = phrases.putIfAbsent(phrase.toLowerCase(Locale.ROOT), service);
    if (other != null && entry.isScalar()) {
      entry.problem("'" + phrase + "' is already a phrase of " + other);
    }
    return phrase;
  }

  private static Work work(Entry keys) {
    Entry survey = keys.find("survey");
    if (survey.isPresent()) {
      return survey.record(CatalogueFile::survey).orElse(NO_WORK);
    }
    return new Work.Measured(
        keys.get("size").record(CatalogueFile::sizing).orElse(NO_SIZING),
        keys.get("price").record(CatalogueFile::price).orElse(NO_PRICE),
        keys.get("duration").record(CatalogueFile::effort).orElse(NO_EFFORT));
  }

  // Stand-ins after a mistake, never seen outside.
  private static final Bilingual NO_TEXT = new Bilingual("?", "?");
  private static final Sizing NO_SIZING =
      new Sizing(Unit.UNIT, SlotKey.UNITS, NO_TEXT, NO_TEXT, 1, 1);
  private static final UnitPrice NO_PRICE = new UnitPrice(1, List.of(), 0);
  private static final Effort NO_EFFORT = new Effort(Duration.ZERO, Duration.ZERO, 1);
  private static final Work.Survey NO_WORK = new Work.Survey(0, Effort.GRID, 1);

  private static Work.Survey survey(Entry keys) {
    return new Work.Survey(
        keys.get("fee").whole(0, MAX_PRICE),
        Duration.ofMinutes(keys.get("minutes").count(1, MAX_MINUTES)),
        keys.get("crew_size").count(1, 50));
  }

  private static Sizing sizing(Entry keys) {
    Entry counts = keys.get("counts");
    SlotKey said = counts.oneOf(SlotKey.class);
    if (counts.isScalar() && !isCounted(said)) {
      counts.problem("'" + said.id() + "' does not count anything");
    }
    return new Sizing(
        keys.get("unit").oneOf(Unit.class),
        said,
        Bilingual.read(keys.get("unit_name")),
        Bilingual.read(keys.get("question")),
        texts(keys.find("parts")),
        keys.find("estimate").isPresent()
            ? keys.find("estimate").record(CatalogueFile::estimate)
            : Optional.empty(),
        keys.get("minimum").count(1, MAX_SIZE),
        keys.get("maximum").count(1, MAX_SIZE));
  }

  private static Estimate estimate(Entry keys) {
    Entry per = keys.find("per");
    return new Estimate(
        keys.get("usual").count(1, MAX_SIZE),
        keys.find("base").isPresent() ? keys.find("base").decimal().doubleValue() : 0,
        per.isPresent() ? per.record(CatalogueFile::per).orElse(Map.of()) : Map.of(),
        keys.find("words").list(each -> each.record(CatalogueFile::named)));
  }

  private static Map<SlotKey, Double> per(Entry keys) {
    Map<SlotKey, Double> per = new EnumMap<>(SlotKey.class);
    for (SlotKey key : List.of(SlotKey.ROOMS, SlotKey.BATHROOMS, SlotKey.FLOORS)) {
      if (keys.find(key.id()).isPresent()) {
        per.put(key, keys.find(key.id()).decimal().doubleValue());
      }
    }
    return per;
  }

  private static Estimate.Named named(Entry keys) {
    return new Estimate.Named(texts(keys.get("say")), keys.get("size").count(1, MAX_SIZE));
  }

  private static List<String> texts(Entry entry) {
    return entry.isPresent() ? entry.items().stream().map(Entry::text).toList() : List.of();
  }

  private static boolean isCounted(SlotKey said) {
    return said.type() == Integer.class || said == SlotKey.DURATION_HOURS;
  }

  private static UnitPrice price(Entry keys) {
    return new UnitPrice(
        keys.get("per_unit").whole(1, MAX_PRICE),
        keys.find("steps").list(each -> each.record(CatalogueFile::step)),
        keys.find("minimum").isPresent() ? keys.find("minimum").whole(0, MAX_PRICE) : 0);
  }

  private static UnitPrice.Step step(Entry keys) {
    return new UnitPrice.Step(
        keys.get("from").count(2, MAX_SIZE), keys.get("per_unit").whole(1, MAX_PRICE));
  }

  private static Effort effort(Entry keys) {
    Entry perUnit = keys.get("minutes_per_unit");
    BigDecimal seconds =
        perUnit.decimal().multiply(SECONDS_PER_MINUTE).setScale(0, RoundingMode.CEILING);
    if (seconds.longValue() > Duration.ofDays(1).toSeconds()) {
      perUnit.problem("more than a day for one unit");
      seconds = BigDecimal.ONE;
    }
    return new Effort(
        Duration.ofMinutes(keys.get("base_minutes").count(0, MAX_MINUTES)),
        Duration.ofSeconds(seconds.longValue()),
        keys.get("crew_size").count(1, 50));
  }

  private static long minutes(Entry hours) {
    BigDecimal minutes = hours.decimal().multiply(MINUTES_PER_HOUR);
    if (minutes.compareTo(BigDecimal.valueOf(60L * 24 * 60)) > 0) {
      hours.problem("at most 1440 hours (60 days)");
      return 0;
    }
    return minutes.longValue();
  }

  private static ChangeRules changes(Entry entry) {
    return entry.record(CatalogueFile::changeRules).orElse(NO_CHANGES);
  }

  private static final ChangeRules NO_CHANGES =
      new ChangeRules(0, LocalTime.MIDNIGHT, new Fee.Fixed(0), new Fee.Fixed(0), Duration.ZERO);

  private static ChangeRules changeRules(Entry keys) {
    return new ChangeRules(
        keys.get("free_days_before").count(0, 60),
        keys.get("free_until").time(),
        fee(keys.get("late_move_fee")),
        fee(keys.get("late_cancel_fee")),
        Duration.ofMinutes(minutes(keys.get("closes_hours_before"))));
  }

  /// Either `50%` or an amount in rupiah.
  private static Fee fee(Entry entry) {
    String text = entry.text();
    if (!text.endsWith("%")) {
      return new Fee.Fixed(entry.whole(0, MAX_PRICE));
    }
    return entry
        .halves("%", "50% or 25000")
        .<Fee>map(halves -> new Fee.Percent(halves.first().count(0, 100)))
        .orElseGet(() -> new Fee.Percent(0));
  }

  private static List<AddOn> addOns(Entry entry) {
    Map<String, AddOn> addOns = new LinkedHashMap<>();
    for (Entry each : entry.items()) {
      each.record(CatalogueFile::addOn)
          .filter(addOn -> addOns.putIfAbsent(addOn.id(), addOn) != null)
          .ifPresent(twice -> each.problem("the id '" + twice.id() + "' is already used above"));
    }
    return List.copyOf(addOns.values());
  }

  private static AddOn addOn(Entry keys) {
    return new AddOn(
        CompanyFile.id(keys.get("id")),
        Bilingual.read(keys.get("name")),
        keys.get("price").whole(1, MAX_PRICE),
        Duration.ofMinutes(keys.get("minutes").count(0, MAX_MINUTES)),
        texts(keys.find("words")));
  }

  private void checkLength(Entry keys, Service service) {
    Duration extra = sum(service.addOns());
    Duration longest =
        switch (service.work()) {
          case Work.Measured work -> work.effort().of(work.sizing().maximum(), extra);
          case Work.Survey survey -> Effort.roundUp(survey.visit().plus(extra));
        };
    if (longest.compareTo(longestDay) > 0) {
      keys.problem(
          "at its largest it takes "
              + longest.toMinutes()
              + " minutes, but the longest day has "
              + longestDay.toMinutes()
              + ": lower size.maximum or the duration");
    }
  }

  private static Duration sum(List<AddOn> addOns) {
    return addOns.stream().map(AddOn::extra).reduce(Duration.ZERO, Duration::plus);
  }
}
