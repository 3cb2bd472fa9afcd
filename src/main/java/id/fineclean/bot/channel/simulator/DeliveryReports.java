package id.fineclean.bot.channel.simulator;

import id.fineclean.bot.channel.DeliveryStatus;
import id.fineclean.bot.channel.DeliveryStatus.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reports, as a provider does, that a message was sent, delivered and read, each a little later.
final class DeliveryReports implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryReports.class);

  private record Step(State state, Duration after) {}

  private static final List<Step> STEPS =
      List.of(
          new Step(State.SENT, Duration.ofMillis(150)),
          new Step(State.DELIVERED, Duration.ofMillis(600)),
          new Step(State.READ, Duration.ofMillis(1500)));

  private final BiConsumer<String, DeliveryStatus> reports;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("simulator-reports").factory());

  DeliveryReports(BiConsumer<String, DeliveryStatus> reports) {
    this.reports = reports;
  }

  /// @param onPhone told each state as well
  void schedule(String channel, String messageId, Consumer<State> onPhone) {
    for (Step step : STEPS) {
      var _ =
          timer.schedule(
              () -> report(channel, messageId, step.state, onPhone),
              step.after.toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  private void report(String channel, String messageId, State state, Consumer<State> onPhone) {
    try {
      onPhone.accept(state);
      reports.accept(
          channel, new DeliveryStatus(messageId, state, Optional.empty(), Optional.empty()));
    } catch (RuntimeException | Error e) {
      LOG.warn("{}: a report was not taken: {}", channel, e.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
