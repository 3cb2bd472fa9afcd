package id.fineclean.bot.load;

import java.io.IOException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/// A plain loop of arithmetic on every processor, timed before and after a load: where it takes
/// longer than elsewhere, so does everything, and figures are compared by their ratio to it.
final class Yardstick {
  private static final long STEPS = 400_000_000L;

  private Yardstick() {}

  /// What a load was like, and the seconds the loop took beside it.
  record Timed<T>(T outcome, double loop) {
    /// @return for the report
    Report on(Report report, double perSecond, double microsPerMessage) {
      return report
          .put("arithmetic_loop", loop, "s")
          .put("replies_while_it_runs", perSecond * loop, "")
          .put("loops_for_1000_messages", microsPerMessage / 1e3 / loop, "");
    }
  }

  @FunctionalInterface
  interface Load<T> {
    T run() throws IOException;
  }

  static <T> Timed<T> beside(Load<T> load) throws IOException {
    double before = seconds();
    T outcome = load.run();
    return new Timed<>(outcome, (before + seconds()) / 2);
  }

  private static double seconds() {
    int processors = Runtime.getRuntime().availableProcessors();
    long started = System.nanoTime();
    long result;
    try (ForkJoinPool pool = new ForkJoinPool(processors)) {
      result =
          pool.submit(
                  () ->
                      IntStream.range(0, processors)
                          .parallel()
                          .mapToLong(Yardstick::loop)
                          .reduce(0, Long::sum))
              .join();
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    if (result == 0) {
      throw new AssertionError("cannot be: the compiler must not leave the loop out");
    }
    return seconds;
  }

  /// Each step needs the one before.
  private static long loop(int seed) {
    long value = seed + 1;
    for (long step = 0; step < STEPS; step++) {
      value = value * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
    }
    return value | 1;
  }
}
