package id.fineclean.bot.app;

import ch.qos.logback.classic.Level;
import id.fineclean.bot.channel.SendLimits;
import id.fineclean.bot.channel.telegram.TelegramSettings;
import id.fineclean.bot.channel.whatsapp.TwilioSettings;
import id.fineclean.bot.web.Listening;
import id.fineclean.bot.web.TlsFiles;
import id.fineclean.bot.web.TrustedProxies;
import id.fineclean.bot.web.UnusableTlsException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// How the bot is run: read from the environment and `.env`, checked as a whole. `.env.example`
/// explains each setting.
///
/// @param host the address to listen on
/// @param port 0 for any free one
/// @param httpPort one more port, for plain HTTP, only to send callers to HTTPS
/// @param tls the certificate with which `port` speaks HTTPS; empty for plain HTTP
/// @param proxies whose forwarded headers are believed
/// @param publicUrl how the world reaches this server
/// @param databaseUrl a JDBC address of PostgreSQL; empty for SQLite in `dataDir`
/// @param keysUrl the same for the customers' keys; `databaseUrl` unless they have their own
/// @param masterKeyset the keyset itself, for hosts that keep secrets in the environment
/// @param simulator whether the simulator is on; of itself only where nobody else can come
/// @param gather how long after a customer's first message others are read together with it
public record Settings(
    String host,
    int port,
    OptionalInt httpPort,
    Optional<TlsFiles> tls,
    TrustedProxies proxies,
    Path dataDir,
    Path contentDir,
    Optional<URI> publicUrl,
    Optional<String> databaseUrl,
    Optional<String> keysUrl,
    Path masterKeysetFile,
    Optional<String> masterKeyset,
    boolean simulator,
    Optional<TelegramSettings> telegram,
    Optional<TwilioSettings> twilio,
    Duration gather,
    LogFormat logFormat,
    Level logLevel) {

  /// How log lines look.
  public enum LogFormat {
    TEXT,
    JSON
  }

  /// Settings that cannot be used. The message lists every mistake, a line each, without values.
  public static final class InvalidSettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    InvalidSettingsException(List<String> mistakes) {
      super(String.join("\n", mistakes));
      this.mistakes = List.copyOf(mistakes);
    }

    /// What is wrong, one sentence each.
    public List<String> mistakes() {
      return mistakes;
    }
  }

  /// @param values by name; blank ones count as missing
  /// @throws InvalidSettingsException anything is wrong
  public static Settings read(Map<String, String> values) throws InvalidSettingsException {
    return new Reader(values).read();
  }

  /// Where and how the server is reached.
  public Listening listening() {
    return new Listening(host, port, httpPort, tls, proxies, publicUrl);
  }

  /// Without the secrets.
  @Override
  public String toString() {
    return "Settings[host=" + host + ", port=" + port + ", simulator=" + simulator + "]";
  }

  private static final class Reader {
    private static final double GATHER_SECONDS = 3;
    private static final int MOST_GATHER_SECONDS = 30;

    private final Map<String, String> values;
    private final List<String> mistakes = new ArrayList<>();

    Reader(Map<String, String> values) {
      this.values = values;
    }

    Settings read() throws InvalidSettingsException {
      Optional<URI> publicUrl = url("PUBLIC_URL");
      Optional<String> database = database("DATABASE_URL");
      Path dataDir = path("DATA_DIR", Path.of("data"));
      Optional<TelegramSettings> telegram = telegram();
      Optional<TwilioSettings> twilio = twilio(publicUrl);
      boolean simulator = choice("SIMULATOR", Map.of("true", true, "false", false), !meetsWorld());
      Settings settings =
          new Settings(
              text("HOST").orElse(simulator ? "127.0.0.1" : "0.0.0.0"),
              port("PORT").orElse(7070),
              httpPort(),
              tls(),
              proxies(),
              dataDir,
              path("CONTENT_DIR", Path.of("intents")),
              publicUrl,
              database,
              keysDatabase(database),
              path("MASTER_KEYSET_FILE", dataDir.resolve("master-keyset.json")),
              text("MASTER_KEYSET"),
              simulator,
              telegram,
              twilio,
              gather(),
              choice(
                  "LOG_FORMAT",
                  Map.of("text", LogFormat.TEXT, "json", LogFormat.JSON),
                  LogFormat.TEXT),
              choice(
                  "LOG_LEVEL",
                  Map.of(
                      "debug",
                      Level.DEBUG,
                      "info",
                      Level.INFO,
                      "warn",
                      Level.WARN,
                      "error",
                      Level.ERROR),
                  Level.INFO));
      if (!mistakes.isEmpty()) {
        throw new InvalidSettingsException(mistakes);
      }
      return settings;
    }

    /// Whether anything says that others than who tries the bot out come here. A proxy on this
    /// machine calls us as if it were its user.
    private boolean meetsWorld() {
      return Stream.of(
              "TELEGRAM_BOT_TOKEN",
              "TWILIO_ACCOUNT_SID",
              "PUBLIC_URL",
              "TRUSTED_PROXIES",
              "TLS_CERT_FILE")
          .anyMatch(this::given);
    }

    private Optional<TelegramSettings> telegram() {
      if (!given("TELEGRAM_BOT_TOKEN")) {
        unused("TELEGRAM_WEBHOOK_SECRET", "TELEGRAM_BOT_TOKEN");
        return Optional.empty();
      }
      TelegramSettings.Mode mode =
          choice(
              "TELEGRAM_MODE",
              Map.of(
                  "webhook",
                  TelegramSettings.Mode.WEBHOOK,
                  "polling",
                  TelegramSettings.Mode.POLLING),
              TelegramSettings.Mode.WEBHOOK);
      SendLimits limits = limits("TELEGRAM", TelegramSettings.DEFAULT_LIMITS);
      URI api = url("TELEGRAM_API_URL").orElse(TelegramSettings.DEFAULT_API_URL);
      return make(
          () ->
              new TelegramSettings(
                  text("TELEGRAM_BOT_TOKEN").orElseThrow(),
                  text("TELEGRAM_WEBHOOK_SECRET"),
                  api,
                  mode,
                  limits));
    }

    private Optional<TwilioSettings> twilio(Optional<URI> publicUrl) {
      if (!given("TWILIO_ACCOUNT_SID")) {
        unused("TWILIO_AUTH_TOKEN", "TWILIO_ACCOUNT_SID");
        unused("TWILIO_WHATSAPP_FROM", "TWILIO_ACCOUNT_SID");
        return Optional.empty();
      }
      SendLimits limits = limits("TWILIO", TwilioSettings.DEFAULT_LIMITS);
      URI api = url("TWILIO_API_URL").orElse(TwilioSettings.DEFAULT_API_URL);
      // What is missing is told, and stood in for, so that mistakes in the rest are told too.
      String tokens = required("TWILIO_AUTH_TOKEN", "missing");
      String from = required("TWILIO_WHATSAPP_FROM", "+620000000000");
      if (!given("PUBLIC_URL")) {
        mistakes.add("PUBLIC_URL is needed for WhatsApp: Twilio signs its requests with it");
      }
      return make(
          () ->
              new TwilioSettings(
                  text("TWILIO_ACCOUNT_SID").orElseThrow(),
                  TwilioSettings.authTokens(tokens),
                  from,
                  api,
                  publicUrl.orElse(URI.create("https://missing.invalid")),
                  limits));
    }

    private String required(String name, String standIn) {
      if (!given(name)) {
        mistakes.add(name + " is needed for WhatsApp");
      }
      return text(name).orElse(standIn);
    }

    private void unused(String name, String without) {
      if (given(name)) {
        mistakes.add(name + " is set, but " + without + " is not");
      }
    }

    private SendLimits limits(String provider, SendLimits defaults) {
      double all = number(provider + "_MAX_PER_SECOND", defaults.perSecond());
      double chat = number(provider + "_MAX_PER_CHAT_PER_SECOND", defaults.perChatPerSecond());
      // A chat that may get several a second may get as many at once.
      return new SendLimits(
          all, chat, Math.max(defaults.chatBurst(), (int) Math.min(1_000_000, Math.ceil(chat))));
    }

    private Optional<String> keysDatabase(Optional<String> main) {
      if (!given("KEYS_DATABASE_URL")) {
        return main;
      }
      if (!given("DATABASE_URL")) {
        mistakes.add("KEYS_DATABASE_URL needs DATABASE_URL: with SQLite, the keys are in DATA_DIR");
      }
      return database("KEYS_DATABASE_URL");
    }

    private Optional<String> database(String name) {
      Optional<String> url = text(name);
      if (url.isEmpty() || url.get().startsWith("jdbc:postgresql:")) {
        return url;
      }
      Optional<String> jdbc = PostgresUrl.toJdbc(url.get());
      if (jdbc.isEmpty()) {
        mistakes.add(name + " must be like postgresql://user:password@host:5432/database");
      }
      return jdbc;
    }

    private OptionalInt port(String name) {
      Optional<String> text = text(name);
      if (text.isEmpty()) {
        return OptionalInt.empty();
      }
      try {
        int port = Integer.parseInt(text.get());
        if (port >= 0 && port <= 65_535) {
          return OptionalInt.of(port);
        }
      } catch (NumberFormatException e) {
        // Told below.
      }
      mistakes.add(name + " must be a number from 0 to 65535");
      return OptionalInt.empty();
    }

    private OptionalInt httpPort() {
      if (!given("TLS_CERT_FILE")) {
        unused("HTTP_PORT", "TLS_CERT_FILE");
      }
      return port("HTTP_PORT");
    }

    private Optional<TlsFiles> tls() {
      if (!given("TLS_CERT_FILE") || !given("TLS_KEY_FILE")) {
        unused("TLS_CERT_FILE", "TLS_KEY_FILE");
        unused("TLS_KEY_FILE", "TLS_CERT_FILE");
        return Optional.empty();
      }
      TlsFiles files =
          new TlsFiles(path("TLS_CERT_FILE", Path.of("")), path("TLS_KEY_FILE", Path.of("")));
      try {
        files.check();
        return Optional.of(files);
      } catch (UnusableTlsException e) {
        mistakes.add(String.valueOf(e.getMessage()));
        return Optional.empty();
      }
    }

    private TrustedProxies proxies() {
      try {
        return text("TRUSTED_PROXIES").map(TrustedProxies::parse).orElse(TrustedProxies.NONE);
      } catch (IllegalArgumentException e) {
        mistakes.add("TRUSTED_PROXIES must be addresses and ranges such as 127.0.0.1, 10.0.0.0/8");
        return TrustedProxies.NONE;
      }
    }

    private Duration gather() {
      try {
        double seconds = text("GATHER_SECONDS").map(Double::parseDouble).orElse(GATHER_SECONDS);
        if (seconds >= 0 && seconds <= MOST_GATHER_SECONDS) {
          return Duration.ofMillis(Math.round(seconds * 1_000));
        }
      } catch (NumberFormatException e) {
        // Told below.
      }
      mistakes.add("GATHER_SECONDS must be a number from 0 to " + MOST_GATHER_SECONDS);
      return Duration.ZERO;
    }

    private double number(String name, double standard) {
      try {
        double number = text(name).map(Double::parseDouble).orElse(standard);
        if (number > 0 && number <= 1_000_000) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Told below.
      }
      mistakes.add(name + " must be a number above 0, at most 1000000");
      return standard;
    }

    private Optional<URI> url(String name) {
      try {
        return text(name).map(URI::create).map(url -> checked(name, url)).filter(plain(name));
      } catch (IllegalArgumentException e) {
        mistakes.add(name + " must be a URL such as https://example.com");
        return Optional.empty();
      }
    }

    private Predicate<URI> plain(String name) {
      return url -> {
        boolean more =
            Stream.of(url.getRawUserInfo(), url.getRawQuery(), url.getRawFragment())
                .anyMatch(Objects::nonNull);
        if (more) {
          mistakes.add(
              name + " must have neither a user name (before @) nor anything after ? or #");
        }
        return !more;
      };
    }

    private static URI checked(String name, URI url) {
      boolean web =
          "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
      if (!web || url.getHost() == null) {
        throw new IllegalArgumentException(name);
      }
      return url;
    }

    private Path path(String name, Path standard) {
      try {
        return text(name).map(Path::of).orElse(standard);
      } catch (InvalidPathException e) {
        mistakes.add(name + " must be a path");
        return standard;
      }
    }

    private <T> T choice(String name, Map<String, T> choices, T standard) {
      Optional<String> text = text(name).map(value -> value.toLowerCase(Locale.ROOT));
      T chosen = text.isEmpty() ? standard : choices.get(text.get());
      if (chosen == null) {
        mistakes.add(
            name
                + " must be one of "
                + String.join(", ", choices.keySet().stream().sorted().toList()));
        return standard;
      }
      return chosen;
    }

    private <T> Optional<T> make(java.util.function.Supplier<T> maker) {
      try {
        return Optional.of(maker.get());
      } catch (IllegalArgumentException e) {
        String message = Optional.ofNullable(e.getMessage()).orElse("a setting is not usable");
        message.lines().forEach(mistakes::add);
        return Optional.empty();
      }
    }

    private boolean given(String name) {
      return text(name).isPresent();
    }

    private Optional<String> text(String name) {
      if (!SettingNames.ALL.contains(name)) {
        throw new IllegalArgumentException(name + " is missing in SettingNames");
      }
      Function<String, String> strip = String::strip;
      return Optional.ofNullable(values.get(name)).map(strip).filter(value -> !value.isEmpty());
    }
  }
}
