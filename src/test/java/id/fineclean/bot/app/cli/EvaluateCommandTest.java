package id.fineclean.bot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.testing.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class EvaluateCommandTest {
  private static final List<String> GREETINGS =
      List.of("halo", "halo kak", "hai", "hai min", "selamat pagi", "pagi kak", "permisi");
  private static final List<String> PRICES =
      List.of(
          "berapa harganya", "harga cuci sofa", "tarif berapa", "biaya berapa", "ongkos berapa");

  @TempDir private Path folder;
  private Path train;
  private Path test;

  @BeforeEach
  void write() throws IOException {
    var learnt = new StringBuilder("intent\ttext\n");
    GREETINGS.forEach(text -> learnt.append("greet\t").append(text).append('\n'));
    PRICES.forEach(text -> learnt.append("ask_price\t").append(text).append('\n'));
    train = Files.writeString(folder.resolve("train.tsv"), learnt);
    test =
        Files.writeString(
            folder.resolve("test.tsv"),
            "intent\ttext\ngreet\thalo min\nask_price\tharganya berapa\n\ngreet\tharga berapa\n");
  }

  private CommandRun run(String... arguments) {
    return CommandRun.of(EvaluateCommand::new, "", arguments);
  }

  @Test
  void tellsWhatTheChatWouldDoWithAuthorsItHasNotLearntFrom() throws IOException {
    Path authors = Files.createDirectory(folder.resolve("authors"));
    Files.writeString(authors.resolve("notes.tsv"), "text\tright\nhalo\tNONE\n");
    Files.writeString(authors.resolve("plain.tsv"), "intent\ttext\ngreet\thalo min\n");
    Files.writeString(
        authors.resolve("strange.tsv"),
        "intent\ttext\nask_price\tselamat pagi\nout_of_scope\tsiapa presiden itu\n");
    Path errors = folder.resolve("errors.tsv");
    CommandRun run =
        run(
            "--content",
            content().toString(),
            "--authors",
            authors.toString(),
            "--errors",
            errors.toString());

    assertEquals(0, run.exit(), run.err());
    assertEquals(3, run.lines().size(), run.out());
    assertTrue(run.lines().get(1).matches("plain +1 +1.000 +1.000 +0.000 +0.000 +0 .*"), run.out());
    assertTrue(run.lines().get(2).matches("strange +2 +0.500 +0.000 .* +1 +0.000 +.*"), run.out());
    assertTrue(Files.readAllLines(errors).getLast().startsWith("strange\task_price\tgreet\t"));
  }

  private Path content() throws IOException {
    Path content = Files.createDirectories(folder.resolve("content"));
    Folders.copy(Path.of("intents", "dialogue.yaml"), content);
    Folders.copy(Path.of("intents", "vocabulary.yaml"), content);
    topic(content, "greet", "kind: small_talk", GREETINGS);
    topic(content, "ask_price", "", PRICES);
    List<String> foreign =
        List.of("siapa presiden", "presiden itu apa", "cuaca besok", "gempa tadi");
    topic(content, "out_of_scope", "", foreign);
    return content;
  }

  private static void topic(Path content, String intent, String more, List<String> examples)
      throws IOException {
    Path topics = Files.createDirectories(content.resolve("topics"));
    Files.writeString(
        topics.resolve(intent + ".yaml"),
        "intent: %s\nlabel: {id: a, en: b}\n%s\nexamples:\n  - %s\n"
            .formatted(intent, more, String.join("\n  - ", examples)));
  }

  @Test
  void judgesOnOneFileWhatItLearntFromAnother() throws Exception {
    Path errors = folder.resolve("errors.tsv");
    CommandRun run =
        run("--train", train.toString(), "--test", test.toString(), "--errors", errors.toString());

    assertEquals(0, run.exit(), run.err());
    JsonNode json = Json.read(run.out().getBytes(StandardCharsets.UTF_8), JsonNode.class);
    assertEquals(3, json.path("n").asInt());
    assertEquals(0.6667, json.path("accuracy").asDouble());
    assertTrue(json.path("micros_per_utterance").asDouble() > 0);
    List<String> wrong = Files.readAllLines(errors);
    assertEquals("expected\tpredicted\tconfidence\ttext", wrong.getFirst());
    assertEquals(2, wrong.size());
    assertTrue(
        wrong.getLast().matches("greet\task_price\t[01]\\.\\d+\tharga berapa"), wrong.getLast());
  }

  @Test
  void wantsBothFilesOrNeither() {
    CommandRun run = run("--train", train.toString());
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("--train and --test go together"), run.err());
  }

  @Test
  void namesALineThatIsNoExample() throws Exception {
    Files.writeString(test, "intent\ttext\ngreet halo\n");
    CommandRun run = run("--train", train.toString(), "--test", test.toString());
    assertEquals(1, run.exit());
    assertTrue(run.err().contains(test + ":2: no tab"), run.err());
  }
}
