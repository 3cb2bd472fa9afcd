package id.fineclean.bot.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static final String SECRET = "081234567890";

  record Wish(String words, int hours, Optional<String> place, Instant at, List<String> more) {}

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void readsWhatItWrote() {
    var wish =
        new Wish(
            "mau bersih-bersih 🧹",
            2,
            Optional.empty(),
            Instant.parse("2026-11-22T03:00:00Z"),
            List.of("a"));
    assertEquals(wish, Json.read(Json.bytes(wish), Wish.class));
    assertEquals(wish, Json.read(Json.tree(wish), Wish.class));
  }

  @Test
  void leavesOutWhatIsEmptyAndWritesTimesAsText() {
    var wish = new Wish("x", 2, Optional.empty(), Instant.parse("2026-11-22T03:00:00Z"), List.of());
    assertEquals(
        "{\"words\":\"x\",\"hours\":2,\"at\":\"2026-11-22T03:00:00Z\",\"more\":[]}",
        new String(Json.bytes(wish), StandardCharsets.UTF_8));
  }

  @Test
  void passesOverWhatANewerProgramWrote() {
    Wish read =
        Json.read(utf8("{\"words\":\"x\",\"hours\":1,\"unheard\":{\"of\":[1]}}"), Wish.class);
    assertEquals("x", read.words());
    assertEquals(Optional.empty(), read.place());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "081234567890",
        "{\"hours\":\"081234567890x\"}",
        "{\"at\":\"x081234567890\"}",
        "{\"words\":081234567890}",
        "{\"words\":[\"081234567890\"]}",
        "{\"081234567890",
        "\"081234567890\"",
        "{\"more\":{\"081234567890\":1}}"
      })
  void tellsNothingOfWhatItCannotRead(String json) {
    assertSilent(() -> Json.read(utf8(json), Wish.class));
  }

  @Test
  void tellsNothingOfTreesThatDoNotFit() {
    assertSilent(() -> Json.read(Json.tree(Map.of("hours", SECRET + "x")), Wish.class));
  }

  @Test
  void tellsNothingOfWhatItCannotWrite() {
    assertSilent(
        () ->
            Json.bytes(
                new Object() {
                  public String getWords() {
                    throw new IllegalArgumentException(SECRET);
                  }
                }));
  }

  private static void assertSilent(Executable executable) {
    IllegalStateException refused = assertThrows(IllegalStateException.class, executable);
    assertFalse(String.valueOf(refused.getMessage()).contains(SECRET), refused.getMessage());
    assertNull(refused.getCause());
  }
}
