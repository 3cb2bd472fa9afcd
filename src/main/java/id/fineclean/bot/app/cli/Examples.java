package id.fineclean.bot.app.cli;

import id.fineclean.bot.understanding.intent.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Files of examples.
final class Examples {
  private Examples() {}

  /// Reads a file of `intent<TAB>text` with a header; blank lines are passed over.
  ///
  /// @throws IOException unreadable, or a line without a tab
  static List<Example> read(Path file) throws IOException {
    List<Example> examples = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      int tab = line.indexOf('\t');
      if (tab < 0 && !line.isBlank()) {
        throw new IOException(file + ":" + (i + 1) + ": no tab between intent and text");
      }
      if (tab >= 0) {
        examples.add(new Example(line.substring(0, tab).strip(), line.substring(tab + 1)));
      }
    }
    return examples;
  }
}
