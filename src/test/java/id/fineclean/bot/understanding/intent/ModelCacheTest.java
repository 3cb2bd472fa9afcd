package id.fineclean.bot.understanding.intent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.understanding.text.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCacheTest {
  private static final List<Example> EXAMPLES = TinyExamples.all();

  @TempDir Path folder;

  private IntentModel get() {
    return new ModelCache(folder).get(EXAMPLES, Vocabulary.empty());
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static void assertSame(IntentModel expected, IntentModel actual) {
    for (Example example : EXAMPLES) {
      assertArrayEquals(
          expected.probabilities(expected.message(example.text())),
          actual.probabilities(actual.message(example.text())));
    }
    assertEquals(expected.clearConfidence(), actual.clearConfidence());
  }

  @Test
  void readsBackWhatItWrote() throws IOException {
    IntentModel trained = get();
    assertEquals(1, files().size());
    assertSame(trained, get());
  }

  @Test
  void trainsAnewWhenTheFileIsDamaged() throws IOException {
    IntentModel trained = get();
    Path file = files().getFirst();
    byte[] sound = Files.readAllBytes(file);
    for (int at : new int[] {0, 3, sound.length / 2, sound.length - 1}) {
      byte[] damaged = sound.clone();
      damaged[at] ^= 0x55;
      Files.write(file, damaged);
      assertSame(trained, get());
      assertArrayEquals(sound, Files.readAllBytes(file));
    }
  }

  @Test
  void trainsAnewWhenTheFileIsCutShort() throws IOException {
    IntentModel trained = get();
    Path file = files().getFirst();
    Files.write(file, new byte[0]);
    assertSame(trained, get());
  }

  @Test
  void keepsOtherContentApart() throws IOException {
    get();
    new ModelCache(folder).get(EXAMPLES.subList(1, EXAMPLES.size()), Vocabulary.empty());
    assertEquals(2, files().size());
  }

  @Test
  void worksWhereNothingCanBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    IntentModel model = new ModelCache(file).get(EXAMPLES, Vocabulary.empty());
    assertSame(get(), model);
  }

  @Test
  void takesTheModelThatTheBuildMade() throws IOException {
    IntentModel trained = get();
    Path shipped = files().getFirst();
    ModelCache empty = new ModelCache(folder.resolve("none"), name -> shipped(shipped, name));
    assertSame(trained, empty.find(EXAMPLES, Vocabulary.empty()).orElseThrow());
    assertEquals(
        Optional.empty(),
        empty.find(EXAMPLES.subList(1, EXAMPLES.size()), Vocabulary.empty()),
        "other content has another");
    assertFalse(Files.exists(folder.resolve("none")), "nothing has to be kept");
  }

  @Test
  void trainsWhenTheModelOfTheBuildIsDamaged() throws IOException {
    IntentModel trained = get();
    ModelCache other =
        new ModelCache(
            folder.resolve("other"), name -> new ByteArrayInputStream(new byte[] {1, 2, 3}));
    assertEquals(Optional.empty(), other.find(EXAMPLES, Vocabulary.empty()));
    assertSame(trained, other.get(EXAMPLES, Vocabulary.empty()));
  }

  private static @Nullable InputStream shipped(Path file, String name) throws IOException {
    return file.getFileName().toString().equals(name) ? Files.newInputStream(file) : null;
  }

  @Test
  void keepsTheModelInUseAndNoOther() throws IOException {
    ModelCache models = new ModelCache(folder);
    models.get(EXAMPLES.subList(1, EXAMPLES.size()), Vocabulary.empty());
    models.get(EXAMPLES, Vocabulary.empty());
    Path database = Files.createFile(folder.resolve("another.file"));
    Files.createFile(folder.resolve("intents-1.draft"));
    models.keepOnlyLast();
    assertEquals(2, files().size());
    assertTrue(Files.exists(database));
    assertTrue(new ModelCache(folder).find(EXAMPLES, Vocabulary.empty()).isPresent());
  }
}
