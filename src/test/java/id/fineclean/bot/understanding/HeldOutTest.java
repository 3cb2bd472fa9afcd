package id.fineclean.bot.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.understanding.text.Word;
import id.fineclean.bot.understanding.text.WordSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldOutTest {
  private static final Path HELD_OUT = Path.of("src/test/resources/held-out");

  @ParameterizedTest
  @ValueSource(strings = {"intents.tsv", "out_of_scope.tsv"})
  void noHeldOutLineIsAnExample(String file) throws IOException, ContentException {
    Set<String> examples = new HashSet<>();
    Topics.load(Path.of("intents/topics"))
        .all()
        .forEach(topic -> topic.examples().forEach(text -> examples.add(words(text.value()))));
    List<String> lines = Files.readAllLines(HELD_OUT.resolve(file));
    assertFalse(lines.size() < 100, "the held-out set is missing");
    List<String> copied =
        lines.stream()
            .skip(1)
            .filter(line -> line.contains("\t"))
            .map(line -> words(line.substring(line.indexOf('\t') + 1)))
            .filter(examples::contains)
            .toList();
    assertEquals(List.of(), copied);
  }

  private static String words(String text) {
    return WordSplitter.fold(text).stream()
        .map(Word::form)
        .filter(form -> !form.equals("?"))
        .collect(Collectors.joining(" "));
  }
}
