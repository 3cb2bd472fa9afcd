package id.fineclean.bot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.app.Content;
import id.fineclean.bot.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The measure itself: a right conversation is right, and each way of going wrong is seen.
final class DialogueScoreTest {
  private static final String BOOKING =
      """
      {"name": "a", "kind": "booking", "now": "2026-11-23T10:15", "phone": "+6281200001234",
       "lines": ["mau cuci sofa 3 dudukan besok jam 9 di jl contoh raya 12 kemang jaksel"],
       "then": {"name": "Sari", "confirm": "ya"},
       "want": {"booked": [{"service": "sofa_wash", "quantity": 3, "date": "2026-11-24",
         "time": "09:00", "address_has": ["contoh raya 12|contoh raya no 12"],
         "address_hasnt": ["sofa"], "name": "Ibu Sari", "phone_ends": "1234", "notes_has": []}],
        "cancelled": false, "moved_to": null, "handover": false, "complaint": false,
        "privacy_request": null, "consent_marketing": false},
       "say": [{"after": 0, "has_any": ["sofa"], "hasnt": ["karpet"]}]}
      """;

  private static Content content;

  @BeforeAll
  static void load() throws Exception {
    content = Content.load(Path.of("intents"), Path.of("target", "models"));
  }

  private static List<String> play(String dialogue) throws Exception {
    String line = dialogue.replace("\n", " ");
    return DialogueScore.play(
        content, Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class));
  }

  private static void assertWrong(String what, String right, String instead) throws Exception {
    assertTrue(BOOKING.contains(right), right);
    List<String> wrong = play(BOOKING.replace(right, instead));
    assertTrue(wrong.toString().contains(what), wrong.toString());
  }

  @Test
  void whatCameOutAsItShouldIsRight() throws Exception {
    assertEquals(List.of(), play(BOOKING));
  }

  @Test
  void whatIsNotAgreedToIsNotBooked() throws Exception {
    assertWrong("0 lines booked, wanted 1", ", \"confirm\": \"ya\"", "");
  }

  @Test
  void eachDifferenceIsSeen() throws Exception {
    assertWrong("quantity", "\"quantity\": 3", "\"quantity\": 4");
    assertWrong("service", "\"sofa_wash\"", "\"carpet_wash\"");
    assertWrong("time", "\"09:00\"", "\"10:00\"");
    assertWrong("address lacks", "contoh raya 12|", "contoh raya 13|contoh jaya|");
    assertWrong("address has", "\"address_hasnt\": [\"sofa\"]", "\"address_hasnt\": [\"raya\"]");
    assertWrong("name", "\"Ibu Sari\"", "\"Ibu Sinta\"");
    assertWrong("handover is false", "\"handover\": false", "\"handover\": true");
    assertWrong("privacy", "\"privacy_request\": null", "\"privacy_request\": \"erase\"");
    assertWrong("answer 0 lacks", "[\"sofa\"], \"hasnt\"", "[\"gorden\"], \"hasnt\"");
    assertWrong("answer 0 says", "[\"karpet\"]", "[\"sofa\"]");
  }
}
