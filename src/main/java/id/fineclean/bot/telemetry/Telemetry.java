package id.fineclean.bot.telemetry;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// What the process counts. One instance a process, or one a test.
public final class Telemetry {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.:-]{1,40}");

  /// Each is a line for each channel, for ever.
  private static final int MOST_CODES = 60;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Set<String> names = ConcurrentHashMap.newKeySet();

  private final Counter webhooks =
      counter("webhook_requests", "Requests of providers by outcome", "path", "outcome");
  private final Counter received =
      counter("inbox_messages", "Messages of customers", "channel", "outcome");
  private final Counter passedOver =
      counter("ignored_updates", "What arrived and is nothing to handle", "channel", "kind");
  private final Counter turns = counter("turns", "Handled messages by outcome", "outcome");
  private final Counter sends =
      counter("outbox_sends", "Attempts to send by outcome", "channel", "outcome");
  private final Counter interrupted =
      counter(
          "outbox_interrupted",
          "Sends cut short by a stop: they may have gone out, and are looked into");
  private final Counter doubts =
      counter(
          "outbox_doubts",
          "Sends of unknown outcome, by what came of them: found or absent at the provider, or repeated",
          "channel",
          "outcome");
  private final Counter statuses =
      counter("delivery_statuses", "Delivery reports by state", "state");
  private final Counter providerErrors =
      counter(
          "provider_errors",
          "Calls to providers that did not do what was asked, by the provider's code or ours",
          "channel",
          "code");
  private final Histogram providerSeconds =
      Histogram.builder()
          .name(named("provider_seconds"))
          .help("Calls to providers until they answered or were given up")
          .labelNames("channel", "call")
          .register(registry);
  private final Set<String> codes = ConcurrentHashMap.newKeySet();
  private final Histogram turnSeconds =
      Histogram.builder()
          .name(named("turn_seconds"))
          .help("From picking a message up to the committed reply")
          .register(registry);

  private final Gauge jobs =
      Gauge.builder()
          .name(named("job_last_success_timestamp_seconds"))
          .help("When each regular job was done last by this process, in seconds since 1970")
          .labelNames("job")
          .register(registry);

  /// One request of a provider: accepted, duplicate, ignored, forged, malformed, too_large or
  /// unavailable.
  public void webhook(String path, String outcome) {
    webhooks.labelValues(path, outcome).inc();
  }

  /// One message of a customer: stored or duplicate.
  public void received(String channel, String outcome) {
    received.labelValues(channel, outcome).inc();
  }

  /// Something of a provider's that is no message of a customer.
  ///
  /// @param kind from a fixed set
  public void passedOver(String channel, String kind) {
    passedOver.labelValues(channel, kind).inc();
  }

  /// One turn: done, conflict or failed.
  public void turn(String outcome, double seconds) {
    turns.labelValues(outcome).inc();
    turnSeconds.observe(seconds);
  }

  /// One attempt to send: accepted, throttled, not_sent, undeliverable, maybe_sent, or refused at
  /// the last moment.
  public void send(String channel, String outcome) {
    sends.labelValues(channel, outcome).inc();
  }

  /// One call to a provider: send or find.
  public void providerCall(String channel, String call, double seconds) {
    providerSeconds.labelValues(channel, call).observe(seconds);
  }

  /// One call that did not do what was asked.
  ///
  /// @param code the provider's or ours; one that is no code, or comes when there are many already,
  ///     counts as `other`
  public void providerError(String channel, String code) {
    providerErrors.labelValues(channel, known(code) ? code : "other").inc();
  }

  private boolean known(String code) {
    return codes.contains(code)
        || (codes.size() < MOST_CODES && CODE.matcher(code).matches() && codes.add(code));
  }

  /// Messages whose sending a stop cut short.
  public void interrupted(int messages) {
    interrupted.inc(messages);
  }

  /// One send of unknown outcome that was settled: found, absent or repeated.
  public void doubt(String channel, String outcome) {
    doubts.labelValues(channel, outcome).inc();
  }

  /// One delivery report, by the state it tells.
  public void status(String state) {
    statuses.labelValues(state).inc();
  }

  /// A figure read whenever somebody asks for it.
  public void gauge(String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(named(name))
        .help(help)
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(registry);
  }

  /// Figures read whenever somebody asks for them, by the value of a label.
  ///
  /// @param label what tells them apart, of which there are few
  public void gauges(
      String name, String help, String label, Supplier<Map<String, Double>> figures) {
    GaugeWithCallback.builder()
        .name(named(name))
        .help(help)
        .labelNames(label)
        .callback(callback -> figures.get().forEach((key, value) -> callback.call(value, key)))
        .register(registry);
  }

  /// A job that came round by itself is done.
  public void jobDone(String job, Instant now) {
    jobs.labelValues(job).set(now.toEpochMilli() / 1e3);
  }

  /// What there is to ask for, whether or not it has a figure yet, without Prometheus' endings.
  public Set<String> names() {
    return Set.copyOf(names);
  }

  private String named(String name) {
    names.add("fineclean_" + name);
    return "fineclean_" + name;
  }

  /// Writes everything in Prometheus' text format.
  public void write(OutputStream out) throws IOException {
    PrometheusTextFormatWriter.create().write(out, registry.scrape());
  }

  private Counter counter(String name, String help, String... labels) {
    return Counter.builder().name(named(name)).help(help).labelNames(labels).register(registry);
  }
}
