package id.fineclean.bot.app;

import id.fineclean.bot.channel.Backlog;
import id.fineclean.bot.channel.telegram.TelegramSettings;
import id.fineclean.bot.channel.telegram.WebhookCheck;
import id.fineclean.bot.channel.whatsapp.WhatsAppChannel;
import id.fineclean.bot.content.ContentProblem;
import id.fineclean.bot.storage.StorageException;
import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.vault.KeysetException;
import id.fineclean.bot.vault.MasterKeyset;
import id.fineclean.bot.web.TlsFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Looks an installation over, and says what to do about what is wrong. Changes nothing but, like
/// every command, the schema of a database that an older version made.
public final class Doctor {
  private static final int STRONG_SECRET = 32;
  private static final int VARIED_SECRET = 10;
  private static final long LITTLE_ROOM = 1_000_000_000;
  private static final Set<String> REFUSED = Set.of("http_401", "http_403");
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

  /// Twilio and Telegram date what they send; a reminder a minute late is none the worse.
  private static final Duration CLOCK_MAY_BE_OFF = Duration.ofSeconds(30);

  private final Settings settings;
  private final List<Finding> findings = new ArrayList<>();

  private Doctor(Settings settings) {
    this.settings = settings;
  }

  /// @param subject one or two words
  /// @param wrong what to do; empty where all is well
  public record Finding(String subject, Optional<String> wrong) {}

  /// Looks at everything, a finding or more for each subject. Asks the providers that are set up,
  /// for at most half a minute.
  ///
  /// @throws InterruptedException the calling thread was interrupted
  public static List<Finding> examine(Settings settings) throws InterruptedException {
    Doctor doctor = new Doctor(settings);
    doctor.find("secrets", doctor.secrets());
    doctor.find("permissions", doctor.permissions());
    doctor.find("disk", doctor.disk());
    doctor.find("data and keys", doctor.data());
    doctor.find("content", doctor.content());
    doctor.find("clock", doctor.clock());
    doctor.find("restored", doctor.restored());
    doctor.find("Telegram", doctor.telegram());
    doctor.find("Twilio", doctor.twilio());
    return List.copyOf(doctor.findings);
  }

  private void find(String subject, List<String> wrong) {
    if (wrong.isEmpty()) {
      findings.add(new Finding(subject, Optional.empty()));
    }
    wrong.forEach(what -> findings.add(new Finding(subject, Optional.of(what))));
  }

  private List<String> secrets() {
    return settings
        .telegram()
        .flatMap(TelegramSettings::webhookSecret)
        .filter(Doctor::isWeak)
        .map(_ -> "TELEGRAM_WEBHOOK_SECRET is easy to guess; openssl rand -hex 32 makes a good one")
        .stream()
        .toList();
  }

  static boolean isWeak(String secret) {
    return secret.length() < STRONG_SECRET || secret.chars().distinct().count() < VARIED_SECRET;
  }

  private List<String> permissions() {
    Stream<Path> shared =
        Stream.concat(Stream.of(EnvFile.STANDARD), settings.tls().map(TlsFiles::key).stream());
    List<String> wrong = new ArrayList<>();
    Stream.of(settings.dataDir(), settings.masterKeysetFile())
        .forEach(path -> Privacy.complaint(path).ifPresent(wrong::add));
    shared.forEach(path -> Privacy.complaintOfEverybody(path).ifPresent(wrong::add));
    try {
      if (Files.exists(settings.dataDir())) {
        Privacy.requireWritable(settings.dataDir());
      }
    } catch (StorageUnavailableException e) {
      wrong.add(String.valueOf(e.getMessage()));
    }
    return wrong;
  }

  private List<String> disk() {
    try {
      Path folder = Files.exists(settings.dataDir()) ? settings.dataDir() : Path.of("");
      long free = Files.getFileStore(folder.toAbsolutePath()).getUsableSpace();
      return free >= LITTLE_ROOM
          ? List.of()
          : List.of("only " + free / 1_000_000 + " MB are left where the data is: make room");
    } catch (IOException e) {
      return List.of("the room left where the data is cannot be told");
    }
  }

