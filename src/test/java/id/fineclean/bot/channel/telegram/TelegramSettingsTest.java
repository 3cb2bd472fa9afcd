package id.fineclean.bot.channel.telegram;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.telegram.TelegramSettings.Mode;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramSettingsTest {
  private static final String TOKEN = "4200:TEST-token_of_tests";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.telegram.org",
        "https://proxy.example.com:8443",
        "http://127.0.0.1:4020",
        "http://localhost:4020/",
        "http://[::1]:4020"
      })
  void takesHttpsAnywhereAndHttpOnThisMachine(String url) {
    assertDoesNotThrow(() -> settings(TOKEN, "s3cret_of-tests-0", url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.telegram.org",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
        "http://10.0.0.1",
        "https://user:hush@api.telegram.org",
        "https://api.telegram.org/path",
        "https://api.telegram.org?x=1",
        "ftp://127.0.0.1",
        "api.telegram.org",
        "https:///"
      })
  void refusesAnyOtherAddressWithoutRepeatingIt(String url) {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> settings(TOKEN, "s3cret_of-tests-0", url));

    assertTrue(
        String.valueOf(refusal.getMessage()).startsWith("TELEGRAM_API_URL must"),
        refusal.getMessage());
    assertFalse(String.valueOf(refusal.getMessage()).contains("hush"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hush", "hush:hush", "4200:", "4200:hush/../x", "4200:hush hush"})
  void refusesWhatIsNoTokenWithoutRepeatingIt(String token) {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> settings(token, "s3cret_of-tests-0", "https://api.telegram.org"));

    assertFalse(String.valueOf(refusal.getMessage()).contains("hush"), refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hush-hush hush-hush", "hush-hush-hush-hush!", "hush-hush-hush-hüsh"})
  void refusesASecretThatTelegramWouldRefuse(String secret) {
    assertThrows(
        IllegalArgumentException.class, () -> settings(TOKEN, secret, "https://api.telegram.org"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "123456", "fifteen-letters"})
  void refusesASecretThatCouldBeGuessed(String secret) {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> settings(TOKEN, secret, "https://api.telegram.org"));

    String said = String.valueOf(refusal.getMessage());
    assertTrue(said.startsWith("TELEGRAM_WEBHOOK_SECRET must be 16 to 256"), said);
    assertFalse(said.contains(secret) && secret.length() > 1, said);
  }

  @Test
  void needsASecretForWebhooksOnly() {
    URI url = TelegramSettings.DEFAULT_API_URL;
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new TelegramSettings(
                TOKEN, Optional.empty(), url, Mode.WEBHOOK, TelegramSettings.DEFAULT_LIMITS));
    assertDoesNotThrow(
        () ->
            new TelegramSettings(
                TOKEN, Optional.empty(), url, Mode.POLLING, TelegramSettings.DEFAULT_LIMITS));
  }

  @Test
  void doesNotShowItsSecrets() {
    String shown = settings(TOKEN, "s3cret_of-tests-0", "https://api.telegram.org").toString();

    assertEquals(-1, shown.indexOf("TEST-token"));
    assertEquals(-1, shown.indexOf("s3cret"));
  }

  private static TelegramSettings settings(String token, String secret, String url) {
    return new TelegramSettings(
        token, Optional.of(secret), URI.create(url), Mode.WEBHOOK, TelegramSettings.DEFAULT_LIMITS);
  }
}
