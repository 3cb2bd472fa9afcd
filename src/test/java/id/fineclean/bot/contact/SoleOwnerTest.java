package id.fineclean.bot.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Customers, identities and conversations are read and written by this package alone.
class SoleOwnerTest {
  private static final Path SOURCES = Path.of("src/main/java/id/fineclean/bot");
  private static final Pattern TABLE =
      Pattern.compile(
          "\\b(?:FROM|JOIN|INTO|UPDATE)\\s+(?:customer|customer_identity|conversation)\\b");

  @Test
  void nobodyElseTouchesTheTables() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> owners = files.filter(SoleOwnerTest::namesTable).map(SOURCES::relativize).toList();
      assertTrue(owners.size() >= 3, "the tables were found");
      assertEquals(List.of(), owners.stream().filter(file -> !file.startsWith("contact")).toList());
    }
  }

  private static boolean namesTable(Path file) {
    try {
      return file.toString().endsWith(".java") && TABLE.matcher(Files.readString(file)).find();
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }
}
