package id.fineclean.bot.company;

import id.fineclean.bot.understanding.text.RealWords;
import id.fineclean.bot.understanding.text.Slips;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds which area an address lies in by the names in it. Thread-safe, bounded whatever the text.
///
/// A city goes before a district, since several cities have a Menteng. Where names overlap, the
/// exact and then the longer one counts; of several cities the last, since Indonesian addresses go
/// from the house outwards. A city's name right behind "Jl." or "RM" is a street or a restaurant
/// and says nothing ("Jl. Surabaya, Menteng"). A misspelt name (one edit, long names only) counts
/// less than a correct one, least of all where it would turn a customer away.
public final class AreaFinder {
  private static final int MAX_WORDS = 4;
  private static final int MIN_MISSPELT_LENGTH = 7;

  private static final Set<String> STREET = Set.of("jl", "jln", "jalan", "gang", "gg");
  private static final Set<String> NAMED_AFTER =
      Set.of(
          "rm",
          "makan",
          "warung",
          "masakan",
          "restoran",
          "nasi",
          "sate",
          "soto",
          "bakso",
          "mie",
          "mi",
          "pempek",
          "asal");

  private final Map<String, Name> exact = new HashMap<>();
  private final Map<Character, List<Name>> misspelt = new HashMap<>();

  public AreaFinder(Company company) {
    for (Area area : company.areas().values()) {
      area.districts().forEach(name -> add(name, false, new AreaMatch.Served(area, name)));
      area.cities().forEach(name -> add(name, true, new AreaMatch.Served(area, name)));
    }
    for (Place place : company.notServed()) {
      var match = new AreaMatch.NotServed(place.name());
      add(place.name(), true, match);
      place.also().forEach(name -> add(name, true, match));
    }
  }

  /// The area that `text`, an address or a place name, most likely belongs to.
  public AreaMatch find(String text) {
    List<Hit> hits = longestOfEachPlace(hits(PlaceSpelling.of(text)));
    return hits.stream()
        .filter(Hit::counts)
        .max(Comparator.comparingInt(Hit::weight).thenComparingInt(Hit::first))
        .<AreaMatch>map(hit -> hit.name.match)
        .orElseGet(AreaMatch.Unknown::new);
  }

  private void add(String text, boolean city, AreaMatch match) {
    String key = PlaceSpelling.key(text);
    var name = new Name(key, PlaceSpelling.of(text).size(), city, match);
    exact.put(key, name);
    if (key.length() >= MIN_MISSPELT_LENGTH) {
      misspelt.computeIfAbsent(key.charAt(0), _ -> new ArrayList<>()).add(name);
    }
  }

  private List<Hit> hits(List<String> words) {
    List<Hit> hits = new ArrayList<>();
    for (int first = 0; first < words.size(); first++) {
      var key = new StringBuilder();
      for (int count = 1; count <= MAX_WORDS && first + count <= words.size(); count++) {
        key.append(words.get(first + count - 1));
        hit(key.toString(), words, first, count).ifPresent(hits::add);
      }
    }
    return hits;
  }

  private Optional<Hit> hit(String key, List<String> words, int first, int count) {
    boolean borrowed = borrowed(words, first);
    Name name = exact.get(key);
    if (name != null) {
      return Optional.of(new Hit(name, first, count, true, borrowed));
    }
    return misspelt(key, count).map(it -> new Hit(it, first, count, false, borrowed));
  }

  private Optional<Name> misspelt(String key, int count) {
    if (key.length() < MIN_MISSPELT_LENGTH - 1 || RealWords.has(key)) {
      return Optional.empty();
    }
    return misspelt.getOrDefault(key.charAt(0), List.of()).stream()
        .filter(name -> count == 1 || count == name.words)
        .filter(name -> Slips.atMostOne(key, name.key))
        .findFirst();
  }

  /// Whether the name at `first` is a street's or a restaurant's.
  private static boolean borrowed(List<String> words, int first) {
    String before = first > 0 ? words.get(first - 1) : "";
    String earlier = first > 1 ? words.get(first - 2) : "";
    return STREET.contains(before)
        || NAMED_AFTER.contains(before)
        || (before.equals("raya") && STREET.contains(earlier));
  }

  private static List<Hit> longestOfEachPlace(List<Hit> hits) {
    Set<Integer> covered = new HashSet<>();
    List<Hit> kept = new ArrayList<>();
    hits.sort(Comparator.comparing(Hit::exact).thenComparingInt(Hit::length).reversed());
    for (Hit hit : hits) {
      if (hit.places().stream().noneMatch(covered::contains)) {
        covered.addAll(hit.places());
        kept.add(hit);
      }
    }
    return kept;
  }

  private record Name(String key, int words, boolean city, AreaMatch match) {}

  private record Hit(Name name, int first, int count, boolean exact, boolean borrowed) {
    boolean counts() {
      return !(borrowed && name.city);
    }

    int length() {
      return name.key.length();
    }

    int weight() {
      if (!exact && name.match instanceof AreaMatch.NotServed) {
        return 0;
      }
      if (borrowed) {
        return 1;
      }
      return (name.city ? 4 : 2) + (exact ? 1 : 0);
    }

    List<Integer> places() {
      List<Integer> places = new ArrayList<>();
      for (int i = first; i < first + count; i++) {
        places.add(i);
      }
      return places;
    }
  }
}
