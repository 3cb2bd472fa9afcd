package id.fineclean.bot.load;

import id.fineclean.bot.vault.KeysetException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Starts the server and puts it under load. Prints a table row and a line of JSON for each
/// scenario, and fails where one misses its bar.
@Command(
    name = "load-test",
    description = "Puts the packaged server under load, with customers and providers simulated.",
    mixinStandardHelpOptions = true)
public final class LoadTest implements Callable<Integer> {
  private static final double MOST_MEGABYTES = 500;
  private static final double MOST_START_SECONDS = 3;
  private static final double MOST_ACKNOWLEDGE_MILLIS = 50;
  private static final double LEAST_BURST = 4_000;
  private static final double LEAST_SUSTAINED = 1_500;
  private static final double MOST_GROWTH = 1.2;
  private static final long UPDATES_OF_A_STAGE = 10_000_000;

  @Option(names = "--jar", description = "The server (default: ${DEFAULT-VALUE})")
  private Path jar = Path.of("target/fineclean-bot.jar");

  @Option(names = "--class-path", description = "The server as classes, instead of --jar")
  private @Nullable String classPath;

  @Option(names = "--content", description = "Content folder (default: ${DEFAULT-VALUE})")
  private Path content = Path.of("intents");

  @Option(names = "--folder", description = "Is emptied first (default: ${DEFAULT-VALUE})")
  private Path folder = Path.of("target/load");

  @Option(
      names = "--flag",
      description = "What the server's JVM is started with (default: ${DEFAULT-VALUE})",
      defaultValue = "-Xmx256m")
  private List<String> flags = new ArrayList<>();

  @Option(
      names = "--only",
      split = ",",
      description = "Of start, steady, burst, sustained, large; start always runs")
  private List<String> only = List.of("steady", "burst", "sustained", "large");

  @Option(names = "--seconds", description = "Instead of 20, 10 and 30 for the loads")
  private int seconds;

  @Option(names = "--warm-up", description = "Seconds of load before anything is measured")
  private int warmUp = 15;

  @Option(names = "--customers", description = "How many write (default: ${DEFAULT-VALUE})")
  private int customers = 2_000;

  @Option(names = "--at-once", description = "How many wait for replies at a time")
  private int atOnce = 200;

  @Option(names = "--seeded", description = "Customers in the large database, 20 messages each")
  private int seeded = 50_000;

  @Option(names = "--model", description = "A trained model's folder, to start from")
  private @Nullable Path model;

  @Option(names = "--reports", description = "Have Twilio report each message as delivered")
  private boolean reports;

  private final List<Report> results = new ArrayList<>();
  private long updates = Seeder.UPDATES_BELOW;

  public static void main(String[] args) {
    System.exit(new CommandLine(new LoadTest()).execute(args));
  }

  @Override
  public Integer call() throws IOException, KeysetException, InterruptedException {
    empty(folder);
    System.out.println("| Scenario | Measured | Result |\n| --- | --- | --- |");
    double cost = smallDatabase();
    if (only.contains("large")) {
      largeDatabase(cost);
    }
    results.forEach(result -> System.out.println(result.json()));
    return results.stream().allMatch(Report::passed) ? 0 : 1;
  }

  private void print(Report result) {
    results.add(result);
    System.out.println(result.row());
  }

  /// @return what the sustained load was like
  private double smallDatabase() throws IOException {
    Path small = folder.resolve("small");
    if (model == null) {
      measureColdStart(small);
    } else {
      copy(model, small.resolve("data/cache"));
    }
    try (Stage stage = Stage.open(launch(small), cast())) {
      print(
          new Report("start, intent model cached")
              .below("ready_after", seconds(stage), "s", MOST_START_SECONDS));
      warmUp(stage);
      if (only.contains("steady")) {
        steady(stage);
      }
      if (only.contains("burst")) {
        burst(stage);
      }
      double perSecond = only.contains("sustained") ? sustained(stage) : 0;
      print(memory("memory", stage));
      return perSecond;
    }
  }

  private void measureColdStart(Path into) throws IOException {
    try (Stage stage = Stage.open(launch(into), cast())) {
      print(
          new Report("start, nothing cached")
              .put("ready_after", seconds(stage), "s")
              .put("processor", stage.server().processorTime().toMillis() / 1e3, "s"));
    }
  }

  /// The first thousands of messages meet code that is not compiled yet.
  private void warmUp(Stage stage) throws IOException {
    stage.rehearse();
    Scenarios.closed(stage, atOnce, Duration.ofSeconds(warmUp));
  }

