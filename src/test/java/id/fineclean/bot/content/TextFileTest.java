package id.fineclean.bot.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextFileTest {
  @TempDir Path folder;

  private static String name(Entry keys) {
    return keys.get("name").text();
  }

  private Path written(byte[] bytes) throws Exception {
    return Files.write(folder.resolve("shop.yaml"), bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
  void anotherEncodingIsAMistakeThatSaysWhatToDo(String encoding) throws Exception {
    Path file = written("name: Caf\u00e9".getBytes(Charset.forName(encoding)));
    ContentException refused =
        assertThrows(ContentException.class, () -> Entry.read(file, TextFileTest::name));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("save it as UTF-8"), message);
  }

  @Test
  void aByteOrderMarkDoesNotCount() throws Exception {
    Path file = written("\uFEFFname: Caf\u00e9".getBytes(StandardCharsets.UTF_8));
    assertEquals("Caf\u00e9", Entry.read(file, TextFileTest::name));
  }
}
