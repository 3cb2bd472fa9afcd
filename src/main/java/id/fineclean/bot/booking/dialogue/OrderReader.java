package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.AddOn;
import id.fineclean.bot.booking.Phrases;
import id.fineclean.bot.booking.Service;
import id.fineclean.bot.understanding.Slot;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Slots;
import id.fineclean.bot.understanding.Understanding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads out of a message which services are wanted, each with its size, and which are not wanted
/// any more: "cuci sofa 3 dudukan sama kasur 2", "yang karpet ga jadi". A size belongs to the
/// service it stands at.
final class OrderReader {
  private static final Pattern JOINING =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:sekalian|sekaligus|plus|juga|dan|dn|sama|ama|serta|tambah\\w{0,4}|nambah|and|also|add)(?!\\p{L})|[+&]");
  /// Wherever they stand: "karpetnya jadi juga deh", "kasur ikut dicuci sekalian".
  private static final Pattern BESIDES =
      word("juga|jg|sekalian|sekaligus|ikut|dua-duanya|dua2nya|keduanya|both|as well|too");

  private static final Pattern TURNING =
      word(
          "eh|maksud\\w{0,4}|bukan\\w{0,4}|ganti|diganti|ralat|salah|koreksi|jangan|mending|instead|not|sorry");
  /// What still turns an order where something is said to be added to it: "eh sekalian kasur 1"
  /// turns nothing.
  private static final Pattern REPLACING =
      word("bukan\\w{0,4}|ganti|diganti|ralat|salah|koreksi|jangan|instead|not");
  private static final Pattern CHANGING =
      word("eh|maksud\\w{0,4}|ganti|diganti|ralat|salah|koreksi|mending|instead|sorry");
  private static final Pattern LEAVING_BEFORE =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(tanpa|tdk usah|hapus|batalin|batalkan|coret|skip|gausah|usah|remove|drop|without)"
              + "\\s+(yang |yg |the |dulu )?$");
  private static final Pattern LEAVING_BEHIND =
      Pattern.compile(
          "(?iu)^(nya)?( yang tadi| tadi| dulu)?\\s+((ga|gak|g|nggak|ngga|gk|tidak|tdk)\\s*(jadi|jd|usah|perlu)"
              + "|batal|hapus|dihapus|coret|dicoret|skip|cancel)(?!\\p{L})");
  /// "Kasurnya ganti cuci AC": another service has to follow.
  private static final Pattern GIVEN_UP =
      Pattern.compile(
          "(?iu)(?:nya)?(?:\\s+(?:yang|yg)?\\s*tadi)?\\s+(?:di)?(?:ganti|tukar|tuker)(?!\\p{L})");

  private static final Pattern TOTAL =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(jadi|total|totalnya|semua|semuanya|jumlahnya)\\s+(ada |cuma )?$");
  private static final String KIND =
      "(?:king|queen|single|double|size|besar|kecil|sedang|gede|ukuran|biasa|spring\\s?bed|springbed|busa|latex|super)";
  private static final String COUNT =
      "(\\d{1,3})(?![\\p{L}\\d]|[.:,x/-]\\d|\\s*(?:ribu|rb|k|jt|juta|jam|pk)\\b)";

  /// "kasurnya jadi 2", "kasur king size 2".
  private static final Pattern BARE =
      Pattern.compile(
          "(?iu)^(?:nya)?(?:\\s+" + KIND + "){0,3}\\s+(?:(?:jadi|jd|cuma|ada|nya)\\s+)?" + COUNT);

  /// "sama yang kecil 1".
  private static final Pattern MORE =
      Pattern.compile(
          "(?iu)^\\s*(?:sama|dan|plus|tambah|and|\\+|,|&)\\s*(?:yang\\s|yg\\s)?\\s*"
              + KIND
              + "(?:\\s+"
              + KIND
              + ")?\\s+"
              + COUNT);
  private static final List<String> VERBS = List.of("cuci ", "servis ", "service ");

  /// How far behind a service's name its seats may stand.
  private static final int NEAR = 14;

  /// How many characters around a name or a size are looked at.
  private static final int AROUND = 60;

  /// How many words may stand between "sama" and the service that is added with it.
  private static final int MOST_WORDS_BETWEEN = 2;

  /// How much nearer a name behind a size must be than one before it.
  private static final int BEHIND = 5;

  private final Map<String, Service> services;
  private final Map<String, Phrases> names;
  private final Map<String, SizeReader> sizes;
  private final List<Extra> extras;

  OrderReader(List<Service> services) {
    this.services =
        services.stream()
            .collect(
                Collectors.toMap(Service::id, service -> service, (a, _) -> a, LinkedHashMap::new));
    this.names =
        services.stream().collect(Collectors.toMap(Service::id, OrderReader::names, (a, _) -> a));
    this.sizes =
        services.stream().collect(Collectors.toMap(Service::id, SizeReader::new, (a, _) -> a));
    this.extras =
        services.stream()
            .flatMap(service -> service.addOns().stream().map(it -> Extra.of(service, it)))
            .flatMap(Optional::stream)
            .toList();
  }

  /// An add-on and how it is asked for.
  record Extra(String service, String addOn, Phrases words) {
    static Optional<Extra> of(Service service, AddOn addOn) {
      return addOn.words().isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Extra(
                  service.id(), addOn.id(), new Phrases(addOn.words(), "(?:nya)?(?!\\p{L})")));
    }
  }

  /// An add-on a message wants, or does not want any more.
  record Besides(String service, String addOn, boolean wanted) {}

  /// Add-ons that a message names.
  List<Besides> besides(Understanding what) {
    List<Besides> named = new ArrayList<>();
    for (Extra extra : extras) {
      Matcher found = extra.words.matcher(what.text());
      if (found.find()
          && what.slots().all().stream()
              .noneMatch(slot -> slot.key() == SlotKey.ADDRESS && covers(slot, found.start()))) {
        boolean left = isLeft(what.text(), found.start(), found.end());
        named.add(new Besides(extra.service, extra.addOn, !left));
      }
    }
    return named;
  }

  /// The reader of a service's sizes.
  SizeReader sizes(String service) {
    return Objects.requireNonNull(sizes.get(service), service);
  }

  /// @param wanted in the order in which they are named
  /// @param spoken those that are named at all, but for what is not wanted any more
  /// @param left not wanted any more
  /// @param adding whether they come besides what is there
  /// @param turning whether they come instead
  /// @param loose sizes of none of them
  record Said(
      List<Wanted> wanted,
      Set<String> spoken,
      Set<String> left,
      boolean adding,
      boolean turning,
      Map<SlotKey, Double> loose) {}

  record Wanted(String service, Optional<Double> size) {}

  private record Name(Service service, int start, int end) {
    boolean overlaps(Slot slot) {
      return slot.start() < end && start < slot.end();
    }
  }

  /// @param ordered the services of the order so far
  Said read(Understanding what, List<String> ordered) {
    String text = what.text();
    List<Name> all = withoutParts(text, named(text, what.slots()), ordered);
    Set<String> left =
        all.stream()
            .filter(name -> isLeft(text, name.start, name.end) || isReplaced(text, name, all))
            .map(name -> name.service.id())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<Name> named = all.stream().filter(name -> !left.contains(name.service.id())).toList();
    Map<SlotKey, List<Name>> byMeasure = byMeasure(named);
    Map<Name, List<Slot>> sizes = new LinkedHashMap<>();
    Map<SlotKey, Double> loose = new EnumMap<>(SlotKey.class);
    for (Slot measure : measures(what.slots())) {
      host(byMeasure, measure)
          .ifPresentOrElse(
              name -> sizes.computeIfAbsent(name, _ -> new ArrayList<>()).add(measure),
              () -> keep(loose, what.slots(), measure.key()));
    }
    List<Name> wanted = wanted(text, what.slots(), named, sizes);
    int first = wanted.isEmpty() ? 0 : wanted.getFirst().start;
    return new Said(
        wanted.isEmpty() ? recounted(what, ordered) : lines(what, wanted, sizes),
        named.stream().map(name -> name.service.id()).collect(Collectors.toSet()),
        left,
        BESIDES.matcher(text).find()
            || JOINING.matcher(text.substring(0, first)).find()
            || !wanted.isEmpty() && JOINING.matcher(behind(text, wanted.getLast())).lookingAt(),
        (anyJoined(text, named) || BESIDES.matcher(text).find() ? REPLACING : TURNING)
                .matcher(text)
                .find()
            || !left.isEmpty(),
        loose);
  }

  /// Of a size that belongs to no service, the value that is meant.
  private static void keep(Map<SlotKey, Double> loose, Slots slots, SlotKey key) {
    slots.all().stream()
        .filter(slot -> slot.key() == key)
        .findFirst()
        .ifPresent(slot -> loose.put(key, number(slot)));
  }

  private List<Name> named(String text, Slots slots) {
    Stream<Name> heard =
        slots.heard().stream()
            .filter(slot -> slot.key() == SlotKey.SERVICE && services.containsKey(slot.value()))
            .map(slot -> new Name(service(slot), slot.start(), slot.end()));
    Stream<Name> written =
        services.values().stream()
            .flatMap(
                service ->
                    Objects.requireNonNull(names.get(service.id()))
                        .matcher(text)
                        .results()
                        .map(found -> new Name(service, found.start(), found.end())))
            .filter(name -> slots.all().stream().noneMatch(it -> isElsewhere(it, name)));
    List<Name> kept = new ArrayList<>();
    BitSet covered = new BitSet(text.length());
    Stream<Name> longest = written.sorted(Comparator.comparingInt(name -> name.start - name.end));
    Stream.concat(heard, longest)
        .forEach(
            name -> {
              int next = covered.nextSetBit(name.start);
              if (next < 0 || next >= name.end) {
                covered.set(name.start, name.end);
                kept.add(name);
              }
            });
    kept.sort(Comparator.comparingInt(Name::start));
    return kept;
  }

  /// The bathroom of a house that is cleaned as a whole is no service besides.
  private List<Name> withoutParts(String text, List<Name> names, List<String> ordered) {
    Set<String> parts =
        Stream.concat(names.stream().map(name -> name.service.id()), ordered.stream())
            .flatMap(id -> Optional.ofNullable(services.get(id)).stream())
            .flatMap(service -> service.sizing().stream())
            .flatMap(sizing -> sizing.parts().stream())
            .collect(Collectors.toSet());
    return names.stream()
        .filter(
            name -> !parts.contains(text.substring(name.start, name.end).toLowerCase(Locale.ROOT)))
        .toList();
  }

  /// "2 kamar tidur 1 dapur", after the question for the size.
  private List<Wanted> recounted(Understanding what, List<String> ordered) {
    String text = withoutAddress(what);
    return ordered.stream()
        .filter(sizes::containsKey)
        .flatMap(
            id -> sizes(id).parts(text).stream().mapToObj(sum -> new Wanted(id, Optional.of(sum))))
        .toList();
  }

  private Service service(Slot slot) {
    return Objects.requireNonNull(services.get((String) slot.value()), "service");
  }

  /// "Jl. Karpet" is nothing to be washed.
  private static boolean isElsewhere(Slot slot, Name name) {
    return (slot.key() == SlotKey.ADDRESS || slot.key() == SlotKey.NAME) && name.overlaps(slot);
  }

  private static boolean isLeft(String text, int start, int end) {
    return LEAVING_BEFORE.matcher(before(text, start)).find()
        || LEAVING_BEHIND.matcher(after(text, end)).lookingAt();
  }

  /// The words just before a place. No more are looked at, so that a message of many names costs no
  /// more than its length.
  private static String before(String text, int end) {
    return text.substring(Math.max(0, end - AROUND), end);
  }

  private static String after(String text, int start) {
    return text.substring(start, Math.min(text.length(), start + AROUND));
  }

  private static List<Slot> measures(Slots slots) {
    return slots.heard().stream().filter(slot -> SizeWords.MEASURES.contains(slot.key())).toList();
  }

  /// Names by what their services are measured in, in the order of the text.
  private static Map<SlotKey, List<Name>> byMeasure(List<Name> named) {
    Map<SlotKey, List<Name>> fitting = new EnumMap<>(SlotKey.class);
    for (Name name : named) {
      name.service
          .sizing()
          .ifPresent(it -> fitting.computeIfAbsent(it.said(), _ -> new ArrayList<>()).add(name));
    }
    return fitting;
  }

  /// The last name that begins before a size, and the first behind it: no other can be nearer, and
  /// a message of many names costs no more than its length.
  private static List<Name> around(Map<SlotKey, List<Name>> named, Slot measure) {
    List<Name> fitting = named.getOrDefault(measure.key(), List.of());
    int low = firstFrom(fitting, measure.start());
    return fitting.subList(Math.max(0, low - 1), Math.min(fitting.size(), low + 1));
  }

  /// The service a size stands at.
  private static Optional<Name> host(Map<SlotKey, List<Name>> named, Slot measure) {
    return around(named, measure).stream()
        .min(
            Comparator.comparingInt(
                name ->
                    name.overlaps(measure)
                        ? -1
                        : name.end <= measure.start()
                            ? measure.start() - name.end
                            : name.start - measure.end() + BEHIND));
  }

  /// The service that is meant, and those that are named with it: joined to another one, or with a
  /// size of their own.
  private static List<Name> wanted(
      String text, Slots slots, List<Name> named, Map<Name, List<Slot>> sizes) {
    Optional<String> meant = slots.text(SlotKey.SERVICE);
    List<Name> wanted = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      Name name = named.get(i);
      boolean joined =
          i > 0 && joins(between(text, named.get(i - 1), name))
              || i + 1 < named.size() && joins(between(text, name, named.get(i + 1)))
              || i == 0 && joins(text.substring(0, name.start));
      boolean corrected =
          i + 1 < named.size() && CHANGING.matcher(between(text, name, named.get(i + 1))).find();
      boolean isMeant = meant.filter(name.service.id()::equals).isPresent();
      if (!corrected && (isMeant || joined || sizes.containsKey(name))) {
        wanted.add(name);
      }
    }
    return wanted;
  }

  private static boolean joins(String between) {
    Matcher joining = JOINING.matcher(between);
    boolean joins = false;
    while (joining.find()) {
      String rest = between.substring(joining.end()).strip();
      joins = rest.isEmpty() || rest.split("\\s+").length <= MOST_WORDS_BETWEEN;
    }
    return joins && !REPLACING.matcher(between).find();
  }

  private static boolean isReplaced(String text, Name name, List<Name> all) {
    return GIVEN_UP.matcher(text.substring(name.end)).lookingAt()
        && all.stream()
            .anyMatch(other -> other.start > name.end && !other.service.equals(name.service));
  }

  private static boolean anyJoined(String text, List<Name> named) {
    return JOINING.matcher(text).find()
        && named.stream().anyMatch(name -> joins(before(text, name.start)));
  }

  private static String between(String text, Name one, Name other) {
    return text.substring(one.end, Math.max(one.end, other.start));
  }

  private static String behind(String text, Name name) {
    return text.substring(name.end).strip();
  }

  private List<Wanted> lines(Understanding what, List<Name> wanted, Map<Name, List<Slot>> sizes) {
    Map<String, List<Slot>> byService = new LinkedHashMap<>();
    for (Name name : wanted) {
      byService
          .computeIfAbsent(name.service.id(), _ -> new ArrayList<>())
          .addAll(sizes.getOrDefault(name, List.of()));
    }
    return byService.entrySet().stream()
        .map(
            entry ->
                new Wanted(
                    entry.getKey(),
                    counted(what, wanted, entry.getKey(), entry.getValue())
                        .or(() -> measured(what, entry.getValue()))
                        .or(() -> bare(what, wanted, entry.getKey()))))
        .toList();
  }

  /// What is counted piece by piece, unless its sum is said too.
  private Optional<Double> counted(
      Understanding what, List<Name> wanted, String service, List<Slot> said) {
    boolean total =
        said.stream().anyMatch(slot -> TOTAL.matcher(before(what.text(), slot.start())).find());
    SizeReader reader = sizes(service);
    OptionalDouble parts = reader.parts(withoutAddress(what));
    if (total || parts.isPresent()) {
      return total ? Optional.empty() : Optional.of(parts.getAsDouble());
    }
    return wanted.stream()
        .filter(name -> name.service.id().equals(service))
        .map(name -> reader.seats(near(what.text(), name, wanted)))
        .filter(OptionalDouble::isPresent)
        .map(OptionalDouble::getAsDouble)
        .findFirst();
  }

  /// The words right behind a name, up to the next one.
  /// @param all in the order of the text
  private static String near(String text, Name name, List<Name> all) {
    int behind = firstFrom(all, name.end);
    int next = behind < all.size() ? all.get(behind).start : text.length();
    return text.substring(name.end, Math.max(name.end, Math.min(next, name.end + NEAR)));
  }

  /// The index of the first name that begins at a place or behind it.
  private static int firstFrom(List<Name> names, int start) {
    int low = 0;
    int high = names.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (names.get(middle).start < start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static String withoutAddress(Understanding what) {
    String text = what.text();
    for (Slot slot : what.slots().all()) {
      if (slot.key() == SlotKey.ADDRESS) {
        text =
            text.substring(0, slot.start())
                + " ".repeat(slot.end() - slot.start())
                + text.substring(slot.end());
      }
    }
    return text;
  }

  /// A number right behind the service: "kasurnya jadi 2".
  private static Optional<Double> bare(Understanding what, List<Name> wanted, String service) {
    return wanted.stream()
        .filter(name -> name.service.id().equals(service))
        .flatMap(name -> bare(what, name).stream())
        .findFirst();
  }

  private static Optional<Double> bare(Understanding what, Name name) {
    Matcher number = BARE.matcher(after(what.text(), name.end));
    return number.lookingAt() && isFree(what.slots(), name.end + number.start(1))
        ? Optional.of(Double.parseDouble(number.group(1)) + more(what, name.end + number.end()))
        : Optional.empty();
  }

  private static Optional<Double> measured(Understanding what, List<Slot> said) {
    int end = said.stream().mapToInt(Slot::end).max().orElse(0);
    return size(what.text(), what.slots(), said).map(sum -> sum + more(what, end));
  }

  /// The sum of what is joined to a size without its unit: "sama yang kecil 1".
  private static double more(Understanding what, int from) {
    double sum = 0;
    int at = from;
    Matcher number = MORE.matcher(after(what.text(), at));
    while (number.lookingAt() && isFree(what.slots(), at + number.start(1))) {
      sum += Double.parseDouble(number.group(1));
      at += number.end();
      number = MORE.matcher(after(what.text(), at));
    }
    return sum;
  }

  private static boolean isFree(Slots slots, int at) {
    return slots.all().stream().noneMatch(slot -> covers(slot, at));
  }

  private static boolean covers(Slot slot, int at) {
    return slot.start() <= at && at < slot.end();
  }

  /// One size is the size; several add up where they are joined, and the last counts after a
  /// change of mind or as the total.
  private static Optional<Double> size(String text, Slots slots, List<Slot> said) {
    double sum = 0;
    int end = 0;
    for (Slot slot : said.stream().sorted(Comparator.comparingInt(Slot::start)).toList()) {
      String between = text.substring(Math.min(end, slot.start()), slot.start());
      if (sum == 0 || adds(between)) {
        sum += number(slot);
      } else if (TURNING.matcher(between).find() || TOTAL.matcher(between).find()) {
        sum = number(slot);
      } else {
        sum = meant(slots, slot.key()).orElse(sum);
      }
      end = slot.end();
    }
    return sum > 0 ? Optional.of(sum) : Optional.empty();
  }

  private static boolean adds(String between) {
    boolean joined = JOINING.matcher(between).find() || between.contains(",");
    return joined && !TURNING.matcher(between).find() && !TOTAL.matcher(between).find();
  }

  private static Optional<Double> meant(Slots slots, SlotKey key) {
    return slots.all().stream()
        .filter(slot -> slot.key() == key)
        .findFirst()
        .map(OrderReader::number);
  }

  private static double number(Slot slot) {
    return ((Number) slot.value()).doubleValue();
  }

  /// A service's names, with and without the verb: it is said once in "cuci sofa dan kasur".
  private static Phrases names(Service service) {
    return new Phrases(
        Stream.concat(
                service.phrases().stream(), Stream.of(service.name().id(), service.name().en()))
            .flatMap(OrderReader::withoutVerb)
            .toList(),
        "(?=nya|ku|\\P{L}|$)");
  }

  private static Stream<String> withoutVerb(String phrase) {
    return Stream.concat(
        Stream.of(phrase),
        VERBS.stream().filter(phrase::startsWith).map(verb -> phrase.substring(verb.length())));
  }

  private static Pattern word(String any) {
    return Pattern.compile("(?iu)(?<!\\p{L})(?:" + any + ")(?!\\p{L})");
  }
}
