package id.fineclean.bot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which packages of ours the sources import from which: constants that the compiler has put into
/// the classes leave no other trace.
final class Imports {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([a-z.]+);");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?(id\\.fineclean\\.bot[a-z.]*)\\.[A-Z]");

  private Imports() {}

  /// The imported packages by the importing ones.
  static Map<String, Set<String>> of(Path sources) {
    Map<String, Set<String>> imports = new TreeMap<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file);
        String home = PACKAGE.matcher(text).results().findFirst().orElseThrow().group(1);
        Set<String> used = imports.computeIfAbsent(home, _ -> new TreeSet<>());
        IMPORT.matcher(text).results().map(Imports::imported).forEach(used::add);
        used.remove(home);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return imports;
  }

  private static String imported(MatchResult line) {
    return line.group(1);
  }

  /// The packages from which one comes back to oneself.
  static Set<String> cycles(Map<String, Set<String>> imports) {
    Set<String> cyclic = new TreeSet<>();
    for (String start : imports.keySet()) {
      Set<String> reached = new TreeSet<>();
      reach(start, imports, reached);
      if (reached.contains(start)) {
        cyclic.add(start);
      }
    }
    return cyclic;
  }

  private static void reach(String from, Map<String, Set<String>> imports, Set<String> reached) {
    for (String to : imports.getOrDefault(from, Set.of())) {
      if (reached.add(to)) {
        reach(to, imports, reached);
      }
    }
  }
}
