package id.fineclean.bot.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.YamlFile;
import id.fineclean.bot.understanding.Bilingual;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `-Dgolden.update` writes the list of needed replies anew, from those in `intents/`.
final class RepliesTest {
  private static final Path SHIPPED = Path.of("intents", "replies");
  private static final Path LIST = Path.of("src", "main", "resources", "replies.txt");

  @TempDir Path folder;

  @Test
  void theListOfNeededRepliesIsThatOfTheShippedOnes() throws Exception {
    String shipped = list();
    if (System.getProperty("golden.update") != null) {
      Files.writeString(LIST, shipped);
    }
    assertEquals(shipped, Files.readString(LIST));
  }

  @Test
  void aMissingReplyIsToldWithItsFile() throws Exception {
    copy(text -> text.replaceFirst("(?m)^old_button:\n(  .*\n)+", ""));
    assertEquals("old_button: is missing", onlyProblem("dialogue.yaml"));
  }

  @Test
  void aPlaceholderThatNobodyFillsIsToldWithItsFile() throws Exception {
    copy(
        text ->
            text.replace("Tombol itu", "{siapa}, tombol itu").replace("That button", "{siapa}"));
    assertTrue(onlyProblem("dialogue.yaml").contains("[siapa]"));
  }

  private String onlyProblem(String file) {
    var problems = assertThrows(ContentException.class, () -> Replies.load(folder)).problems();
    assertEquals(1, problems.size(), problems.toString());
    assertEquals(folder.resolve(file), problems.getFirst().file());
    return problems.getFirst().message();
  }

  private void copy(UnaryOperator<String> change) throws IOException {
    for (Path file : files()) {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      boolean changed = file.endsWith("dialogue.yaml");
      Files.writeString(folder.resolve(file.getFileName()), changed ? change.apply(text) : text);
    }
  }

  private static List<Path> files() throws IOException {
    try (var found = Files.list(SHIPPED)) {
      return found.sorted().toList();
    }
  }

  private static String list() throws IOException, ContentException {
    List<String> lines = new ArrayList<>();
    for (Path file : files()) {
      String prefix = file.getFileName().toString().replace(".yaml", ".");
      YamlFile.read(file, Texts.class)
          .forEach(
              (key, text) ->
                  lines.add((prefix + key + " " + String.join(" ", placeholders(text))).strip()));
    }
    return lines.stream().sorted().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static Iterable<String> placeholders(Bilingual text) {
    return Replies.placeholders(text.id());
  }

  private static final class Texts extends LinkedHashMap<String, Bilingual> {
    private static final long serialVersionUID = 1L;
  }
}
