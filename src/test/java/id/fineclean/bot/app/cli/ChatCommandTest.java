package id.fineclean.bot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
class ChatCommandTest {
  /// One conversation, for each trains the model anew.
  @Test
  void talksMovesTheClockAndEnds() {
    CommandRun run =
        CommandRun.of(
            ChatCommand::new,
            "jam buka hari apa aja\n\n"
                + ":wait 2h\n"
                + ":wait soon\n"
                + ":wait -5h\n"
                + ":wait 99999999999999d\n"
                + "mau booking cuci sofa\n"
                + ":quit\n"
                + "jam buka\n",
            "--now",
            "2026-11-23T10:15");

    assertEquals(0, run.exit(), run.err());
    int hours = run.out().indexOf("Senin–Jumat: 08.00–18.00");
    assertTrue(hours >= 0, run.out());
    assertEquals(hours, run.out().lastIndexOf("Senin–Jumat: 08.00–18.00"), "nothing after :quit");
    assertTrue(run.out().indexOf("sofa", hours) > 0, run.out());
    String limits = "the clock only moves forward, by ten years in all";
    assertEquals(
        List.of("use :wait 2h, :wait 30m or :wait 1d", limits, limits), run.err().lines().toList());
    assertFalse(run.out().contains(":wait"), "what is done is not said");
  }

  /// One conversation, for the same reason.
  @Test
  void answersEachLineWithOneObject() {
    List<String> input =
        List.of(
            ":new 2026-11-23T10:15 -",
            "mau bersihin rumah besok jam 9, 3 jam, di Jl. Contoh Raya 12 Kemang Jakarta Selatan",
            "",
            "Sari",
            "0812-0000-1234",
            ":tap 1",
            ":photo sofanya kotor",
            ":location -6.2615 106.8106",
            ":location here",
            ":contact Budi +6281200009999",
            ":tap none",
            ":dance",
            ":wait 21h",
            "mau ngobrol sama orang dong",
            ":new 2026-11-23T10:15 +6281200001111",
            "cek pesanan saya");
    CommandRun run =
        CommandRun.of(ChatCommand::new, String.join("\n", input) + "\n", "--json", "--name", "Ani");

    assertEquals(0, run.exit(), run.err());
    List<JsonNode> answers = run.lines().stream().map(ChatCommandTest::object).toList();
    assertEquals(input.size(), answers.size(), run.out());
    assertEquals("name", answers.get(1).path("asks").asText(), run.out());
    assertTrue(answers.get(1).path("replies").get(0).path("text").asText().contains("3 jam"));
    assertEquals(0, answers.get(2).path("replies").size(), "nothing was said");
    assertEquals("name", answers.get(2).path("asks").asText(), "and the question is still open");
    assertEquals("confirm", answers.get(4).path("asks").asText(), run.out());

    JsonNode booked = answers.get(5).path("events").get(0);
    assertEquals("booked", booked.path("type").asText(), run.out());
    assertTrue(booked.path("code").asText().startsWith("FC-"), run.out());
    JsonNode line = booked.path("lines").get(0);
    assertEquals("general_cleaning", line.path("service").asText());
    assertEquals(3, line.path("quantity").asInt());
    assertEquals("hour", line.path("unit").asText());
    assertEquals(270_000, line.path("price").asLong());
    assertEquals(270_000, booked.path("total").asLong());
    assertEquals("2026-11-24", booked.path("date").asText());
    assertEquals("09:00", booked.path("time").asText());
    assertEquals(180, booked.path("duration_minutes").asInt());
    assertTrue(booked.path("address").asText().contains("Jl. Contoh Raya 12"));
    assertEquals("Sari", booked.path("name").asText());
    assertEquals("+6281200001234", booked.path("phone").asText());
    assertTrue(answers.get(5).path("asks").isNull(), run.out());
    assertFalse(answers.get(5).path("handed_over").asBoolean());

    for (int mistaken : new int[] {8, 10, 11}) {
      assertTrue(answers.get(mistaken).has("error"), run.out());
      assertEquals(0, answers.get(mistaken).path("replies").size());
    }
    assertFalse(answers.get(7).has("error"), run.out());
    assertFalse(answers.get(9).has("error"), run.out());
    assertTrue(answers.get(12).path("replies").size() > 0, "the reminder");
    assertEquals("handover", answers.get(13).path("events").get(0).path("type").asText());
    assertTrue(answers.get(13).path("handed_over").asBoolean());
    assertFalse(answers.get(14).path("handed_over").asBoolean(), "another customer");
    assertFalse(answers.get(15).path("replies").toString().contains("FC-"), "an empty store");
  }

  private static JsonNode object(String line) {
    return Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class);
  }

  @Test
  void tellsMistakesOfTheContent() {
    CommandRun run = CommandRun.of(ChatCommand::new, "", "--content", "target/no-such-folder");
    assertEquals(1, run.exit());
    assertTrue(run.err().contains("missing"), run.err());
  }
}
