package id.fineclean.bot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.app.Content;
import id.fineclean.bot.app.Features;
import id.fineclean.bot.command.CommandBase;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.policy.command.AskCommand;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.Folders;
import id.fineclean.bot.testing.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class AskCommandTest {
  private static final FixedClock CLOCK = new FixedClock("2026-11-24T03:00:00Z");

  private Supplier<Optional<Database>> installation = Optional::empty;

  @Test
  void asksTheVersionThatReallyHeld(@TempDir Path folder) throws Exception {
    String content = withNext(folder).toString();
    String question = "data apa aja yang dikumpulin?\n";
    assertEquals("2.0", version(ask(0, question, "--as-of", "2026-12-15", "--content", content)));
    try (TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.SQLITE)) {
      installation = () -> Optional.of(databases.openAgain("main"));
      assertEquals("2.0", version(ask(0, question, "--as-of", "2026-12-15", "--content", content)));
      databases.main().write(t -> t.update("INSERT INTO customer (id, created_at) VALUES (1, 0)"));
      assertEquals(
          "1.0",
          version(ask(0, question, "--as-of", "2026-12-15", "--content", content)),
          "there is somebody who has not been told");
      databases
          .main()
          .write(
              t ->
                  t.update(
                      "INSERT INTO policy_version (document, version, hash, first_seen_at, in_force_from)"
                          + " VALUES ('privacy', '2.0', '', 0, '2026-12-20')"));
      List<JsonNode> late = ask(0, question, "--as-of", "2026-12-20", "--content", content);
      assertEquals("2.0", version(late));
      assertEquals(
          "2026-12-20", late.getFirst().path("clauses").path(0).path("effective").asText());
      assertEquals("1.0", version(ask(0, question, "--as-of", "2026-12-19", "--content", content)));
    }
  }

  private static String version(List<JsonNode> lines) {
    return lines.getFirst().path("clauses").path(0).path("version").asText();
  }

  private static Path withNext(Path folder) {
    for (String name : List.of("company.yaml", "catalogue.yaml", "crews.yaml", "vocabulary.yaml")) {
      Folders.copy(Path.of("intents", name), folder);
    }
    Folders.copy(Path.of("intents/policies"), folder.resolve("policies"));
    Folders.copy(Path.of("src/test/resources/policies/next"), folder.resolve("policies"));
    return folder;
  }

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

  /// The chat reads the same places: `policy.Reading`.
  @Test
  void readsThePlaceThatIsNamed() {
    List<JsonNode> lines =
        ask(
            0,
            "pasal 2.3 itu apa\nayat 2 pasal 4\nbacakan pasal 6\npasal 6 ayat akhir\npasal 99\n");
    assertEquals(List.of("2.3"), ids(lines.get(0)));
    assertEquals(List.of("4.2"), ids(lines.get(1)));
    assertTrue(ids(lines.get(2)).getFirst().startsWith("6."));
    assertTrue(ids(lines.get(2)).size() > 1, "a whole section");
    assertEquals(1, ids(lines.get(3)).size());
    assertTrue(ids(lines.get(3)).getFirst().startsWith("6."));
    assertEquals(List.of(), ids(lines.get(4)));
  }

  private static List<String> ids(JsonNode line) {
    return line.path("clauses").findValuesAsText("id");
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

  private List<JsonNode> ask(int exit, String questions, String... arguments) {
    CommandRun run = CommandRun.of(() -> new AskCommand(base(installation)), questions, arguments);
    assertEquals(exit, run.exit());
    return run.lines().stream()
        .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class))
        .toList();
  }

  private static CommandBase base(Supplier<Optional<Database>> installation) {
    return new CommandBase(
        () -> installation.get().orElseThrow(),
        installation,
        () -> Path.of("intents"),
        folder -> Content.parts(folder, Features.ALL),
        CLOCK);
  }
}