  private void steady(Stage stage) throws IOException {
    Scenarios.Outcome outcome = Scenarios.steady(stage, 500, lasting(20));
    Tally tally = outcome.tally();
    print(
        new Report("500 messages/s")
            .counts(tally)
            .put("acknowledged_p50", tally.acknowledging.millis(0.5), "ms")
            .below(
                "acknowledged_p99", tally.acknowledging.millis(0.99), "ms", MOST_ACKNOWLEDGE_MILLIS)
            .put("acknowledged_max", tally.acknowledging.millis(1), "ms")
            .put("reply_p50", tally.replying.millis(0.5), "ms")
            .put("reply_p99", tally.replying.millis(0.99), "ms")
            .put("processor_per_message", outcome.microsPerMessage(), "µs"));
  }

  private void burst(Stage stage) throws IOException {
    Scenarios.Burst burst = Scenarios.burst(stage, lasting(10));
    Scenarios.Outcome outcome = burst.outcome();
    print(
        new Report("burst on 64 connections")
            .counts(outcome.tally())
            .atLeast("acknowledged", burst.acknowledgedPerSecond(), "per_s", LEAST_BURST)
            .put("acknowledged_p99", outcome.tally().acknowledging.millis(0.99), "ms")
            .put("all_replied_after", outcome.lasted().toMillis() / 1e3, "s")
            .put("processor_per_message", outcome.microsPerMessage(), "µs"));
  }

  private double sustained(Stage stage) throws IOException {
    Yardstick.Timed<Scenarios.Outcome> timed = closed(stage);
    double replies = timed.outcome().repliesPerSecond();
    print(
        sustained("sustained to the reply", timed)
            .atLeast("replies", replies, "per_s", LEAST_SUSTAINED));
    return replies;
  }

  private Yardstick.Timed<Scenarios.Outcome> closed(Stage stage) throws IOException {
    return Yardstick.beside(() -> Scenarios.closed(stage, atOnce, lasting(30)));
  }

  private static Report sustained(String name, Yardstick.Timed<Scenarios.Outcome> timed) {
    Scenarios.Outcome outcome = timed.outcome();
    Report report =
        new Report(name)
            .counts(outcome.tally())
            .put("reply_p50", outcome.tally().replying.millis(0.5), "ms")
            .put("reply_p99", outcome.tally().replying.millis(0.99), "ms")
            .put("processor_per_message", outcome.microsPerMessage(), "µs");
    return timed.on(report, outcome.repliesPerSecond(), outcome.microsPerMessage());
  }

  private void largeDatabase(double smallPerSecond)
      throws IOException, KeysetException, InterruptedException {
    Path large = folder.resolve("large");
    Seeder.seed(large.resolve("data"), seeded, 20);
    copy(folder.resolve("small/data/cache"), large.resolve("data/cache"));
    try (Stage stage = Stage.open(launch(large), cast())) {
      warmUp(stage);
      Yardstick.Timed<Scenarios.Outcome> timed = closed(stage);
      double replies = timed.outcome().repliesPerSecond();
      Report report =
          sustained(
                  "the same with %,d messages of %,d customers stored"
                      .formatted(seeded * 20, seeded),
                  timed)
              .put("replies", replies, "per_s");
      if (smallPerSecond > 0) {
        report.below("times_slower", smallPerSecond / replies, "", MOST_GROWTH);
      }
      print(report);
      print(memory("memory, large database", stage));
    }
  }

  private static Report memory(String name, Stage stage) throws IOException {
    return new Report(name)
        .below("peak_resident", stage.server().peakMegabytes(), "MB", MOST_MEGABYTES);
  }

  private static double seconds(Stage stage) {
    return stage.server().startToReady().toMillis() / 1e3;
  }

  private Duration lasting(int standard) {
    return Duration.ofSeconds(seconds > 0 ? seconds : standard);
  }

  /// Each stage counts updates where no other has been.
  private Stage.Cast cast() {
    updates += UPDATES_OF_A_STAGE;
    return new Stage.Cast(customers, Math.max(1, seeded / customers), updates, reports);
  }

  private ServerProcess.Launch launch(Path into) {
    List<String> command =
        classPath == null
            ? ServerProcess.Launch.jar(jar, flags)
            : ServerProcess.Launch.classPath(classPath, flags);
    return new ServerProcess.Launch(command, into, content, Map.of());
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void empty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path done, @Nullable IOException failed)
              throws IOException {
            Files.delete(done);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
