package id.fineclean.bot.simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// The wordings of one person, by what is said with them. Wordings of those held out are not looked
/// at when the bot is mended.
///
/// @param wordings each kind's ways of saying it, with `{…}` for what differs
public record Author(String name, boolean heldOut, Map<String, List<String>> wordings) {
  private static final Path FOLDER = Path.of("src", "test", "resources", "simulated");

  /// Everybody, in the order of their names.
  public static List<Author> all() {
    List<Author> authors = new ArrayList<>();
    for (boolean heldOut : List.of(false, true)) {
      try (var files = Files.list(FOLDER.resolve(heldOut ? "held-out" : "mending"))) {
        files.sorted().map(file -> read(file, heldOut)).forEach(authors::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return authors;
  }

  private static Author read(Path file, boolean heldOut) {
    Map<String, List<String>> wordings = new LinkedHashMap<>();
    try {
      List<String> kind = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith("[")) {
          kind = wordings.computeIfAbsent(line.replaceAll("[\\[\\]]", ""), _ -> new ArrayList<>());
        } else if (!line.isBlank() && !line.startsWith("#")) {
          kind.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Author(file.getFileName().toString().replace(".txt", ""), heldOut, wordings);
  }

  List<String> all(String kind) {
    return Objects.requireNonNull(wordings.get(kind), kind);
  }

  String any(String kind, RandomGenerator random) {
    return pick(all(kind), random);
  }

  static <T> T pick(List<T> list, RandomGenerator random) {
    return list.get(random.nextInt(list.size()));
  }

  /// A line's parts between its bars.
  static String[] parts(String line) {
    String[] parts = line.split("\\|", -1);
    for (int i = 0; i < parts.length; i++) {
      parts[i] = parts[i].strip();
    }
    return parts;
  }
}
