package id.fineclean.bot.app;

import id.fineclean.bot.content.ContentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Trains in a process of its own. A server's heap has no room for it beside the customers (with
/// 224 MB, training on changed examples ran out of memory), and what runs out there is everybody's.
public final class TrainingProcess {
  /// Twice what training on the examples that come with the project takes.
  private static final String HEAP = "-Xmx512m";

  /// On a busy machine it takes half a minute.
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /// Decides how the names of folders are written. The process gets nothing else of the
  /// environment, in which secrets are.
  private static final Set<String> INHERITED = Set.of("LANG", "LC_ALL", "LC_CTYPE");

  private TrainingProcess() {}

  /// The process.
  ///
  /// @param args the content folder, and that of the trained models
  public static void main(String[] args) throws ContentException {
    Content.train(Path.of(args[0]), Path.of(args[1]));
  }

  /// Trains on a content folder, and waits for the end.
  ///
  /// @param cache where the trained model is to be found then
  /// @throws IllegalStateException it did not succeed
  static void run(Path folder, Path cache) {
    try {
      Process process = start(folder, cache);
      try {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
          throw new IllegalStateException("training took more than " + LONGEST);
        }
      } finally {
        process.destroyForcibly();
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException("training ended with exit code " + process.exitValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("training cannot be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while training", e);
    }
  }

  private static Process start(Path folder, Path cache) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                TrainingProcess.class.getName(),
                folder.toAbsolutePath().toString(),
                cache.toAbsolutePath().toString()));
    builder.environment().keySet().retainAll(INHERITED);
    return builder.inheritIO().start();
  }
}
