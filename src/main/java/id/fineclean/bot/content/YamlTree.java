package id.fineclean.bot.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A YAML file as a tree in which every value knows its line.
sealed interface YamlTree {
  /// Counted from 1; 0 where there is no value at all.
  int line();

  /// Scalars keep their text as written: "09:00" stays a text, whatever YAML makes of it.
  record Scalar(String text, int line) implements YamlTree {}

  record Sequence(List<YamlTree> items, int line) implements YamlTree {}

  record Mapping(Map<String, YamlTree> entries, int line) implements YamlTree {}

  /// No value: an empty entry, `~`, or a key that is not there.
  record Nothing(int line) implements YamlTree {}

  /// The file's tree; [Nothing] after noting the mistake where there is none to read.
  static YamlTree read(Path file, Problems problems) {
    try {
      return parse(file, TextFile.read(file), problems);
    } catch (NoSuchFileException missing) {
      problems.add(file, 0, "the file is missing");
    } catch (IOException unreadable) {
      problems.add(file, 0, "cannot be read: " + unreadable.getMessage());
    }
    return new Nothing(0);
  }

  /// The tree of a file's text, as [#read].
  static YamlTree parse(Path file, String text, Problems problems) {
    try (var parser = new YAMLFactory().createParser(text)) {
      return new Parsing(file, problems, parser).document();
    } catch (JsonProcessingException mistake) {
      var place = mistake.getLocation();
      String message = mistake.getOriginalMessage().strip().replaceAll("\\s+", " ");
      problems.add(file, place == null ? 0 : place.getLineNr(), message);
    } catch (IOException unreadable) {
      problems.add(file, 0, "cannot be read: " + unreadable.getMessage());
    }
    return new Nothing(0);
  }

  /// One pass over the parser's tokens.
  record Parsing(Path file, Problems problems, YAMLParser parser) {
    YamlTree document() throws IOException {
      var first = parser.nextToken();
      if (first == null || first == JsonToken.VALUE_NULL) {
        problems.add(file, 0, "the file is empty");
        return new Nothing(0);
      }
      YamlTree value = value(first);
      if (parser.nextToken() != null) {
        int line = parser.currentTokenLocation().getLineNr();
        problems.add(file, line, "a second document (---) begins: one is read only");
      }
      return value;
    }

    private YamlTree value(@Nullable JsonToken token) throws IOException {
      int line = parser.currentTokenLocation().getLineNr();
      if (parser.isCurrentAlias()) {
        problems.add(file, line, "references (*name) are not understood, repeat the value");
        return new Nothing(line);
      }
      if (token == JsonToken.START_OBJECT) {
        return mapping(line);
      }
      if (token == JsonToken.START_ARRAY) {
        return sequence(line);
      }
      return token == JsonToken.VALUE_NULL
          ? new Nothing(line)
          : new Scalar(parser.getText().strip(), line);
    }

    private YamlTree mapping(int line) throws IOException {
      Map<String, YamlTree> entries = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        int keyLine = parser.currentTokenLocation().getLineNr();
        YamlTree value = value(parser.nextToken());
        if (entries.putIfAbsent(key, value) != null) {
          problems.add(file, keyLine, "the key '" + key + "' is given twice");
        }
      }
      return new Mapping(entries, line);
    }

    private YamlTree sequence(int line) throws IOException {
      List<YamlTree> items = new ArrayList<>();
      for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; ) {
        items.add(value(token));
        token = parser.nextToken();
      }
      return new Sequence(items, line);
    }
  }
}