  private List<String> data() {
    if (!Stores.exists(settings.dataDir(), settings.databaseUrl())) {
      return Files.exists(settings.masterKeysetFile())
          ? List.of(
              "there is a master keyset, but no database in "
                  + settings.dataDir().toAbsolutePath()
                  + ": is DATA_DIR right?")
          : List.of();
    }
    try (Stores stores = Stores.open(settings)) {
      Optional<MasterKeyset> master = MasterKeysets.given(settings);
      if (master.isEmpty()) {
        return List.of(
            settings.masterKeysetFile() + " is missing: put it back from your safe copy");
      }
      DataCheck.run(stores, StoreNames.of(settings), master.get());
      return List.of();
    } catch (KeysetException
        | UnfitDataException
        | StorageUnavailableException
        | StorageException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  /// Whatever keeps the data from being read is found by [#data].
  private List<String> restored() {
    if (!Stores.exists(settings.dataDir(), settings.databaseUrl())) {
      return List.of();
    }
    try {
      return LostBookings.look(settings, Instant.now());
    } catch (UnfitDataException | StorageUnavailableException | StorageException e) {
      return List.of();
    }
  }

  private List<String> content() {
    return Content.problems(settings.contentDir(), Features.ALL).stream()
        .map(ContentProblem::toString)
        .toList();
  }

  private List<String> clock() throws InterruptedException {
    Optional<URI> provider =
        settings
            .telegram()
            .map(TelegramSettings::apiUrl)
            .or(() -> settings.twilio().map(twilio -> twilio.apiUrl()));
    return provider.isEmpty() ? List.of() : clock(provider.get());
  }

  private static List<String> clock(URI provider) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(provider)
            .timeout(CALL_TIMEOUT)
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(CALL_TIMEOUT).build()) {
      Optional<String> date =
          client.send(request, HttpResponse.BodyHandlers.discarding()).headers().firstValue("Date");
      return date.map(Doctor::compared).orElse(List.of());
    } catch (IOException e) {
      return List.of(
          provider.getHost() + " cannot be reached from here: the network, a firewall, or DNS");
    }
  }

  private static List<String> compared(String date) {
    try {
      Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration off = Duration.between(theirs, Instant.now());
      return off.abs().compareTo(CLOCK_MAY_BE_OFF) <= 0
          ? List.of()
          : List.of(
              "this machine's clock is "
                  + off.abs().toSeconds()
                  + " s "
                  + (off.isNegative() ? "behind" : "ahead")
                  + ": timedatectl set-ntp true");
    } catch (DateTimeException e) {
      return List.of();
    }
  }

  /// Asks for what came in just now: it needs the same account and token as sending does.
  private List<String> twilio() {
    Optional<Backlog> answer =
        settings
            .twilio()
            .map(WhatsAppChannel::new)
            .map(channel -> channel.backlog(Duration.ZERO, Duration.ZERO, _ -> true));
    return answer.orElseGet(Backlog.NotKept::new) instanceof Backlog.Unclear(String reason)
        ? List.of(
            REFUSED.contains(reason)
                ? "Twilio refuses TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN: copy them from its console"
                : "Twilio cannot be asked ("
                    + reason
                    + "): the network, a firewall, or TWILIO_API_URL")
        : List.of();
  }

  private List<String> telegram() throws InterruptedException {
    Optional<TelegramSettings> telegram =
        settings.telegram().filter(it -> it.mode() == TelegramSettings.Mode.WEBHOOK);
    if (telegram.isEmpty()) {
      return List.of();
    }
    return settings.publicUrl().isPresent()
        ? WebhookCheck.complaints(telegram.get(), settings.publicUrl().get())
        : List.of("Telegram cannot call the bot: set PUBLIC_URL, or TELEGRAM_MODE=polling");
  }
}
