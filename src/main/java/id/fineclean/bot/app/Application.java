package id.fineclean.bot.app;

import id.fineclean.bot.app.Jobs.Job;
import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.simulator.Simulator;
import id.fineclean.bot.channel.telegram.TelegramChannel;
import id.fineclean.bot.channel.telegram.TelegramPolling;
import id.fineclean.bot.channel.telegram.TelegramRegistration;
import id.fineclean.bot.channel.telegram.TelegramSettings;
import id.fineclean.bot.channel.whatsapp.TapPreparation;
import id.fineclean.bot.channel.whatsapp.WhatsAppChannel;
import id.fineclean.bot.concurrent.AdmissionControl;
import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.conversation.TurnWorkers;
import id.fineclean.bot.feature.Feature;
import id.fineclean.bot.storage.JobDatabase;
import id.fineclean.bot.storage.SqliteLibrary;
import id.fineclean.bot.telemetry.Telemetry;
import id.fineclean.bot.time.SettableClock;
import id.fineclean.bot.understanding.intent.ModelCache;
import id.fineclean.bot.vault.KeysetException;
import id.fineclean.bot.vault.MasterKeyset;
import id.fineclean.bot.web.HealthRoutes;
import id.fineclean.bot.web.InboxIntake;
import id.fineclean.bot.web.Routes;
import id.fineclean.bot.web.SimulatorRoutes;
import id.fineclean.bot.web.Site;
import id.fineclean.bot.web.SiteRoutes;
import id.fineclean.bot.web.TlsFiles;
import id.fineclean.bot.web.WebServer;
import id.fineclean.bot.web.WebhookRoutes;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The whole server, wired in reading order: content, stores, keys, channels, the bot, its workers,
/// the web, and what comes round by itself. Closing stops them in the opposite order.
public final class Application implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Application.class);

  private final SettableClock clock;
  private final Telemetry telemetry = new Telemetry();
  private final AdmissionControl admission = new AdmissionControl();
  private final AtomicBoolean ready = new AtomicBoolean();
  private final Settings settings;
  private final OpenParts parts;
  private final Stores stores;
  private final Readiness readiness;
  private final Map<String, Channel> channels;
  private final Bot bot;
  private final TurnWorkers turns;
  private final InboxIntake intake;
  private final WebServer web;
  private final ModelCache models;
  private final AuditWatch audit;

  private Application(
      Settings settings, PrintStream out, UnaryOperator<Stores> around, OpenParts parts)
      throws ContentException, KeysetException {
    this.settings = settings;
    this.clock = clock(settings);
    this.parts = parts;
    prepareFolders();
    if (settings.databaseUrl().isEmpty()) {
      parts.add(DataLock.take(settings.dataDir()));
    }
    this.models = new ModelCache(cache());
    ContentReading reading = ContentReading.begin(settings.contentDir(), models);
    this.stores = parts.add(around.apply(Stores.open(settings)));
    MasterKeyset master = MasterKeysets.find(settings, stores, out);
    DataCheck.run(stores, StoreNames.of(settings), master);
    this.audit = new AuditWatch(OpenData.audit(stores, master));
    audit.atStart();
    this.readiness = new Readiness(stores, settings.dataDir(), ready::get);
    complainOfOpenFiles();
    Optional<Simulator> simulator = simulator();
    this.channels = channels(simulator);
    Content content = reading.content();
    models.keepOnlyLast();
    this.bot =
        parts.add(
            new Bot(
                stores,
                master,
                content,
                channels,
                clock,
                telemetry,
                settings.publicUrl(),
                Features.ALL));
    this.turns =
        parts.add(
            new TurnWorkers(
                bot.turns().gathering(settings.gather()),
                bot.inbox(),
                clock,
                bot.dispatcher()::wake,
                admission));
    this.intake = new InboxIntake(bot.inbox(), turns::wake, admission);
    this.web = new WebServer(settings.listening(), routes(simulator), admission);
  }

  private void prepareFolders() {
    Path cache = cache();
    Privacy.createFolder(settings.dataDir());
    Privacy.createFolder(cache);
    Privacy.requireWritable(settings.dataDir());
    SqliteLibrary.loadFrom(cache);
  }

  private Path cache() {
    return settings.dataDir().resolve("cache");
  }

  /// The simulator shares the bot's clock with every other channel.
  private static SettableClock clock(Settings settings) {
    boolean real = settings.telegram().isPresent() || settings.twilio().isPresent();
    return real
        ? SettableClock.fixedTo(InstantSource.system())
        : new SettableClock(InstantSource.system());
  }

  private void complainOfOpenFiles() {
    Stream<Path> shared =
        Stream.concat(Stream.of(EnvFile.STANDARD), settings.tls().map(TlsFiles::key).stream());
    Stream.concat(
            Stream.of(settings.dataDir(), settings.masterKeysetFile())
                .flatMap(path -> Privacy.complaint(path).stream()),
            shared.flatMap(path -> Privacy.complaintOfEverybody(path).stream()))
        .forEach(LOG::warn);
  }

  private List<Routes> routes(Optional<Simulator> simulator) {
    List<Routes> routes = new ArrayList<>();
    routes.add(new WebhookRoutes(channels.values(), intake, bot.deliveries(), telemetry));
    routes.add(new HealthRoutes(readiness.needs(), telemetry));
    Site site = new Site(bot::site, clock);
    routes.add(new SiteRoutes(site));
    routes.addAll(bot.routes(site));
    simulator.ifPresent(
        phones ->
            routes.add(
                new SimulatorRoutes(
                    phones, intake, clock, bot.content().company().zone(), settings.listening())));
    return routes;
  }

  private void run() {
    stores.warm();
    bot.dispatcher().start(!stores.shared());
    turns.start();
    web.start();
    parts.add(web);
    clock.onMove(() -> bot.doWhatIsDue().forEach(bot.dispatcher()::wake));
    startJobs();
    watch();
    startTelegram();
    startWhatsApp();
    Periodic versions = new Periodic("policy-versions", Duration.ofSeconds(15), bot::revise);
    versions.start();
    parts.add(versions);
    ContentWatch watch =
        new ContentWatch(settings.contentDir(), models, bot::content, bot::use, bot::warm);
    watch.start();
    parts.add(watch);
    ready.set(true);
    Thread.ofPlatform().daemon().name("prepare").start(bot::warm);
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
    OpenParts parts = new OpenParts();
    try {
      Application application = new Application(settings, out, around, parts);
      application.run();
      return application;
    } catch (Throwable failure) {
      // Whoever started this has nothing to close.
      parts.close();
      throw failure;
    }
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
    parts.close();
  }

  private Optional<Simulator> simulator() {
    if (!settings.simulator()) {
      return Optional.empty();
    }
    // The reports come back after a moment; the bot is there by then.
    Simulator simulator =
        new Simulator(clock, (channel, status) -> bot().deliveries().report(channel, status));
    return Optional.of(parts.add(simulator));
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

  private void startTelegram() {
    if (settings.telegram().isEmpty()) {
      return;
    }
    TelegramSettings telegram = settings.telegram().get();
    if (telegram.mode() == TelegramSettings.Mode.POLLING) {
      Channel channel = Objects.requireNonNull(channels.get("telegram"));
      TelegramPolling polling = new TelegramPolling(telegram, new PolledUpdates(channel, intake));
      polling.start();
      parts.add(polling);
    } else if (settings.publicUrl().isPresent()) {
      TelegramRegistration registration =
          new TelegramRegistration(telegram, settings.publicUrl().get());
      registration.start();
      parts.add(registration);
    } else {
      LOG.warn("Telegram cannot call the bot: set PUBLIC_URL, or TELEGRAM_MODE=polling");
    }
  }

  private void startWhatsApp() {
    if (channels.get("whatsapp") instanceof WhatsAppChannel whatsApp) {
      TapPreparation taps = whatsApp.taps();
      taps.start();
      parts.add(taps);
    }
  }

  private Job job(String name, Duration every, Runnable work) {
    return new Job(
        name,
        every,
        () -> {
          work.run();
          telemetry.jobDone(name, Instant.now());
        });
  }

  /// What an operator watches.
  private void watch() {
    Operations.register(
        telemetry,
        stores.main(),
        clock,
        settings.dataDir(),
        settings.tls().map(TlsFiles::certificate));
    // It says what went down and what is back, also where nobody asks.
    Periodic asking =
        new Periodic(
            "readiness",
            Duration.ofSeconds(5),
            () ->
                readiness
                    .needs()
                    .values()
                    .forEach(
                        need -> {
                          var _ = need.getAsBoolean();
                        }));
    asking.start();
    parts.add(asking);
  }

  private void startJobs() {
    DataSource schedule = schedule();
    MissedMessages missed = new MissedMessages(channels, bot.inbox(), intake, clock);
    Stream<Job> own =
        Stream.of(
            job("missed-messages", Duration.ofMinutes(1), missed::fetch),
            job("audit-head", Duration.ofDays(1), audit::daily),
            job("early-statuses", Duration.ofHours(1), bot.deliveries()::forgetOld));
    Jobs jobs = new Jobs(schedule, Stream.concat(bot.jobs().stream().map(this::job), own).toList());
    jobs.start();
    parts.add(jobs);
  }

  private DataSource schedule() {
    if (settings.databaseUrl().isEmpty()) {
      return JobDatabase.sqlite(settings.dataDir().resolve(Stores.JOBS_FILE));
    }
    var pool = JobDatabase.postgres(settings.databaseUrl().get(), Stores.JOBS_SCHEMA, 4);
    parts.add(pool);
    return pool.dataSource();
  }

  private Job job(Feature.Job job) {
    return job(job.name(), job.every(), () -> job.work().get().forEach(bot.dispatcher()::wake));
  }
}
