package id.fineclean.bot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.testing.CapturedLog;
import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.intent.ModelCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentWatchTest {
  private static final Path MODELS = Path.of("target", "models");

  private final List<String> names = new CopyOnWriteArrayList<>();
  @TempDir private Path home;
  private Path folder;
  private Path company;
  private Content before;
  private ContentWatch watch;

  @BeforeEach
  void begin() throws IOException, ContentException {
    folder = ContentFolders.copyTo(home.resolve("intents"));
    company = folder.resolve("company.yaml");
    before = Content.load(folder, MODELS);
    watch =
        new ContentWatch(
            folder,
            new ModelCache(MODELS),
            () -> before,
            content -> names.add(content.company().name()),
            () -> {});
  }

  @AfterEach
  void close() {
    watch.close();
  }

  private void rename(String before, String after) throws IOException {
    ContentFolders.replace(company, "\nname: " + before, "\nname: " + after);
  }

  private void lookTwice() {
    watch.look();
    watch.look();
  }

  @Test
  void appliesAChangeOnceTheFilesRest() throws IOException {
    lookTwice();
    rename("FINECLEAN.ID", "Contoh Bersih");
    watch.look();
    assertEquals(List.of(), names, "more may be coming");
    watch.look();
    assertEquals(List.of("Contoh Bersih"), names);
    lookTwice();
    assertEquals(List.of("Contoh Bersih"), names, "once is enough");
  }

  @Test
  void learnsChangedExamplesInAProcessOfTheirOwn() throws IOException {
    Path models = home.resolve("models");
    List<Content> used = new CopyOnWriteArrayList<>();
    try (ContentWatch learning =
        new ContentWatch(folder, new ModelCache(models), () -> before, used::add, () -> {})) {
      ContentFolders.replace(
          folder.resolve("topics").resolve("affirm.yaml"),
          "\nexamples:",
          "\nexamples:\n  - gaskeun zorro");
      learning.look();
      learning.look();
    }
    assertEquals(1, used.size());
    Context any = Context.at(LocalDateTime.parse("2026-11-23T10:00"));
    assertEquals(
        "affirm", used.getFirst().understander().understand("gaskeun zorro", any).intent());
    try (var files = Files.list(models)) {
      assertEquals(1, files.count(), "kept for the next start");
    }
  }

  @Test
  void waitsWhileFilesAreStillChanging() throws IOException {
    rename("FINECLEAN.ID", "Contoh");
    watch.look();
    rename("Contoh", "Contoh Bersih");
    watch.look();
    assertEquals(List.of(), names);
    watch.look();
    assertEquals(List.of("Contoh Bersih"), names);
  }

  @Test
  void keepsThePreviousVersionWhileThereIsAMistake() throws IOException {
    rename("FINECLEAN.ID", "Contoh Bersih");
    ContentFolders.append(company, "made_up_key: 1");
    try (var log = new CapturedLog()) {
      lookTwice();
      assertTrue(log.text().contains("made_up_key"), "the owner is told");
    }
    assertEquals(List.of(), names);

    ContentFolders.replace(company, "made_up_key: 1\n", "");
    lookTwice();
    assertEquals(List.of("Contoh Bersih"), names);
  }

  @Test
  void bearsAFolderThatIsBeingReplaced() throws IOException {
    Path aside = home.resolve("aside");
    Files.move(folder, aside);
    lookTwice();
    Files.move(aside, folder);
    lookTwice();
    assertEquals(List.of(), names, "nothing has changed");

    rename("FINECLEAN.ID", "Contoh Bersih");
    lookTwice();
    assertEquals(List.of("Contoh Bersih"), names);
  }

  @Test
  void looksByItselfOnceStarted() throws Exception {
    watch.start();
    rename("FINECLEAN.ID", "Contoh Bersih");
    for (int i = 0; i < 6_000 && names.isEmpty(); i++) {
      Thread.sleep(10);
    }
    assertEquals(List.of("Contoh Bersih"), names);
  }
}
