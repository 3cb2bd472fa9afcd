package id.fineclean.bot.faults;

import id.fineclean.bot.app.FaultyServer;
import id.fineclean.bot.app.cli.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The server in a JVM of its own.
final class ServerProcess implements AutoCloseable {
  /// Generous, for machines that are busy with other things.
  static final Duration PATIENCE = Duration.ofSeconds(120);

  private static final Pattern READY = Pattern.compile("ready on port (\\d+)");
  private static final Pattern UNCLEAR =
      Pattern.compile("(\\d+) messages may or may not have gone");

  private final Process process;
  private final Path log;
  private final String name;

  private ServerProcess(Process process, Path log, String name) {
    this.process = process;
    this.log = log;
    this.name = name;
  }

  /// Starts a server as it is delivered. Returns at once.
  ///
  /// @param folder where it works, and its log goes
  static ServerProcess start(Path folder, String name, Map<String, String> settings) {
    return start(folder, name, settings, Image.options(), List.of(Main.class.getName()));
  }

  /// As [#start], for the one that is stopped in peace: starts after that are quicker.
  static ServerProcess startLearning(Path folder, String name, Map<String, String> settings) {
    return start(folder, name, settings, Image.learning(), List.of(Main.class.getName()));
  }

  /// Starts a server that dies at a step; see `FaultPoint`. Returns at once.
  static ServerProcess startFaulty(
      Path folder, String name, Map<String, String> settings, String fault) {
    return start(
        folder,
        name,
        settings,
        Image.options(),
        List.of("-D" + FaultyServer.PROPERTY + "=" + fault, FaultyServer.class.getName()));
  }

  private static ServerProcess start(
      Path folder,
      String name,
      Map<String, String> settings,
      List<String> image,
      List<String> what) {
    Path log = folder.resolve(name + ".log");
    ProcessBuilder builder = new ProcessBuilder(command(image, what));
    builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().putAll(settings);
    try {
      Files.createDirectories(folder);
      return new ServerProcess(builder.start(), log, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(List<String> image, List<String> what) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED"));
    command.addAll(image);
    command.addAll(what);
    return command;
  }

  /// Waits until it takes requests.
  ///
  /// @return where
  URI awaitReady() {
    Waiting.until(PATIENCE, name + " to be ready", () -> !process.isAlive() || ready().isPresent());
    return ready().orElseThrow(() -> new AssertionError(name + " ended at its start:\n" + log()));
  }

  /// Waits a while for it to end by itself.
  boolean endsWithin(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted");
    }
  }

  /// Waits until it has ended by itself.
  ///
  /// @return its exit code
  int awaitEnd(Duration patience) {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError(name + " still runs after " + patience + ":\n" + log());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted");
    }
    return process.exitValue();
  }

  /// `SIGKILL`, and waits until nothing of it is left.
  void kill() {
    process.destroyForcibly();
    awaitEnd(PATIENCE);
  }

  /// As [#kill()], without waiting.
  void shoot() {
    process.destroyForcibly();
  }

  /// `SIGTERM`. Returns at once.
  void terminate() {
    process.destroy();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// How many messages it found at its start that may or may not have gone out before.
  int unclear() {
    Matcher matcher = UNCLEAR.matcher(log());
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  String log() {
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where it answers, once it does.
  Optional<URI> ready() {
    Matcher matcher = READY.matcher(log());
    return matcher.find()
        ? Optional.of(URI.create("http://127.0.0.1:" + matcher.group(1)))
        : Optional.empty();
  }

  @Override
  public void close() {
    kill();
  }
}
