package id.fineclean.bot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.json.Json;
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
