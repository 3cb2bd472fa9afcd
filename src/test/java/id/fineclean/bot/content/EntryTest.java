package id.fineclean.bot.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryTest {
  @TempDir Path folder = Path.of("");

  private final Problems problems = new Problems();

  private Entry entry(String yaml) throws IOException {
    Path file = folder.resolve("file.yaml");
    Files.writeString(file, yaml);
    return Entry.read(file, problems);
  }

  private List<String> told() {
    try {
      problems.throwIfAny();
      return List.of();
    } catch (ContentException mistakes) {
      return mistakes.problems().stream().map(it -> it.line() + ": " + it.message()).toList();
    }
  }

  private enum Colour {
    RED,
    DARK_BLUE
  }

  @Test
  void readsEveryKindOfValue() throws IOException {
    Entry keys =
        entry(
            """
            text: 'apa saja'
            whole: 1_250.000
            decimal: 1.5
            flag: ya
            date: 2026-11-24
            time: 9.30
            end: 24:00
            colour: dark_blue
            list: [1, 2]
            hours: 08:00-17:00
            """);
    assertEquals("apa saja", keys.get("text").text());
    assertEquals(1_250_000, keys.get("whole").whole(0, 9_999_999));
    assertEquals("1.5", keys.get("decimal").decimal().toString());
    assertEquals(true, keys.get("flag").flag());
    assertEquals(LocalDate.of(2026, 11, 24), keys.get("date").date());
    assertEquals(LocalTime.of(9, 30), keys.get("time").time());
    assertEquals(LocalTime.MIDNIGHT, keys.get("end").time());
    assertEquals(Colour.DARK_BLUE, keys.get("colour").oneOf(Colour.class));
    assertEquals(2, keys.get("list").items().size());
    var halves = keys.get("hours").halves("-", "").orElseThrow();
    assertEquals(LocalTime.of(17, 0), halves.second().time());
    assertEquals(List.of(), told());
  }

  @Test
  void tellsEveryMistakeWithItsLineAndPlace() throws IOException {
    Entry keys =
        entry(
            """
            name: Contoh
            price: -5
            when: besok
            list:
              - id: a
              - id: b
                odd: 1
            """);
    Optional<Map<String, Long>> read =
        keys.record(
            it -> {
              it.get("when").date();
              it.get("missing").text();
              it.get("list").list(each -> each.record(item -> item.get("id").text()));
              return Map.of(it.get("name").text(), it.get("price").whole(1, 10));
            });
    assertEquals(Optional.empty(), read);
    assertEquals(
        List.of(
            "3: when: 'besok' should be a date such as 2026-11-24",
            "1: the key 'missing' is missing",
            "7: list[2].odd: unknown key, known are [id]",
            "2: price: '-5' should be a whole number from 1 to 10"),
        told());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9:61  | time",
        "0900  | time",
        "25:00 | time",
        "2026-02-30 | date",
        "1.2.3 | decimal",
        "1e999999999 | decimal",
        "99999999999999999999 | whole",
        "12a   | whole",
        "purple | colour",
        "maybe | flag",
        "[1]   | text",
        "{a: 1} | whole",
        "[1]   | time",
        "[1]   | date",
        "text  | list",
        "text  | record",
        "0900  | halves"
      })
  void refusesWhatIsNoSuchValue(String value, String kind) throws IOException {
    Object standIn = read(entry("first: 1\nvalue: " + value + "\n").get("value"), kind);
    assertNotNull(standIn);
    assertEquals(1, told().size(), told().toString());
    assertEquals("2: value", told().getFirst().substring(0, 8));
  }

  private static Object read(Entry value, String kind) {
    return switch (kind) {
      case "time" -> value.time();
      case "date" -> value.date();
      case "decimal" -> value.decimal();
      case "whole" -> value.whole(0, 1_000_000);
      case "colour" -> value.oneOf(Colour.class);
      case "flag" -> value.flag();
      case "text" -> value.text();
      case "list" -> value.items();
      case "record" -> value.record(keys -> keys);
      case "halves" -> value.halves("-", "09:00-17:00");
      default -> throw new IllegalArgumentException(kind);
    };
  }

  @Test
  void tellsWhatARecordRefuses() throws IOException {
    Optional<LocalDate> read =
        entry("a: 1\n")
            .record(
                keys -> {
                  throw new IllegalArgumentException(keys.get("a").text() + " will not do");
                });
    assertEquals(Optional.empty(), read);
    assertEquals(List.of("1: 1 will not do"), told());
  }

  @Test
  void tellsOfAKeyGivenTwiceAndOfReferences() throws IOException {
    entry("a: &x 1\nb: *x\na: 2\n");
    assertEquals(2, told().size(), told().toString());
    assertEquals("2: references (*name) are not understood, repeat the value", told().getFirst());
    assertEquals("3: the key 'a' is given twice", told().getLast());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "'a: [1', 1",
    "'a: 1\nb: {', 2",
    "'\ta: 1', 1",
    "~, 0",
    "'a: 1\n---\nb: 2\n', 3",
    "'a: \"', 1"
  })
  void tellsOfFilesThatAreNoYaml(String yaml, int line) throws IOException {
    Entry keys = entry(yaml);
    keys.record(it -> it.find("a"));
    assertEquals(1, told().size(), told().toString());
    assertEquals(line + ":", told().getFirst().substring(0, 2));
  }

  @Test
  void tellsOfAMissingFile() {
    Entry.read(folder.resolve("none.yaml"), problems);
    var mistakes = assertThrows(ContentException.class, problems::throwIfAny);
    assertEquals("the file is missing", mistakes.problems().getFirst().message());
  }

  @Test
  void tellsOfEmptyItems() throws IOException {
    entry("list:\n  - 1\n  -\n").get("list").list(it -> Optional.of(it.text()));
    assertEquals(List.of("3: list[2]: an empty item"), told());
  }

  @Test
  void doesNotDescendForEver() throws IOException {
    entry("[".repeat(100_000));
    assertEquals(1, told().size());
  }
}
