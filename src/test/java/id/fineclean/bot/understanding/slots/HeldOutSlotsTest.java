package id.fineclean.bot.understanding.slots;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.fineclean.bot.understanding.Asked;
import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.SlotKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Scores over messages by an author who has not seen the grammar. Only sums are printed, so that
/// nobody tunes to single lines.
class HeldOutSlotsTest {
  private static final String FILE = "/held-out/slots.jsonl";
  private static final Set<String> CALENDAR = Set.of("date", "time_start", "time_end");
  private static final Set<String> INTERNAL =
      Arrays.stream(SlotKey.values())
          .filter(SlotKey::isInternal)
          .map(SlotKey::id)
          .collect(Collectors.toSet());

  /// What must not be lost again; the goal is 0.97.
  private static final double DATES_AND_TIMES_FLOOR = 0.965;

  private static final double MICRO_F1_BAR = 0.93;

  private static final Map<String, Tally> BY_KEY = new TreeMap<>();
  private static int calendarLines;
  private static int calendarRight;

  /// Right, found and wanted slots.
  private static final class Tally {
    int right;
    int found;
    int wanted;

    double precision() {
      return found == 0 ? 1 : (double) right / found;
    }

    double recall() {
      return wanted == 0 ? 1 : (double) right / wanted;
    }

    double f1() {
      return 2.0 * right / Math.max(1, found + wanted);
    }
  }

  @BeforeAll
  static void readAll() throws IOException {
    List<String> lines = lines();
    Assumptions.assumeFalse(lines.isEmpty(), () -> "no " + FILE + " on the class path yet");
    SlotExtractor extractor = new SlotExtractor(ServiceNames.standard());
    ObjectMapper json = new ObjectMapper();
    for (String line : lines) {
      score(extractor, json.readTree(line));
    }
    report();
  }

  @Test
  void datesAndTimesAreBothExactAtTheFloorOrAbove() {
    double exact = (double) calendarRight / calendarLines;
    assertTrue(exact >= DATES_AND_TIMES_FLOOR, () -> "dates and times exact: " + exact);
  }

  @Test
  void slotsReachTheirMicroF1() {
    double f1 = sum().f1();
    assertTrue(f1 >= MICRO_F1_BAR, () -> "micro F1: " + f1);
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = HeldOutSlotsTest.class.getResourceAsStream(FILE)) {
      return in == null
          ? List.of()
          : new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank())
              .toList();
    }
  }

  private static void score(SlotExtractor extractor, JsonNode line) {
    Optional<Asked> asked =
        Optional.ofNullable(line.get("asked"))
            .filter(JsonNode::isTextual)
            .flatMap(node -> question(node.asText()));
    Context context = new Context(LocalDateTime.parse(line.get("now").asText()), asked);
    Map<String, String> found =
        ExampleTable.written(extractor.extract(line.get("text").asText(), context));
    found.keySet().removeAll(INTERNAL);
    Map<String, String> wanted = new TreeMap<>();
    line.get("slots")
        .properties()
        .forEach(slot -> wanted.put(slot.getKey(), slot.getValue().asText()));
    wanted.keySet().removeAll(INTERNAL);
    compare(wanted, found);
  }

  /// The file names the slot that was asked for; the bot's questions are coarser.
  private static Optional<Asked> question(String key) {
    return Optional.ofNullable(
        switch (key) {
          case "date" -> Asked.DATE;
          case "time_start", "time_end" -> Asked.TIME;
          case "name" -> Asked.NAME;
          case "phone" -> Asked.PHONE;
          case "address", "postal_code" -> Asked.ADDRESS;
          case "service" -> Asked.SERVICE;
          case "booking_code" -> Asked.BOOKING;
          case "rooms",
              "bathrooms",
              "floors",
              "area_m2",
              "units",
              "cleaners",
              "duration_hours",
              "property" ->
              Asked.SIZE;
          default -> null;
        });
  }

  private static void compare(Map<String, String> wanted, Map<String, String> found) {
    Set<String> keys = new HashSet<>(wanted.keySet());
    keys.addAll(found.keySet());
    for (String key : keys) {
      Tally tally = BY_KEY.computeIfAbsent(key, _ -> new Tally());
      tally.wanted += wanted.containsKey(key) ? 1 : 0;
      tally.found += found.containsKey(key) ? 1 : 0;
      tally.right += same(key, wanted, found) ? 1 : 0;
    }
    if (keys.stream().anyMatch(CALENDAR::contains)) {
      calendarLines++;
      calendarRight +=
          CALENDAR.stream().allMatch(key -> !keys.contains(key) || same(key, wanted, found))
              ? 1
              : 0;
    }
  }

  private static boolean same(String key, Map<String, String> wanted, Map<String, String> found) {
    String one = wanted.get(key);
    String other = found.get(key);
    return one != null && other != null && plain(key, one).equals(plain(key, other));
  }

  /// Free text may differ in spaces and in punctuation at its end, a number in how it is written.
  private static String plain(String key, String value) {
    return switch (key) {
      case "address", "name" ->
          value.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").replaceAll("[\\s.,]+$", "");
      case "duration_hours" -> Double.toString(Double.parseDouble(value));
      default -> value;
    };
  }

  private static Tally sum() {
    Tally sum = new Tally();
    for (Tally tally : BY_KEY.values()) {
      sum.right += tally.right;
      sum.found += tally.found;
      sum.wanted += tally.wanted;
    }
    return sum;
  }

  private static void report() {
    System.out.printf(
        Locale.ROOT,
        "held-out slots: dates and times exact %.3f of %d, micro F1 %.3f of %d%n",
        (double) calendarRight / calendarLines,
        calendarLines,
        sum().f1(),
        sum().wanted);
    BY_KEY.forEach(
        (key, tally) ->
            System.out.printf(
                Locale.ROOT,
                "  %-15s precision %.3f recall %.3f of %d%n",
                key,
                tally.precision(),
                tally.recall(),
                tally.wanted));
  }
}
