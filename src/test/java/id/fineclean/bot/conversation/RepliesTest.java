package id.fineclean.bot.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.content.ContentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RepliesTest {
  private static final Path SHIPPED = Path.of("intents", "replies");

  /// What sounds like the key of a reply, in the program.
  private static final Pattern KEY =
      Pattern.compile("\"((?:booking|dialogue|notice|policy)\\.(?!yaml)[a-z0-9_]*[a-z0-9])\"");

  @TempDir Path folder;

  @Test
  void everyReplyThatTheProgramNamesIsThere() throws Exception {
    Replies shipped = Replies.load(SHIPPED);
    Set<String> named = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        KEY.matcher(Files.readString(source)).results().forEach(it -> named.add(it.group(1)));
      }
    }
    assertTrue(named.size() > 150, named.toString());
    named.removeIf(key -> shipped.find(key).isPresent());
    assertEquals(Set.of(), named);
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
    var problems =
        assertThrows(
                ContentException.class,
                () ->
                    NeededReplies.of(List.of("booking", "dialogue"))
                        .check(folder, Replies.load(folder)))
            .problems();
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
}
