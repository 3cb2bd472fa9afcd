package id.fineclean.bot.content;

import id.fineclean.bot.content.YamlTree.Mapping;
import id.fineclean.bot.content.YamlTree.Nothing;
import id.fineclean.bot.content.YamlTree.Scalar;
import id.fineclean.bot.content.YamlTree.Sequence;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One value of the owner's file with its place. Reading notes mistakes and goes on with a stand-in
/// instead of throwing, so that one reading tells them all; what was read counts only when
/// [#record] gives it or no problem was noted. For one thread.
public final class Entry {
  private static final Pattern WHOLE = Pattern.compile("-?(\\d{1,3}([_.]\\d{3}){0,4}|\\d{1,15})");
  private static final Pattern TIME = Pattern.compile("\\d{1,2}[:.]\\d{2}");
  private static final BigDecimal MAX_DECIMAL = BigDecimal.valueOf(1_000_000_000L);

  private final Path file;
  private final Problems problems;
  private final String name;
  private final YamlTree tree;
  private final Set<String> asked = new LinkedHashSet<>();

  private Entry(Path file, Problems problems, String name, YamlTree tree) {
    this.file = file;
    this.problems = problems;
    this.name = name;
    this.tree = tree;
  }

  /// The whole file.
  public static Entry read(Path file, Problems problems) {
    return new Entry(file, problems, "", YamlTree.read(file, problems));
  }

  /// The whole file as a record.
  ///
  /// @param reader as [#record] takes it
  /// @throws ContentException all mistakes found
  public static <T> T read(Path file, Function<Entry, T> reader) throws ContentException {
    var problems = new Problems();
    Optional<T> read = read(file, problems).record(reader);
    problems.throwIfAny();
    return read.orElseThrow();
  }

  /// A file that comes with the program.
  ///
  /// @param resource its absolute name
  /// @throws IllegalStateException it is missing or holds mistakes: the program is damaged
  public static Entry shipped(String resource) {
    var problems = new Problems();
    Path file = Path.of(resource);
    YamlTree tree = YamlTree.parse(file, TextFile.shipped(resource), problems);
    if (problems.count() > 0) {
      throw new IllegalStateException(resource + " is damaged");
    }
    return new Entry(file, problems, "", tree);
  }

  /// Counted from 1.
  public int line() {
    return tree.line();
  }

  /// Whether a value is written here.
  public boolean isPresent() {
    return !(tree instanceof Nothing);
  }

  /// Whether this is a single value rather than a list or a group of keys.
  public boolean isScalar() {
    return tree instanceof Scalar;
  }

  /// Notes a mistake at this place.
  public void problem(String message) {
    problems.add(file, line(), name.isEmpty() ? message : name + ": " + message);
  }

  /// The keys of a group, as written; none elsewhere.
  public List<String> keys() {
    return List.copyOf(entries().keySet());
  }

  /// The value of a key that must be there.
  public Entry get(String key) {
    Entry found = find(key);
    if (!found.isPresent() && tree instanceof Mapping) {
      problem("the key '" + key + "' is missing");
    }
    return found;
  }

  /// The value of a key that may be left out.
  public Entry find(String key) {
    asked.add(key);
    return entry(key, entries().getOrDefault(key, new Nothing(line())));
  }

  /// The items of a list; empty where there is none.
  public List<Entry> items() {
    return switch (tree) {
      case Sequence sequence -> numbered(sequence.items());
      case Nothing _ -> List.of();
      case Scalar _, Mapping _ -> {
        problem("a list is expected here");
        yield List.of();
      }
    };
  }

  /// Reads a group of keys. Keys that `reader` did not ask for are mistakes, and so is what it
  /// refuses with [IllegalArgumentException].
  ///
  /// @return empty after any mistake inside
  public <T> Optional<T> record(Function<Entry, T> reader) {
    int before = problems.count();
    if (!(tree instanceof Mapping)) {
      if (isPresent()) {
        problem("a group of keys is expected here");
      }
      return Optional.empty();
    }
    Optional<T> made = make(reader, before);
    entries().keySet().stream().filter(key -> !asked.contains(key)).forEach(this::unknown);
    return problems.count() == before ? made : Optional.empty();
  }

  /// Makes a value out of what was read from this place.
  ///
  /// @return empty after any mistake in making it, [IllegalArgumentException] being one
  public <T> Optional<T> make(Supplier<T> maker) {
    int before = problems.count();
    Optional<T> made = make(_ -> maker.get(), before);
    return problems.count() == before ? made : Optional.empty();
  }

  /// The list's items, each read by `reader`; those with mistakes are left out.
  public <T> List<T> list(Function<Entry, Optional<T>> reader) {
    return items().stream().map(reader).flatMap(Optional::stream).toList();
  }

  /// The list's items, each a text.
  public List<String> texts() {
    return items().stream().map(Entry::text).toList();
  }

  /// Every value of a group whose keys are the owner's to choose, in the order of the file; none
  /// after any mistake inside.
  public <T> Map<String, T> map(Function<Entry, T> reader) {
    return record(
            group -> {
              Map<String, T> all = new LinkedHashMap<>();
              group.keys().forEach(key -> all.put(key, reader.apply(group.get(key))));
              return all;
            })
        .orElse(new LinkedHashMap<>());
  }

