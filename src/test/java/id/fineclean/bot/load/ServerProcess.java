package id.fineclean.bot.load;

import id.fineclean.bot.testing.Installation;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The server as a process of its own, with the settings of a real installation: both channels by
/// webhook, the fake providers in place of the real ones, no limits.
final class ServerProcess implements AutoCloseable {
  private static final String READY = "FINECLEAN.ID bot is ready on port ";

  /// What Linux counts processor time in (`getconf CLK_TCK`).
  private static final int TICKS_PER_SECOND = 100;

  private static final Installation.Secrets SECRETS =
      new Installation.Secrets(
          Webhooks.BOT_TOKEN,
          Webhooks.TELEGRAM_SECRET,
          Webhooks.ACCOUNT,
          Webhooks.TWILIO_TOKEN,
          Webhooks.FROM);

  private final Process process;
  private final int port;
  private final Duration startToReady;

  private ServerProcess(Process process, int port, Duration startToReady) {
    this.process = process;
    this.port = port;
    this.startToReady = startToReady;
  }

  /// How the server is started.
  ///
  /// @param command up to the main class or jar
  /// @param folder becomes the data folder
  record Launch(List<String> command, Path folder, Path content, Map<String, String> settings) {
    /// The packaged jar.
    static List<String> jar(Path jar, List<String> flags) {
      List<String> command = java(flags);
      command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
      return command;
    }

    /// Compiled classes, for tests that run before anything is packaged.
    static List<String> classPath(String classPath, List<String> flags) {
      List<String> command = java(flags);
      command.addAll(List.of("-cp", classPath, "id.fineclean.bot.app.cli.Main"));
      return command;
    }

    private static List<String> java(List<String> flags) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("--enable-native-access=ALL-UNNAMED");
      command.addAll(flags);
      return command;
    }
  }

  /// Starts a server and waits until it is ready.
  ///
  /// @throws IOException it did not become ready
  static ServerProcess start(Launch launch, String providers) throws IOException {
    Files.createDirectories(launch.folder);
    ProcessBuilder builder = new ProcessBuilder(launch.command);
    // Elsewhere, so that nobody's `.env` is read.
    builder.directory(launch.folder.toFile());
    builder.environment().putAll(settings(launch, providers));
    builder.environment().putAll(launch.settings);
    File log = launch.folder.resolve("server.log").toFile();
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log));
    long started = System.nanoTime();
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    int port = port(process, log);
    return new ServerProcess(process, port, Duration.ofNanos(System.nanoTime() - started));
  }

  private static Map<String, String> settings(Launch launch, String providers) {
    Map<String, String> settings =
        new Installation(
                launch.folder.resolve("data"),
                launch.content,
                Webhooks.PUBLIC_URL,
                SECRETS,
                providers,
                providers)
            .settings();
    settings.put("LOG_LEVEL", "warn");
    return settings;
  }

  private static int port(Process process, File log) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        return Integer.parseInt(line.substring(READY.length(), line.length() - 1), 10);
      }
    }
    throw new IOException("the server did not start; see " + log);
  }

  int port() {
    return port;
  }

  /// From the start of the process to the line that says it is ready.
  Duration startToReady() {
    return startToReady;
  }

  long pid() {
    return process.pid();
  }

  /// Processor time used so far, in the system and out of it.
  Duration processorTime() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    return Duration.ofMillis(ticks * 1_000 / TICKS_PER_SECOND);
  }

  /// The most memory it ever had in use, in megabytes (of 1000 × 1000 bytes).
  double peakMegabytes() throws IOException {
    String status = Files.readString(Path.of("/proc/" + process.pid() + "/status"));
    String peak =
        status
            .lines()
            .filter(line -> line.startsWith("VmHWM:"))
            .findFirst()
            .orElseThrow()
            .replaceAll("[^0-9]", "");
    return Long.parseLong(peak) * 1_024 / 1e6;
  }

  /// Stops it as a supervisor would.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
