package id.fineclean.bot.policy;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.testing.Folders;
import id.fineclean.bot.understanding.text.Vocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A document of the owner's own that nobody has written sample questions for.
final class UntaughtDocumentTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  @TempDir Path folder;

  @Test
  void itDoesNotTakeTheOthersQuestionsForItsOwn() throws Exception {
    Folders.copy(Path.of("intents", "policies"), folder);
    String terms = Files.readString(folder.resolve("terms").resolve("1.0.md"));
    Path own = Files.createDirectories(folder.resolve("promo"));
    Files.writeString(own.resolve("1.0.md"), terms.replace("document: terms", "document: promo"));
    PolicyLibrary library =
        PolicyLibrary.load(folder, Vocabulary.read(Path.of("intents", "vocabulary.yaml")));

    for (String question :
        new String[] {
          "bisa hapus data saya gak?", "data saya dijual ke orang lain ga?", "servernya di mana?"
        }) {
      Answer answer = library.ask("promo", DAY, question).orElseThrow();
      assertFalse(answer.answered(), question);
    }
    assertTrue(library.ask("privacy", DAY, "bisa hapus data saya gak?").orElseThrow().answered());
  }
}
