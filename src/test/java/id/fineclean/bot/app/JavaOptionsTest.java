package id.fineclean.bot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The options the server is started with, tried on a small program: an archive of classes helps or
/// is passed over, whatever became of it.
final class JavaOptionsTest {
  private static final String OPTIONS = "@" + Path.of("src/main/java.options").toAbsolutePath();

  @TempDir static Path folder;

  /// The small program.
  public static final class Greeting {
    public static void main(String[] args) {
      System.out.println("halo");
    }
  }

  /// What runs out of memory.
  public static final class Hoarding {
    public static void main(String[] args) {
      List<byte[]> hoard = new ArrayList<>();
      try {
        while (true) {
          hoard.add(new byte[1 << 20]);
        }
      } catch (OutOfMemoryError swallowed) {
        System.out.println("goes on with half of its threads");
      }
    }
  }

  @BeforeAll
  static void makeArchive() throws Exception {
    try (OutputStream file = Files.newOutputStream(folder.resolve("program.jar"));
        JarOutputStream jar = new JarOutputStream(file)) {
      for (Class<?> type : List.of(Greeting.class, Hoarding.class)) {
        String name = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(name));
        try (var bytes = type.getResourceAsStream("/" + name)) {
          bytes.transferTo(jar);
        }
      }
    }
    run(Greeting.class, OPTIONS, "-XX:AOTCacheOutput=" + folder.resolve("sound.aot"));
    assertTrue(Files.size(folder.resolve("sound.aot")) > 1_000_000);
  }

  private record Ended(int exitCode, String out) {}

  private static Ended run(Class<?> type, String... options) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        Arrays.stream(options)
            // Which archive is used and which is written cannot be said at once.
            .flatMap(JavaOptionsTest::withoutArchive)
            .toList());
    line.addAll(List.of("-cp", "program.jar", type.getName()));
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES));
    return new Ended(process.exitValue(), Files.readString(out));
  }

  private static Stream<String> withoutArchive(String option) {
    try {
      return option.equals(OPTIONS)
          ? Files.readAllLines(Path.of(OPTIONS.substring(1))).stream()
              .filter(line -> line.startsWith("-") && !line.startsWith("-XX:AOTCache="))
          : Stream.of(option);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertGreets(byte[] archive) throws Exception {
    Path file = Files.write(folder.resolve("tried.aot"), archive);
    Ended ended = run(Greeting.class, OPTIONS, "-XX:AOTCache=" + file);
    assertEquals(new Ended(0, "halo\n"), ended);
  }

  @Test
  void anArchiveHelpsOrIsPassedOver() throws Exception {
    byte[] sound = Files.readAllBytes(folder.resolve("sound.aot"));
    assertGreets(sound);
    byte[] halfZeroed = sound.clone();
    Arrays.fill(halfZeroed, sound.length / 2, sound.length, (byte) 0);
    assertGreets(halfZeroed);
    byte[] middleZeroed = sound.clone();
    Arrays.fill(middleZeroed, sound.length / 3, sound.length / 2, (byte) 0);
    assertGreets(middleZeroed);
    assertGreets(Arrays.copyOf(sound, sound.length / 2));
    assertGreets(new byte[0]);
    assertGreets("something else".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void aMissingArchiveIsPassedOverWithoutAWord() throws Exception {
    assertEquals(
        new Ended(0, "halo\n"),
        run(Greeting.class, OPTIONS, "-XX:AOTCache=" + folder.resolve("none.aot")));
  }

  @Test
  void nothingIsWrittenWhenTheProcessEnds() throws Exception {
    run(Greeting.class, OPTIONS);
    try (var files = Files.list(folder)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertTrue(
          List.of("out", "program.jar", "sound.aot", "tried.aot").containsAll(names),
          names.toString());
    }
  }

  @Test
  void whatRunsOutOfMemoryEnds() throws Exception {
    Ended ended = run(Hoarding.class, OPTIONS);
    assertEquals(3, ended.exitCode(), ended.out());
    assertTrue(!ended.out().contains("goes on"), ended.out());
  }
}
