package id.fineclean.bot.policy.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.fineclean.bot.policy.Policies;
import id.fineclean.bot.testing.Folders;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentNamesTest {
  @TempDir static Path folder;
  private static DocumentNames names;

  @BeforeAll
  static void load() throws Exception {
    Folders.copy(Path.of("intents", "policies"), folder);
    Folders.copy(Path.of("src", "test", "resources", "policies", "own"), folder);
    names = new DocumentNames(Policies.load(folder));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bacakan kebijakan kupon pasal 2|kupon",
        "aturan kuponnya gimana|kupon",
        "syarat kupon apa aja|kupon",
        "kebijakan privasi dong|privacy",
        "syarat & ketentuannya|terms",
        "s&k|terms",
      })
  void readsNames(String text, String document) {
    assertEquals(Optional.of(document), names.in(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ada kupon ga?", "kebijakannya gimana", "bacakan pasal 2"})
  void readsNoneElsewhere(String text) {
    assertEquals(Optional.empty(), names.in(text));
  }
}
