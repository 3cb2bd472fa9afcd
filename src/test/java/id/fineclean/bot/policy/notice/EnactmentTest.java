package id.fineclean.bot.policy.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.fineclean.bot.policy.PolicyLibrary;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.Folders;
import id.fineclean.bot.testing.StoreContract;
import id.fineclean.bot.understanding.text.Vocabulary;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnactmentTest extends StoreContract {
  private static final LocalDate DAY = LocalDate.parse("2026-12-15");

  private final FixedClock clock = new FixedClock("2026-11-24T03:00:00Z");

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private PolicyLibrary library;

  @SuppressWarnings("NullAway.Init")
  private Enactment enactment;

  @BeforeEach
  void load() throws Exception {
    Folders.copy(Path.of("intents/policies"), folder);
    Folders.copy(Path.of("src/test/resources/policies/next"), folder);
    library = PolicyLibrary.load(folder, Vocabulary.read(Path.of("intents/vocabulary.yaml")));
    enactment =
        new Enactment(new VersionStore(database(), NoticeStage.ZONE), clock, NoticeStage.ZONE);
  }

  @Test
  void withoutTheDatabaseWhatWasKnownGoesOn() {
    assertEquals("2.0", inForce(), "nobody has to be told");
    database().close();
    assertEquals("2.0", inForce());
  }

  @Test
  void withoutTheDatabaseAVersionNothingIsKnownOfIsHeldBack() {
    database().close();
    clock.set(Instant.parse("2026-12-20T03:00:00Z"));
    assertEquals("1.0", inForce());
  }

  private String inForce() {
    return enactment.of(library).policies().inForce("privacy", DAY).orElseThrow().version();
  }
}
