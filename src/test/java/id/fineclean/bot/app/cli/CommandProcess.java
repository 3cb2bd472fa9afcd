package id.fineclean.bot.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A command as its user runs it: in a process and a working directory of its own.
record CommandProcess(int exitCode, String out, String err) {

  static CommandProcess run(Path folder, Map<String, String> settings, String... args)
      throws IOException, InterruptedException {
    return run(folder, settings, List.of(), "", args);
  }

  /// @param settings the whole environment
  /// @param input what it reads from standard input
  static CommandProcess run(
      Path folder, Map<String, String> settings, List<String> options, String input, String... args)
      throws IOException, InterruptedException {
    Path in = Files.writeString(Files.createTempFile("in", ""), input);
    Path out = Files.createTempFile("out", "");
    Path err = Files.createTempFile("err", "");
    ProcessBuilder builder =
        new ProcessBuilder(line(options, args))
            .directory(folder.toFile())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(settings);
    Process process = builder.start();
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        throw new IllegalStateException("no end after two minutes");
      }
      return new CommandProcess(process.exitValue(), text(out), text(err));
    } finally {
      process.destroyForcibly();
      for (Path file : List.of(in, out, err)) {
        Files.delete(file);
      }
    }
  }

  private static List<String> line(List<String> options, String... args) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xmx300m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    line.add("--enable-native-access=ALL-UNNAMED");
    line.addAll(options);
    line.addAll(List.of("-cp", classPath(), Main.class.getName()));
    line.addAll(List.of(args));
    return line;
  }

  /// The command runs in another folder than the tests.
  private static String classPath() {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(java.io.File.pathSeparator, entries);
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
