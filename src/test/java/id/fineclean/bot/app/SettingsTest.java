package id.fineclean.bot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.app.Settings.InvalidSettingsException;
import id.fineclean.bot.web.TrustedProxies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @Test
  void nothingHasToBeSet() throws Exception {
    Settings settings = Settings.read(Map.of("PORT", "  "));
    assertEquals(7070, settings.port());
    assertEquals("127.0.0.1", settings.host());
    assertTrue(settings.simulator());
    assertTrue(settings.tls().isEmpty());
    assertEquals(OptionalInt.empty(), settings.httpPort());
    assertEquals(TrustedProxies.NONE, settings.proxies());
  }

  @Test
  void everyMistakeIsNamedAtOnceAndNoValueIsShown(@TempDir Path folder) throws Exception {
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
  void aCertificateNeedsItsKeyAndTheOtherWayRound() {
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
  void proxiesAreAddressesAndRanges() throws Exception {
    assertEquals(
        TrustedProxies.parse("127.0.0.1, 10.0.0.0/8"),
        Settings.read(Map.of("TRUSTED_PROXIES", "127.0.0.1,10.0.0.0/8")).proxies());
  }

  private static List<String> mistakes(Map<String, String> values) {
    return assertThrows(InvalidSettingsException.class, () -> Settings.read(values)).mistakes();
  }
}
