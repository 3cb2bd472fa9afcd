package id.fineclean.bot.faults;

import id.fineclean.bot.app.Stores;
import id.fineclean.bot.faults.FakeProviders.Reaction;
import id.fineclean.bot.testing.Installation;
import id.fineclean.bot.vault.KeysetException;
import id.fineclean.bot.vault.MasterKeyset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/// Everything around a server: its folder, the providers, and customers who book.
final class World implements AutoCloseable {
  static final Path CONTENT = Path.of("intents").toAbsolutePath();
  private static final Installation.Secrets SECRETS =
      new Installation.Secrets(
          FakeProviders.TOKEN,
          Webhooks.SECRET,
          FakeProviders.ACCOUNT,
          Webhooks.AUTH_TOKEN,
          "+628110000000");

  /// The trained model is the same for every start.
  private static final Path CACHE = Path.of("target", "faults", "cache").toAbsolutePath();

  private final Path folder;
  private final Optional<String> databaseUrl;
  private final MasterKeyset master = MasterKeyset.generate();
  private final FakeProviders providers = new FakeProviders();
  private final Webhooks webhooks = new Webhooks();
  private final Slots slots = new Slots(CONTENT);
  private final RandomGenerator random;
  private final Deliverer deliverer;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Customer> customers = Collections.synchronizedList(new ArrayList<>());
  private final List<Future<?>> playing = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger doubts = new AtomicInteger();

  /// @param folder empty
  /// @param databaseUrl a JDBC address of PostgreSQL; empty for SQLite
  World(Path folder, Optional<String> databaseUrl, long seed) {
    this.folder = folder;
    this.databaseUrl = databaseUrl;
    // The algorithm that is safe to share among threads.
    this.random = new Random(seed);
    this.deliverer = new Deliverer(random);
    try {
      Files.createDirectories(CACHE);
      Files.createDirectories(data());
      Files.createSymbolicLink(data().resolve("cache"), CACHE);
      master.writeNew(keyset());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (KeysetException e) {
      throw new AssertionError(e);
    }
  }

  FakeProviders providers() {
    return providers;
  }

  Deliverer deliverer() {
    return deliverer;
  }

  Webhooks webhooks() {
    return webhooks;
  }

  List<Customer> customers() {
    return List.copyOf(customers);
  }

  Path folder() {
    return folder;
  }

  Path data() {
    return folder.resolve("data");
  }

  Map<String, String> settings() {
    Map<String, String> settings =
        new Installation(
                data(),
                CONTENT,
                Webhooks.PUBLIC_URL,
                SECRETS,
                providers.telegramUrl().toString(),
                providers.twilioUrl().toString())
            .settings();
    settings.put("MASTER_KEYSET_FILE", keyset().toString());
    databaseUrl.ifPresent(url -> settings.put("DATABASE_URL", url));
    return settings;
  }

  /// A second access to the database. To be opened only where the server's own is not to be alone:
  /// it changes what a start finds.
  Ledger ledger() {
    return new Ledger(Stores.open(data(), databaseUrl), master);
  }

  /// One more customer on each channel begins to write.
  void twoMoreCustomers() {
    int number = customers.size();
    play(
        new Customer.OnTelegram(
            lines(number), webhooks, deliverer, providers, Duration.ofSeconds(20)));
    play(new Customer.OnWhatsApp(lines(number + 1), webhooks, deliverer));
  }

  private Customer.Lines lines(int number) {
    if (number >= slots.size()) {
      throw new AssertionError("more customers than there are times to book");
    }
    return new Customer.Lines(number, slots.get(number));
  }

  private void play(Customer customer) {
    customers.add(customer);
    playing.add(threads.submit(customer::play));
  }

  /// Waits until every customer has written everything, and nothing waits in the server any more.
  void drain(Ledger ledger, Duration patience) {
    Waiting.until(patience, "everything to be handled and sent", () -> isDrained(ledger));
  }

  boolean isDrained(Ledger ledger) {
    return playing.stream().allMatch(Future::isDone)
        && deliverer.done()
        && ledger.unhandled() == 0
        && ledger.unsent() == 0;
  }

  /// How often a provider broke a call off without an answer, or failed itself.
  int doubts() {
    return doubts.get();
  }

  /// Connections to providers are cut: of each customer one message may be on its way.
  void cut() {
    doubts.addAndGet(customers.size());
  }

  /// The providers misbehave now and then, in every way they are known to.
  void moody() {
    providers.mood(
        () ->
            switch (random.nextInt(24)) {
              case 0, 1 -> new Reaction.Late(Duration.ofMillis(random.nextInt(400)));
              case 2 -> {
                doubts.incrementAndGet();
                yield new Reaction.Refuse(random.nextBoolean() ? 500 : 503);
              }
              case 3 -> new Reaction.Refuse(429);
              case 4 -> {
                doubts.incrementAndGet();
                yield new Reaction.Break(random.nextBoolean());
              }
              default -> new Reaction.Take();
            });
  }

  @Override
  public void close() {
    threads.shutdownNow();
    deliverer.close();
    providers.close();
    try {
      Files.deleteIfExists(data().resolve("cache"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path keyset() {
    return folder.resolve("keyset.json");
  }
}
