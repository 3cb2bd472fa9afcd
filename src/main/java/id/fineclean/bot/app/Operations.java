package id.fineclean.bot.app;

import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.StorageException;
import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What an operator watches, read whenever somebody asks for it: what waits and for how long, what
/// went wrong for good, the databases, the machine, the process. Labels are channels, states, files
/// and jobs, whose number is small; nothing personal is in them. A database that cannot be read
/// leaves its figures out, and `fineclean_database_available` at 0.
final class Operations {
  private static final String INBOX =
      "SELECT channel, COUNT(*), MIN(received_at) FROM inbox WHERE handled_at IS NULL GROUP BY channel";
  private static final String OUTBOX =
      "SELECT channel, COUNT(*), MIN(queued_at) FROM outbox"
          + " WHERE status IN ('queued', 'sending') GROUP BY channel";
  private static final List<String> TROUBLES =
      List.of("maybe_sent", "dead", "undeliverable", "held");

  /// In the words of the index, or all that was ever sent would be looked through.
  private static final String TROUBLES_BY_STATE =
      "SELECT status, COUNT(*) FROM outbox"
          + " WHERE status IN ('maybe_sent', 'dead', 'undeliverable', 'held') GROUP BY status";

  private final Telemetry telemetry;
  private final Database database;
  private final InstantSource clock;

  private Operations(Telemetry telemetry, Database database, InstantSource clock) {
    this.telemetry = telemetry;
    this.database = database;
    this.clock = clock;
  }

  /// Adds everything to what `/metrics` tells.
  ///
  /// @param certificate with which the server speaks HTTPS, where it does
  static void register(
      Telemetry telemetry,
      Database database,
      InstantSource clock,
      Path dataFolder,
      Optional<Path> certificate) {
    Operations operations = new Operations(telemetry, database, clock);
    operations.queues();
    operations.database();
    operations.disk(dataFolder);
    operations.process();
    certificate.ifPresent(operations::certificate);
  }

  private record Queue(String channel, long waiting, double oldestSeconds) {}

  private void queues() {
    queue("inbox", INBOX, "Messages of customers that wait to be handled");
    queue("outbox", OUTBOX, "Messages to customers that wait to be sent");
    telemetry.gauges(
        "outbox_troubles",
        "Messages that may not have arrived, or did not, by state",
        "state",
        () -> read(this::troubles));
    telemetry.gauges(
        "handovers_open",
        "Conversations that wait for a person",
        "urgent",
        () -> read(this::handovers));
  }

  private void queue(String name, String query, String help) {
    telemetry.gauges(
        name + "_waiting", help, "channel", () -> queueFigures(query, queue -> queue.waiting));
    telemetry.gauges(
        name + "_oldest_seconds",
        help + ": age of the oldest",
        "channel",
        () -> queueFigures(query, queue -> queue.oldestSeconds));
  }

  private Map<String, Double> queueFigures(
      String query, java.util.function.ToDoubleFunction<Queue> figure) {
    return read(
        () -> {
          Map<String, Double> figures = new HashMap<>();
          for (Queue queue : queues(query)) {
            figures.put(queue.channel, figure.applyAsDouble(queue));
          }
          return figures;
        });
  }

  private List<Queue> queues(String query) {
    return database.read(
        transaction ->
            transaction.list(
                query,
                row ->
                    new Queue(
                        row.text(1),
                        row.int64(2),
                        Duration.between(row.instant(3), clock.instant()).toMillis() / 1e3)));
  }

  private Map<String, Double> troubles() {
    Map<String, Double> figures = new HashMap<>();
    TROUBLES.forEach(state -> figures.put(state, 0.0));
    database
        .read(
            transaction ->
                transaction.list(
                    TROUBLES_BY_STATE, row -> Map.entry(row.text(1), (double) row.int64(2))))
        .forEach(state -> figures.put(state.getKey(), state.getValue()));
    return figures;
  }

