package id.fineclean.bot.app.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Makes starts faster: another process starts the server, talks to it and ends, and the JVM writes
/// down what it had loaded and learnt by then (JEP 483, 514 and 515). The file takes its name only
/// once it is whole and on the disk; until then, whatever was there stays in use.
@Command(
    name = "prepare",
    description =
        "Make the next starts faster; once after each upgrade. Run it with the server's options: java @java.options -jar fineclean-bot.jar prepare",
    mixinStandardHelpOptions = true)
public final class PrepareCommand implements Callable<Integer> {
  private static final String CACHE = "-XX:AOTCache=";
  private static final int LONGEST_MINUTES = 10;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path jar = Path.of(System.getProperty("java.class.path"));
    Optional<Path> target = target();
    if (target.isEmpty() || !Files.isRegularFile(jar)) {
      return failed("Run it as: java @java.options -jar fineclean-bot.jar prepare");
    }
    Path draft = Path.of(target.get() + ".draft");
    try {
      return rehearse(jar, draft)
          ? publish(draft, target.get())
          : failed("It cannot be made here.");
    } finally {
      Files.deleteIfExists(draft);
      Files.deleteIfExists(Path.of(draft + ".config"));
    }
  }

  private static Optional<Path> target() {
    return arguments().stream()
        .filter(argument -> argument.startsWith(CACHE))
        .map(argument -> Path.of(argument.substring(CACHE.length())).toAbsolutePath())
        .reduce((first, last) -> last);
  }

  private static List<String> arguments() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments();
  }

  private static boolean rehearse(Path jar, Path draft) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    arguments().stream().filter(argument -> !argument.startsWith(CACHE)).forEach(line::add);
    line.add("-XX:AOTCacheOutput=" + draft);
    line.addAll(List.of("-jar", jar.toString(), RehearseCommand.NAME));
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    Process process = builder.start();
    try {
      return process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)
          && process.exitValue() == 0
          && Files.exists(draft);
    } finally {
      process.destroyForcibly();
    }
  }

  private int publish(Path draft, Path target) throws IOException {
    try (FileChannel file = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      file.force(true);
    }
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    spec.commandLine().getOut().println("Starts are faster with " + target + " from now on.");
    return 0;
  }

  private int failed(String why) {
    spec.commandLine().getErr().println(why);
    return 1;
  }
}
