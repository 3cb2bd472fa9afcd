package id.fineclean.bot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import id.fineclean.bot.app.Settings.InvalidSettingsException;
import id.fineclean.bot.channel.telegram.TelegramSettings;
import id.fineclean.bot.channel.whatsapp.TwilioSettings;
import id.fineclean.bot.web.TrustedProxies;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final String ACCOUNT = "AC00000000000000000000000000000000";

  private static final Map<String, String> TELEGRAM =
      Map.of(
          "TELEGRAM_BOT_TOKEN",
          "123456:made-up",
          "TELEGRAM_WEBHOOK_SECRET",
          "made_up_secret_of_tests");

  private static final Map<String, String> TWILIO =
      Map.of(
          "TWILIO_ACCOUNT_SID", ACCOUNT,
          "TWILIO_AUTH_TOKEN", "made-up-token",
          "TWILIO_WHATSAPP_FROM", "whatsapp:+628110000000",
          "PUBLIC_URL", "https://bot.example.com");

  private static Map<String, String> with(Map<String, String> base, String name, String value) {
    Map<String, String> values = new HashMap<>(base);
    values.put(name, value);
    return values;
  }

  private static Map<String, String> without(Map<String, String> base, String name) {
    return with(base, name, " ");
  }

  private static List<String> mistakes(Map<String, String> values) {
    return assertThrows(InvalidSettingsException.class, () -> Settings.read(values)).mistakes();
  }

  private static void assertMistake(String beginning, Map<String, String> values) {
    List<String> mistakes = mistakes(values);
    assertTrue(mistakes.stream().anyMatch(it -> it.startsWith(beginning)), mistakes.toString());
  }

  @Test
  void needsNothingToTryTheBotOnThisMachineAlone() throws Exception {
    Settings settings = Settings.read(Map.of());
    assertEquals("127.0.0.1", settings.host());
    assertEquals(7070, settings.port());
    assertTrue(settings.simulator());
    assertEquals(Path.of("data"), settings.dataDir());
    assertEquals(Path.of("data", "master-keyset.json"), settings.masterKeysetFile());
    assertEquals(Path.of("intents"), settings.contentDir());
    assertEquals(Optional.empty(), settings.databaseUrl());
    assertEquals(Optional.empty(), settings.telegram());
    assertEquals(Optional.empty(), settings.twilio());
    assertEquals(Optional.empty(), settings.tls());
    assertEquals(OptionalInt.empty(), settings.httpPort());
    assertEquals(TrustedProxies.NONE, settings.proxies());
    assertEquals(Settings.LogFormat.TEXT, settings.logFormat());
    assertEquals(Level.INFO, settings.logLevel());
  }

  @Test
  void countsBlankValuesAsMissing() throws Exception {
    Settings settings = Settings.read(Map.of("PORT", "  ", "DATA_DIR", "", "LOG_LEVEL", "\t"));
    assertEquals(7070, settings.port());
    assertEquals(Path.of("data"), settings.dataDir());
  }

  @Test
  void readsWhatIsGivenWithoutRegardToSpaceAndCapitals() throws Exception {
    Settings settings =
        Settings.read(
            Map.of(
                "PORT", " 8080 ",
                "DATA_DIR", "/srv/bot",
                "LOG_LEVEL", "WARN",
                "LOG_FORMAT", "Json",
                "SIMULATOR", "FALSE"));
    assertEquals(8080, settings.port());
    assertEquals(Path.of("/srv/bot/master-keyset.json"), settings.masterKeysetFile());
    assertEquals(Level.WARN, settings.logLevel());
    assertEquals(Settings.LogFormat.JSON, settings.logFormat());
    assertFalse(settings.simulator());
  }

  @Test
  void switchesTheSimulatorOffOnceThereAreCustomers() throws Exception {
    Settings settings = Settings.read(TELEGRAM);
    assertFalse(settings.simulator());
    assertEquals("0.0.0.0", settings.host());
    Settings both = Settings.read(with(TELEGRAM, "SIMULATOR", "true"));
    assertTrue(both.simulator());
    assertEquals("127.0.0.1", both.host());
  }

  @ParameterizedTest
  @CsvSource({"PUBLIC_URL, https://bot.example.com", "TRUSTED_PROXIES, 127.0.0.1"})
  void switchesTheSimulatorOffWhereOthersMayCome(String name, String value) throws Exception {
    assertFalse(Settings.read(Map.of(name, value)).simulator());
    assertTrue(Settings.read(Map.of(name, value, "SIMULATOR", "true")).simulator());
  }

  @Test
  void connectsTelegram() throws Exception {
    TelegramSettings telegram = Settings.read(TELEGRAM).telegram().orElseThrow();
    assertEquals(TelegramSettings.Mode.WEBHOOK, telegram.mode());
    assertEquals(TelegramSettings.DEFAULT_LIMITS, telegram.limits());
    assertEquals(TelegramSettings.DEFAULT_API_URL, telegram.apiUrl());
    Map<String, String> polling = with(TELEGRAM, "TELEGRAM_MODE", "polling");
    assertEquals(
        TelegramSettings.Mode.POLLING,
        Settings.read(without(polling, "TELEGRAM_WEBHOOK_SECRET")).telegram().orElseThrow().mode());
  }

  @Test
  void connectsWhatsApp() throws Exception {
    TwilioSettings twilio =
        Settings.read(with(TWILIO, "TWILIO_AUTH_TOKEN", "new , old")).twilio().orElseThrow();
    assertEquals(List.of("new", "old"), twilio.authTokens());
    assertEquals(URI.create("https://bot.example.com"), twilio.publicUrl());
    assertEquals(TwilioSettings.DEFAULT_LIMITS, twilio.limits());
  }

  @Test
  void letsAChatBurstAsMuchAsItMayGetInASecond() throws Exception {
    Map<String, String> quick = with(TELEGRAM, "TELEGRAM_MAX_PER_CHAT_PER_SECOND", "50.5");
    var limits = Settings.read(quick).telegram().orElseThrow().limits();
    assertEquals(50.5, limits.perChatPerSecond());
    assertEquals(51, limits.chatBurst());
  }

  @ParameterizedTest
  @CsvSource({
    "TWILIO_AUTH_TOKEN, TWILIO_AUTH_TOKEN is needed",
    "TWILIO_WHATSAPP_FROM, TWILIO_WHATSAPP_FROM is needed",
    "PUBLIC_URL, PUBLIC_URL is needed",
    "TWILIO_ACCOUNT_SID, 'TWILIO_AUTH_TOKEN is set, but TWILIO_ACCOUNT_SID is not'"
  })
  void namesWhatWhatsAppLacks(String missing, String mistake) {
    assertMistake(mistake, without(TWILIO, missing));
  }

  @Test
  void namesAllThatIsWrongWithTheChannelsAtOnce() {
    assertEquals(
        List.of(
            "TELEGRAM_BOT_TOKEN must be like 123456:ABC-DEF",
            "TELEGRAM_WEBHOOK_SECRET is needed for webhooks",
            "TWILIO_AUTH_TOKEN is needed for WhatsApp",
            "PUBLIC_URL is needed for WhatsApp: Twilio signs its requests with it",
            "TWILIO_ACCOUNT_SID must be AC and 32 hex digits",
            "TWILIO_WHATSAPP_FROM must be like whatsapp:+628110000000",
            "TWILIO_API_URL must be https, except on this machine"),
        mistakes(
            Map.of(
                "TELEGRAM_BOT_TOKEN", "x",
                "TWILIO_ACCOUNT_SID", "x",
                "TWILIO_WHATSAPP_FROM", "x",
                "TWILIO_API_URL", "http://api.example.com")));
  }

  @Test
  void namesWhatTelegramLacks() {
    assertMistake(
        "TELEGRAM_WEBHOOK_SECRET is needed", without(TELEGRAM, "TELEGRAM_WEBHOOK_SECRET"));
    assertMistake(
        "TELEGRAM_WEBHOOK_SECRET is set, but TELEGRAM_BOT_TOKEN is not",
        without(TELEGRAM, "TELEGRAM_BOT_TOKEN"));
  }

  @ParameterizedTest
  @CsvSource({
    "PORT, 65536",
    "PORT, -1",
    "PORT, http",
    "PUBLIC_URL, bot.example.com",
    "PUBLIC_URL, ftp://bot.example.com",
    "PUBLIC_URL, 'https://bot example'",
    "PUBLIC_URL, https://budi:pw@bot.example.com",
    "PUBLIC_URL, https://bot.example.com?a=b",
    "PUBLIC_URL, 'https://bot.example.com#rc=5'",
    "DATABASE_URL, mysql://db/shop",
    "DATABASE_URL, postgresql://budi:p@ss@db/shop",
    "SIMULATOR, maybe",
    "LOG_FORMAT, xml",
    "LOG_LEVEL, loud",
    "TELEGRAM_BOT_TOKEN, secret-without-colon",
    "TELEGRAM_WEBHOOK_SECRET, not allowed!",
    "TELEGRAM_MODE, push",
    "TELEGRAM_API_URL, http://api.example.com",
    "TELEGRAM_API_URL, https://api.example.com/path",
    "TELEGRAM_MAX_PER_SECOND, 0",
    "TELEGRAM_MAX_PER_SECOND, NaN",
    "TELEGRAM_MAX_PER_CHAT_PER_SECOND, 1000001",
    "TELEGRAM_MAX_PER_CHAT_PER_SECOND, many"
  })
  void namesASettingThatCannotBeUsedWithoutItsValue(String name, String value) {
    List<String> mistakes = mistakes(with(TELEGRAM, name, value));
    assertEquals(1, mistakes.size(), mistakes.toString());
    assertTrue(mistakes.getFirst().startsWith(name + " must "), mistakes.getFirst());
    assertFalse(mistakes.getFirst().contains(value) && value.length() > 3, mistakes.getFirst());
  }

  @ParameterizedTest
  @CsvSource({
    "TWILIO_ACCOUNT_SID, AC123",
    "TWILIO_AUTH_TOKEN, 'secret-one,,secret-two'",
    "TWILIO_WHATSAPP_FROM, 0811-000-000",
    "TWILIO_API_URL, http://api.example.com",
    "TWILIO_MAX_PER_SECOND, -5"
  })
  void namesASettingOfWhatsAppThatCannotBeUsed(String name, String value) {
    assertMistake(name + " must ", with(TWILIO, name, value));
    assertFalse(String.join("", mistakes(with(TWILIO, name, value))).contains(value));
  }

  @Test
  void tellsAllMistakesInItsMessageALineEach() {
    Map<String, String> values = Map.of("PORT", "x", "LOG_LEVEL", "y", "DATABASE_URL", "z");
    var refused = assertThrows(InvalidSettingsException.class, () -> Settings.read(values));
    assertEquals(3, refused.mistakes().size());
    assertEquals(String.join("\n", refused.mistakes()), refused.getMessage());
  }

  @Test
  void namesEveryMistakeAtOnceAndShowsNoValue(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("s3cret.pem"), "s3cret");
    List<String> mistakes =
        mistakes(
            Map.of(
                "PORT", "s3cret",
                "HTTP_PORT", "70000",
                "TLS_CERT_FILE", secret.toString(),
                "TLS_KEY_FILE", secret.toString(),
                "TRUSTED_PROXIES", "s3cret",
                "PUBLIC_URL", "s3cret",
                "SIMULATOR", "s3cret"));
    assertEquals(
        List.of(
            "PUBLIC_URL must be a URL such as https://example.com",
            "SIMULATOR must be one of false, true",
            "PORT must be a number from 0 to 65535",
            "HTTP_PORT must be a number from 0 to 65535",
            "TLS_CERT_FILE holds no certificate in PEM format",
            "TRUSTED_PROXIES must be addresses and ranges such as 127.0.0.1, 10.0.0.0/8"),
        mistakes);
    assertFalse(mistakes.toString().contains("s3cret"));
  }

  @Test
  void wantsACertificateWithItsKeyAndTheOtherWayRound() {
    assertEquals(
        List.of("TLS_CERT_FILE is set, but TLS_KEY_FILE is not"),
        mistakes(Map.of("TLS_CERT_FILE", "cert.pem")));
    assertEquals(
        List.of("HTTP_PORT is set, but TLS_CERT_FILE is not"), mistakes(Map.of("HTTP_PORT", "80")));
    assertEquals(
        List.of("TLS_KEY_FILE is set, but TLS_CERT_FILE is not"),
        mistakes(Map.of("TLS_KEY_FILE", "key.pem")));
  }

  @Test
  void readsProxiesAsAddressesAndRanges() throws Exception {
    assertEquals(
        TrustedProxies.parse("127.0.0.1, 10.0.0.0/8"),
        Settings.read(Map.of("TRUSTED_PROXIES", "127.0.0.1,10.0.0.0/8")).proxies());
  }

  @Test
  void takesBothKindsOfDatabaseAddresses() throws Exception {
    String jdbc = "jdbc:postgresql://db/shop?user=budi&password=pw";
    for (String url : List.of("postgresql://budi:pw@db/shop", jdbc)) {
      assertEquals(Optional.of(jdbc), Settings.read(Map.of("DATABASE_URL", url)).databaseUrl());
    }
  }

  @Test
  void showsNoSecrets() throws Exception {
    Map<String, String> values = new HashMap<>(TWILIO);
    values.putAll(TELEGRAM);
    values.put("DATABASE_URL", "postgresql://budi:made-up-password@db/shop");
    values.put("MASTER_KEYSET", "made-up-keyset");
    Settings settings = Settings.read(values);
    String shown = "" + settings + settings.telegram() + settings.twilio();
    assertFalse(shown.contains("made"), shown);
  }

  @Test
  void messagesAreGatheredForThreeSecondsUnlessSaidOtherwise() throws Exception {
    assertEquals(java.time.Duration.ofSeconds(3), Settings.read(Map.of()).gather());
    assertEquals(java.time.Duration.ZERO, Settings.read(Map.of("GATHER_SECONDS", "0")).gather());
    assertEquals(
        java.time.Duration.ofMillis(1_500),
        Settings.read(Map.of("GATHER_SECONDS", "1.5")).gather());
    for (String wrong : List.of("-1", "31", "soon", "NaN")) {
      assertThrows(
          Settings.InvalidSettingsException.class,
          () -> Settings.read(Map.of("GATHER_SECONDS", wrong)));
    }
  }
}
