package id.fineclean.bot.app;

import id.fineclean.bot.app.Jobs.Job;
import id.fineclean.bot.booking.BookingCode;
import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.simulator.Simulator;
import id.fineclean.bot.channel.telegram.TelegramChannel;
import id.fineclean.bot.channel.telegram.TelegramPolling;
import id.fineclean.bot.channel.telegram.TelegramRegistration;
import id.fineclean.bot.channel.telegram.TelegramSettings;
import id.fineclean.bot.channel.whatsapp.WhatsAppChannel;
import id.fineclean.bot.concurrent.RightOfWay;
import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.conversation.TurnWorkers;
import id.fineclean.bot.storage.JobDatabase;
import id.fineclean.bot.telemetry.Telemetry;
import id.fineclean.bot.time.SettableClock;
import id.fineclean.bot.vault.KeysetException;
import id.fineclean.bot.vault.MasterKeyset;
import id.fineclean.bot.web.HealthRoutes;
import id.fineclean.bot.web.Intake;
import id.fineclean.bot.web.Routes;
import id.fineclean.bot.web.SimulatorRoutes;
import id.fineclean.bot.web.SiteRoutes;
import id.fineclean.bot.web.WebServer;
import id.fineclean.bot.web.WebhookRoutes;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The whole server, wired in reading order: content, stores, keys, channels, the bot, its workers,
/// the web, and what comes round by itself. Closing stops them in the opposite order.
public final class Application implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Application.class);

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final AtomicBoolean ready = new AtomicBoolean();
  private final Settings settings;
  private final WebServer web;
  private final Bot bot;

  private Application(Settings settings, PrintStream out, UnaryOperator<Stores> around)
      throws ContentException, KeysetException {
    this.settings = settings;
    SettableClock clock = new SettableClock(InstantSource.system());
    Telemetry telemetry = new Telemetry();
    Stores.createPrivately(settings.dataDir());
    if (settings.databaseUrl().isEmpty()) {
      running.push(DataLock.take(settings.dataDir()));
    }
    Path cache = settings.dataDir().resolve("cache");
    ContentReading reading = ContentReading.begin(settings.contentDir(), cache);
    Stores stores = around.apply(Stores.open(settings.dataDir(), settings.databaseUrl()));
    running.push(stores);
    MasterKeyset master = MasterKeysets.find(settings, stores.keys(), out);
    Optional<Simulator> simulator = simulator(clock);
    Map<String, Channel> channels = channels(simulator);

    Content content = reading.content();
    this.bot = new Bot(stores, master, content, channels, clock, BookingCode::random, telemetry);
    running.push(bot);
    RightOfWay rightOfWay = new RightOfWay();
    TurnWorkers turns =
        new TurnWorkers(bot.turns(), bot.inbox(), clock, bot.dispatcher()::wake, rightOfWay);
    running.push(turns);
    Intake intake = new Intake(bot.inbox(), turns::wake, rightOfWay);

    List<Routes> routes = new ArrayList<>();
    routes.add(new WebhookRoutes(channels.values(), intake, bot.deliveries(), telemetry));
    routes.add(
        new HealthRoutes(
            Map.of("database", stores.main()::available, "started", ready::get), telemetry));
    routes.add(new SiteRoutes(this::site, clock));
    simulator.ifPresent(
        phones ->
            routes.add(
                new SimulatorRoutes(
                    phones,
                    intake,
                    clock,
                    content.booking().company().zone(),
                    loopback(settings.host()))));
    this.web = new WebServer(settings.listening(), routes, rightOfWay);

    bot.dispatcher().start(!stores.shared());
    turns.start();
    web.start();
    running.push(web);
    clock.onMove(this::remind);
    clock.onMove(this::announce);
    startJobs();
    startTelegram(channels, intake);
    Periodic versions =
        new Periodic("policy-versions", Duration.ofSeconds(15), bot::refreshPolicies);
    versions.start();
    running.push(versions);
    ContentWatch watch = new ContentWatch(settings.contentDir(), cache, bot::use);
    watch.start();
    running.push(watch);
    ready.set(true);
    Thread.ofPlatform().daemon().name("prepare").start(content.policies()::prepare);
  }

  /// Starts everything.
  ///
  /// @param out where the owner is told what to do with the keyset, and where to go
  /// @throws ContentException the owner's files hold mistakes
  /// @throws KeysetException the master keyset is missing or unreadable
  /// @throws id.fineclean.bot.storage.StorageUnavailableException the database cannot be used
  public static Application start(Settings settings, PrintStream out)
      throws ContentException, KeysetException {
    return start(settings, out, UnaryOperator.identity());
  }

  /// As [#start(Settings, PrintStream)], with something put around the databases: what the fault
  /// tests need to stop the process at a given step.
  static Application start(Settings settings, PrintStream out, UnaryOperator<Stores> around)
      throws ContentException, KeysetException {
    Logging.configure(settings.logFormat(), settings.logLevel());
    return new Application(settings, out, around);
  }

  private SiteRoutes.Site site() {
    Content content = bot.content();
    return new SiteRoutes.Site(
        content.policies().policies(),
        content.replies(),
        content.booking().company(),
        content.booking().catalogue().services());
  }

  /// The port in use.
  public int port() {
    return web.port();
  }

  /// Where the simulator is, if it is on.
  public Optional<String> simulatorUrl() {
    return settings.simulator()
        ? Optional.of("http://localhost:" + port() + "/simulator")
        : Optional.empty();
  }

  @Override
  public void close() {
    ready.set(false);
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        LOG.error("stopping failed", e);
      }
    }
  }

  private Optional<Simulator> simulator(InstantSource clock) {
    if (!settings.simulator()) {
      return Optional.empty();
    }
    // The reports come back after a moment; the bot is there by then.
    Simulator simulator =
        new Simulator(clock, (channel, status) -> bot().deliveries().report(channel, status));
    running.push(simulator);
    return Optional.of(simulator);
  }

  private Bot bot() {
    return bot;
  }

  private Map<String, Channel> channels(Optional<Simulator> simulator) {
    Map<String, Channel> channels = new LinkedHashMap<>();
    settings
        .telegram()
        .map(TelegramChannel::new)
        .ifPresent(channel -> channels.put(channel.id(), channel));
    settings
        .twilio()
        .map(WhatsAppChannel::new)
        .ifPresent(channel -> channels.put(channel.id(), channel));
    simulator.ifPresent(
        phones -> phones.channels().forEach(channel -> channels.put(channel.id(), channel)));
    return channels;
  }

  private void startTelegram(Map<String, Channel> channels, Intake intake) {
    if (settings.telegram().isEmpty()) {
      return;
    }
    TelegramSettings telegram = settings.telegram().get();
    if (telegram.mode() == TelegramSettings.Mode.POLLING) {
      Channel channel = Objects.requireNonNull(channels.get("telegram"));
      TelegramPolling polling =
          new TelegramPolling(telegram, messages -> intake.accept(channel, messages));
      polling.start();
      running.push(polling);
    } else if (settings.publicUrl().isPresent()) {
      TelegramRegistration registration =
          new TelegramRegistration(telegram, settings.publicUrl().get());
      registration.start();
      running.push(registration);
    } else {
      LOG.warn("Telegram cannot call the bot: set PUBLIC_URL, or TELEGRAM_MODE=polling");
    }
  }

  private void startJobs() {
    DataSource schedule = schedule();
    Jobs jobs =
        new Jobs(
            schedule,
            List.of(
                new Job("reminders", Duration.ofSeconds(30), this::remind),
                new Job("policy-notices", Duration.ofSeconds(30), this::announce),
                new Job("early-statuses", Duration.ofHours(1), bot.deliveries()::forgetOld)));
    jobs.start();
    running.push(jobs);
  }

  private DataSource schedule() {
    if (settings.databaseUrl().isEmpty()) {
      return JobDatabase.sqlite(settings.dataDir().resolve("jobs.db"));
    }
    var pool = JobDatabase.postgres(settings.databaseUrl().get(), "fineclean_jobs", 4);
    running.push(pool);
    return pool.dataSource();
  }

  private void remind() {
    bot.remind().forEach(bot.dispatcher()::wake);
  }

  private void announce() {
    bot.announce().forEach(bot.dispatcher()::wake);
  }

  private static boolean loopback(String host) {
    return host.equals("localhost")
        || host.equals("::1")
        || host.equals("[::1]")
        || host.startsWith("127.");
  }
}
