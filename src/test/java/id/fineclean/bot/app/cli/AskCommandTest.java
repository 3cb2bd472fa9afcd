package id.fineclean.bot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class AskCommandTest {
  @Test
  void writesTheClausesThatAnswerEachLine() {
    List<JsonNode> lines =
        ask(0, "data saya dienkripsi ga\nservernya di mana\n", "--as-of", "2026-11-22");
    assertEquals(2, lines.size());
    assertEquals("data saya dienkripsi ga", lines.getFirst().path("question").asText());
    JsonNode clause = lines.getFirst().path("clauses").path(0);
    assertEquals("3.1", clause.path("id").asText());
    assertEquals("Melindungi Data dengan Enkripsi", clause.path("title").asText());
    assertTrue(clause.path("text").asText().endsWith("saat dikirim maupun saat disimpan."));
    assertEquals("privacy", clause.path("document").asText());
    assertEquals("1.0", clause.path("version").asText());
    assertEquals("2026-01-01", clause.path("effective").asText());
    assertTrue(clause.path("score").asDouble() > 0);
    assertTrue(lines.getLast().path("clauses").isArray());
    assertTrue(lines.getLast().path("clauses").isEmpty());
  }

  @Test
  void asksAnotherDocument() {
    List<JsonNode> lines = ask(0, "kalo barang pecah diganti gak\n", "--document", "terms");
    assertEquals("5.1", lines.getFirst().path("clauses").path(0).path("id").asText());
  }

  @Test
  void refusesADayOnWhichNothingHeld() {
    assertEquals(List.of(), ask(1, "halo\n", "--as-of", "2020-01-01"));
    assertEquals(List.of(), ask(1, "halo\n", "--document", "nothing"));
  }

  private static List<JsonNode> ask(int exit, String questions, String... arguments) {
    CommandRun run = CommandRun.of(AskCommand::new, questions, arguments);
    assertEquals(exit, run.exit());
    return run.lines().stream()
        .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class))
        .toList();
  }
}
