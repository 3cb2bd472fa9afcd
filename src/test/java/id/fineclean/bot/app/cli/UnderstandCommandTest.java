package id.fineclean.bot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class UnderstandCommandTest {
  private static CommandRun run(String input, String... arguments) {
    List<String> all = new ArrayList<>(List.of("--cache", "target/models"));
    all.addAll(List.of(arguments));
    return CommandRun.of(UnderstandCommand::new, input, all.toArray(new String[0]));
  }

  private static List<JsonNode> understand(String input, String... arguments) {
    CommandRun run = run(input, arguments);
    assertEquals(0, run.exit(), run.err());
    return run.lines().stream()
        .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class))
        .toList();
  }

  @Test
  void writesOneObjectForEachLine() {
    List<JsonNode> lines =
        understand(
            "mau booking general cleaning besok jam 10\n\nthank you\n",
            "--now",
            "2026-11-23T10:15");
    assertEquals(3, lines.size());
    JsonNode booking = lines.getFirst();
    assertEquals("mau booking general cleaning besok jam 10", booking.path("text").asText());
    assertEquals("book_cleaning", booking.path("intent").asText());
    assertTrue(booking.path("confidence").asDouble() > 0.5);
    assertTrue(booking.path("alternatives").isArray());
    assertEquals("2026-11-24", booking.path("slots").path("date").asText());
    assertEquals("10:00", booking.path("slots").path("time_start").asText());
    assertEquals("id", booking.path("language").asText());
    assertFalse(booking.has("explanation"));
    assertEquals("", lines.get(1).path("text").asText());
    assertEquals("en", lines.getLast().path("language").asText());
  }

  @Test
  void tellsWhatTheChatWouldDo() {
    List<JsonNode> lines =
        understand("mau booking bersih rumah besok\nhapus\nsiapa presiden Indonesia sekarang\n");
    assertEquals("act", lines.get(0).path("decision").asText());
    assertEquals(0, lines.get(0).path("offers").size());
    assertEquals("ask", lines.get(1).path("decision").asText());
    assertTrue(lines.get(1).path("offers").size() <= 3);
    assertFalse(lines.get(1).path("offers").isEmpty());
    assertEquals("unclear", lines.get(2).path("decision").asText());
    assertEquals(0, lines.get(2).path("offers").size());
  }

  @Test
  void takesIntoAccountWhatTheBotHadAsked() {
    JsonNode slots =
        understand("10\n", "--context", "time", "--now", "2026-11-23T10:15")
            .getFirst()
            .path("slots");
    assertEquals("10:00", slots.path("time_start").asText());
  }

  @Test
  void explainsWhenAskedTo() {
    assertTrue(understand("mau booking dong\n", "--explain").getFirst().has("explanation"));
  }

  @Test
  void refusesAQuestionThatTheBotNeverAsks() {
    assertEquals(2, run("", "--context", "nonsense").exit());
  }

  @Test
  void tellsMistakesOfTheContent() {
    CommandRun run = run("halo\n", "--content", "target/no-such-folder");
    assertEquals(1, run.exit());
    assertTrue(run.err().contains("missing"), run.err());
  }
}