  private Map<String, Double> handovers() {
    String open = "SELECT COUNT(*) FROM handover WHERE status = 'open' AND urgent = ";
    return Map.of("yes", count(open + "1"), "no", count(open + "0"));
  }

  private double count(String query) {
    return database.read(
        transaction -> transaction.first(query, row -> (double) row.int64(1)).orElse(0.0));
  }

  private static Map<String, Double> read(Supplier<Map<String, Double>> figures) {
    try {
      return figures.get();
    } catch (StorageUnavailableException | StorageException e) {
      return Map.of();
    }
  }

  private void database() {
    telemetry.gauge(
        "database_available",
        "1 while the database takes what is written, else 0",
        () -> database.available() ? 1 : 0);
    telemetry.gauge(
        "database_read_seconds",
        "Time of the smallest read, tried just now",
        () -> seconds(() -> read(() -> Map.of("", count("SELECT 1")))));
    telemetry.gauge(
        "database_write_seconds",
        "Time of the smallest transaction that writes, tried just now",
        () -> seconds(database::available));
    telemetry.gauges(
        "database_connections",
        "Connections busy and idle, and callers waiting for one",
        "state",
        this::connections);
  }

  private static double seconds(Supplier<?> tried) {
    long started = System.nanoTime();
    var _ = tried.get();
    return (System.nanoTime() - started) / 1e9;
  }

  private Map<String, Double> connections() {
    Database.Connections now = database.connections();
    return Map.of(
        "busy", (double) now.busy(),
        "idle", (double) now.idle(),
        "waiting", (double) now.waiting());
  }

  private void disk(Path folder) {
    telemetry.gauge(
        "disk_free_bytes",
        "Room left where the data is",
        () -> bytes(() -> Files.getFileStore(folder).getUsableSpace()));
    telemetry.gauges(
        "database_file_bytes", "Size of each database file", "file", () -> files(folder));
  }

  private static Map<String, Double> files(Path folder) {
    Map<String, Double> sizes = new HashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Operations::isDatabase).toList()) {
        sizes.put(file.getFileName().toString(), bytes(() -> Files.size(file)));
      }
    } catch (IOException e) {
      return Map.of();
    }
    return sizes;
  }

  private static boolean isDatabase(Path file) {
    String name = file.getFileName().toString();
    return Stream.of("fineclean", "keys", "jobs")
        .anyMatch(known -> name.equals(known + ".db") || name.equals(known + ".db-wal"));
  }

  @FunctionalInterface
  private interface Size {
    long read() throws IOException;
  }

  private static double bytes(Size size) {
    try {
      return size.read();
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  private void process() {
    telemetry.gauges("build_info", "1, with the version", "version", () -> Map.of(version(), 1.0));
    telemetry.gauge("heap_used_bytes", "Java heap in use", () -> heap().getUsed());
    telemetry.gauge("heap_max_bytes", "Java heap at most", () -> heap().getMax());
    telemetry.gauge(
        "threads", "Platform threads", () -> ManagementFactory.getThreadMXBean().getThreadCount());
    telemetry.gauge("gc_seconds", "Time spent collecting garbage", Operations::collecting);
    telemetry.gauge(
        "uptime_seconds",
        "Time since the start",
        () -> ManagementFactory.getRuntimeMXBean().getUptime() / 1e3);
  }

  private static MemoryUsage heap() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
  }

  private static double collecting() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionTime)
            .sum()
        / (double) TimeUnit.SECONDS.toMillis(1);
  }

  private static String version() {
    return Optional.ofNullable(Operations.class.getPackage().getImplementationVersion())
        .orElse("unpackaged");
  }

  private void certificate(Path file) {
    telemetry.gauge(
        "certificate_expiry_timestamp_seconds",
        "When the certificate ends, in seconds since 1970",
        () -> expiry(file));
  }

  private static double expiry(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in)
              instanceof X509Certificate certificate
          ? certificate.getNotAfter().toInstant().getEpochSecond()
          : Double.NaN;
    } catch (IOException | CertificateException e) {
      return Double.NaN;
    }
  }
}
