package id.fineclean.bot.load;

import java.io.IOException;
import java.time.Duration;
import java.util.Deque;

/// The loads, each on a stage that has come to rest.
final class Scenarios {
  private static final double SECOND = 1e9;

  /// What is still on its way after a load must arrive within this time.
  private static final Duration DRAINING = Duration.ofMinutes(4);

  private Scenarios() {}

  /// What a load was like.
  ///
  /// @param lasted until the last reply
  /// @param processor time the server used
  record Outcome(Tally tally, Duration lasted, Duration processor) {
    double repliesPerSecond() {
      return tally.replied * SECOND / lasted.toNanos();
    }

    double microsPerMessage() {
      return processor.toNanos() / 1e3 / Math.max(1, tally.sent);
    }
  }

  /// So many messages every second, whatever becomes of them; each customer has one webhook under
  /// way at a time, as with the providers.
  static Outcome steady(Stage stage, int perSecond, Duration lasting) throws IOException {
    int total = (int) (perSecond * lasting.toMillis() / 1_000);
    Measuring measuring = new Measuring(stage);
    Crowd crowd = stage.crowd();
    Tally tally =
        stage
            .loop()
            .call(
                () -> {
                  Tally counted = crowd.begin(crowd.free()::addLast, any -> {});
                  long start = System.nanoTime();
                  stage.loop().everyMilli(() -> writeDue(stage, counted, start, perSecond, total));
                  return counted;
                });
    stage.await(lasting.plus(DRAINING), () -> tally.sent == total && tally.settled());
    return measuring.end(tally);
  }

  private static void writeDue(Stage stage, Tally tally, long start, int perSecond, int total) {
    Deque<Customer> free = stage.crowd().free();
    double due = (System.nanoTime() - start) * perSecond / SECOND;
    while (tally.sent < Math.min(due, total) && !free.isEmpty()) {
      long at = start + (long) (tally.sent * SECOND / perSecond);
      stage.crowd().write(free.removeFirst(), at);
    }
  }

  /// What a burst was like.
  record Burst(Outcome outcome, double acknowledgedPerSecond) {}

  /// As many messages as the connections can deliver, for a while; then everything is answered.
  static Burst burst(Stage stage, Duration lasting) throws IOException {
    Measuring measuring = new Measuring(stage);
    Crowd crowd = stage.crowd();
    long until = System.nanoTime() + lasting.toNanos();
    Tally tally =
        stage
            .loop()
            .call(
                () -> {
                  Tally counted =
                      crowd.begin(customer -> writeUntil(crowd, customer, until), any -> {});
                  stage.loop().everyMilli(null);
                  for (int i = 0; i < Stage.CONNECTIONS; i++) {
                    crowd.write(crowd.free().removeFirst(), System.nanoTime());
                  }
                  return counted;
                });
    stage.await(lasting.plus(DRAINING), () -> tally.acknowledged + tally.refused == tally.sent);
    double seconds = (System.nanoTime() - until + lasting.toNanos()) / SECOND;
    double perSecond = tally.acknowledged / seconds;
    stage.await(DRAINING, tally::settled);
    return new Burst(measuring.end(tally), perSecond);
  }

  private static void writeUntil(Crowd crowd, Customer acknowledged, long until) {
    crowd.free().addLast(acknowledged);
    if (System.nanoTime() < until) {
      crowd.write(crowd.free().removeFirst(), System.nanoTime());
    }
  }

  /// So many customers at a time, each waiting for the reply before writing on; one who has come to
  /// the end of the script makes room for another.
  static Outcome closed(Stage stage, int atOnce, Duration lasting) throws IOException {
    Measuring measuring = new Measuring(stage);
    Crowd crowd = stage.crowd();
    long until = System.nanoTime() + lasting.toNanos();
    Tally tally =
        stage
            .loop()
            .call(
                () -> {
                  Tally counted =
                      crowd.begin(
                          customer -> goOn(crowd, customer, until),
                          customer -> goOn(crowd, customer, until));
                  stage.loop().everyMilli(null);
                  for (int i = 0; i < atOnce; i++) {
                    crowd.write(crowd.free().removeFirst(), System.nanoTime());
                  }
                  return counted;
                });
    stage.await(lasting.plus(DRAINING), () -> System.nanoTime() > until && tally.settled());
    return measuring.end(tally);
  }

  private static void goOn(Crowd crowd, Customer customer, long until) {
    if (!customer.quiet()) {
      return;
    }
    if (System.nanoTime() >= until) {
      crowd.free().addLast(customer);
      return;
    }
    Customer next = customer;
    if (customer.finished()) {
      crowd.free().addLast(customer);
      next = crowd.free().removeFirst();
    }
    crowd.write(next, System.nanoTime());
  }

  /// Time on the wall and of the processor, from here to the end of a load.
  private static final class Measuring {
    private final Stage stage;
    private final Duration processorBefore;
    private final long started = System.nanoTime();

    Measuring(Stage stage) throws IOException {
      this.stage = stage;
      this.processorBefore = stage.server().processorTime();
    }

    Outcome end(Tally tally) throws IOException {
      Duration lasted = Duration.ofNanos(System.nanoTime() - started);
      Duration processor = stage.server().processorTime().minus(processorBefore);
      stage.loop().run(() -> stage.loop().everyMilli(null));
      stage.listen();
      return new Outcome(tally, lasted, processor);
    }
  }
}