  /// What `reader` makes of this value, with its line.
  public <T> Located<T> located(Function<Entry, T> reader) {
    return new Located<>(reader.apply(this), line());
  }

  /// Reads a value that may be left out.
  public <T> Optional<T> optional(Function<Entry, T> reader) {
    return isPresent() ? Optional.of(reader.apply(this)) : Optional.empty();
  }

  /// The `id`s of the groups in the list under `key`, for references from elsewhere.
  public Set<String> ids(String key) {
    return find(key).items().stream()
        .map(each -> each.find("id"))
        .filter(Entry::isScalar)
        .map(Entry::text)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// A text that is not empty.
  public String text() {
    if (tree instanceof Scalar scalar && !scalar.text().isEmpty()) {
      return scalar.text();
    }
    // A key that is missing was reported where it was asked for.
    if (isPresent()) {
      problem("a text is expected here");
    }
    return "?";
  }

  /// A whole number; thousands may be parted by `_` or `.`.
  public long whole(long min, long max) {
    String text = text();
    boolean number = WHOLE.matcher(text).matches();
    long value = number ? Long.parseLong(text.replaceAll("[_.]", "")) : min;
    if (isScalar() && (!number || value < min || value > max)) {
      problem("'" + text + "' should be a whole number from " + min + " to " + max);
      return min;
    }
    return value;
  }

  /// [#whole] for the smaller ones.
  public int count(int min, int max) {
    return Math.toIntExact(whole(min, max));
  }

  /// A number from 0 to 1,000,000,000 that may have decimals.
  public BigDecimal decimal() {
    String text = text();
    if (!isScalar()) {
      return BigDecimal.ZERO;
    }
    try {
      var value = new BigDecimal(text.length() <= 20 ? text : "");
      if (value.signum() >= 0 && value.compareTo(MAX_DECIMAL) <= 0) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // Reported below, like a number out of range.
    }
    problem("a number from 0 on is expected here, such as 1.5");
    return BigDecimal.ZERO;
  }

  /// `true` or `false`.
  public boolean flag() {
    return switch (text().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "ya" -> true;
      case "false", "no", "tidak", "?" -> false;
      default -> {
        problem("true or false is expected here");
        yield false;
      }
    };
  }

  /// A day such as `2026-11-24`.
  public LocalDate date() {
    String text = text();
    try {
      return isScalar() ? LocalDate.parse(text) : LocalDate.EPOCH;
    } catch (DateTimeException unreadable) {
      problem("'" + text + "' should be a date such as 2026-11-24");
      return LocalDate.EPOCH;
    }
  }

  /// A time such as `09:00`; `24:00` is given as midnight.
  public LocalTime time() {
    String text = text();
    if (!isScalar() || text.equals("24:00")) {
      return LocalTime.MIDNIGHT;
    }
    try {
      if (TIME.matcher(text).matches()) {
        return LocalTime.parse((text.length() == 4 ? "0" : "") + text.replace('.', ':'));
      }
    } catch (DateTimeException unreadable) {
      // Reported below, like a text of another shape.
    }
    problem("'" + text + "' should be a time such as 09:00");
    return LocalTime.MIDNIGHT;
  }

  /// The two halves of a text such as `09:00-17:00`, to be read one by one.
  public Optional<Halves> halves(String separator, String example) {
    String text = text();
    int middle = text.indexOf(separator);
    if (isScalar() && middle > 0) {
      String second = text.substring(middle + separator.length());
      return Optional.of(new Halves(half(text.substring(0, middle)), half(second)));
    }
    if (isScalar()) {
      problem("'" + text + "' should look like " + example);
    }
    return Optional.empty();
  }

  /// Two values written as one text.
  public record Halves(Entry first, Entry second) {}

  /// One of the constants of `type`, by their names in lower case.
  public <E extends Enum<E>> E oneOf(Class<E> type) {
    List<E> known = List.of(type.getEnumConstants());
    String text = text();
    for (E each : known) {
      if (id(each).equals(text)) {
        return each;
      }
    }
    if (isScalar()) {
      problem("'" + text + "' is not one of " + known.stream().map(Entry::id).toList());
    }
    return known.getFirst();
  }

  private <T> Optional<T> make(Function<Entry, T> reader, int before) {
    try {
      return Optional.of(reader.apply(this));
    } catch (IllegalArgumentException refused) {
      // Stand-ins may be refused too: that says nothing new.
      if (problems.count() == before) {
        problem(String.valueOf(refused.getMessage()));
      }
      return Optional.empty();
    }
  }

  private void unknown(String key) {
    Entry value = entry(key, entries().getOrDefault(key, new Nothing(line())));
    value.problem("unknown key, known are " + asked);
  }

  private Map<String, YamlTree> entries() {
    return tree instanceof Mapping mapping ? mapping.entries() : Map.of();
  }

  private List<Entry> numbered(List<YamlTree> trees) {
    List<Entry> items = new ArrayList<>();
    for (YamlTree each : trees) {
      var item = new Entry(file, problems, name + "[" + (items.size() + 1) + "]", each);
      if (!item.isPresent()) {
        item.problem("an empty item");
      }
      items.add(item);
    }
    return items;
  }

  private Entry half(String text) {
    return new Entry(file, problems, name, new Scalar(text.strip(), line()));
  }

  private Entry entry(String key, YamlTree value) {
    return new Entry(file, problems, name.isEmpty() ? key : name + "." + key, value);
  }

  private static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
