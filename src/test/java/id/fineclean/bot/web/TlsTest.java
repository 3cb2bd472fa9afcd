package id.fineclean.bot.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final byte[] SERVER_HELLO_FOLLOWS = {0x16, 0x03, 0x03};

  /// A fatal alert, `protocol_version` (RFC 5246, 7.2).
  private static final byte[] FATAL_VERSION = {0x02, 0x46};

  private static TestCertificate rsa;
  private static TestCertificate ec;

  @TempDir Path folder;
  private TlsFiles files;
  private int httpPort;
  private SiteStage stage;
  private TlsClient client;

  @BeforeAll
  static void make(@TempDir Path folder) {
    rsa = TestCertificate.make(folder, "first", "RSA");
    ec = TestCertificate.make(folder, "second", "EC");
  }

  @BeforeEach
  void start() throws IOException {
    files = rsa.write(folder);
    try (ServerSocket free = new ServerSocket(0)) {
      httpPort = free.getLocalPort();
    }
    stage = new SiteStage(folder.resolve("site"), listening(Optional.empty()));
    client = new TlsClient(stage.server.port());
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void pagesAreServedOverTlsAndAskForItFromNowOn() {
    String answer = client.secure(get("/kebijakan-privasi"));
    assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
    assertTrue(answer.contains("Strict-Transport-Security: max-age=31536000\r\n"));
    assertTrue(answer.contains("<article"));
  }

  @Test
  void nothingOlderThanTls12IsSpoken() {
    byte[] refused = client.greet("0302");
    assertEquals(0x15, refused[0], "an alert");
    assertArrayEquals(FATAL_VERSION, Arrays.copyOfRange(refused, 5, 7));
    byte[] accepted = client.greet("0303");
    assertArrayEquals(SERVER_HELLO_FOLLOWS, Arrays.copyOf(accepted, 3));
  }

  @Test
  void onlySuitesWithoutKnownWeaknessesAreSpoken() {
    for (String suite :
        List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256")) {
      assertTrue(client.speaks(suite), suite);
    }
    for (String suite :
        List.of(
            "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
            "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256",
            "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256")) {
      assertFalse(client.speaks(suite), suite);
    }
  }

  @Test
  void plainHttpIsSentToNoNameThatIsNotOurs() {
    for (int port : List.of(stage.server.port(), httpPort)) {
      for (String host : List.of("evil.example", "localhost.evil.example", "10.1.2.3", "[::1]")) {
        String answer =
            new TlsClient(port).plain(get("/privasi").replace("Host: localhost", "Host: " + host));
        assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        assertFalse(answer.contains("Location"), answer);
        assertFalse(answer.contains(host), answer);
      }
    }
  }

  @Test
  void plainHttpIsToldToComeAgainByHttps() {
    for (int port : List.of(stage.server.port(), httpPort)) {
      String answer = new TlsClient(port).plain(get("/privasi/v/1.0?bahasa=en"));
      assertTrue(answer.startsWith("HTTP/1.1 308"), answer);
      assertTrue(
          answer.contains(
              "Location: https://localhost:"
                  + stage.server.port()
                  + "/privasi/v/1.0?bahasa=en\r\n"),
          answer);
      assertTrue(answer.contains("X-Content-Type-Options: nosniff"));
      assertFalse(answer.contains("Strict-Transport-Security"), "RFC 6797, 7.2");
    }
  }

  @Test
  void whatNamesNoHostOrPathIsNotSentAnywhere() {
    TlsClient plain = new TlsClient(httpPort);
    for (String request :
        List.of(
            "GET /privasi HTTP/1.0\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")) {
      String answer = plain.plain(request);
      assertTrue(answer.matches("(?s)HTTP/1\\.[01] 400 .*"), answer);
      assertFalse(answer.contains("Location"), answer);
    }
  }

  @Test
  void theAddressTheWorldKnowsIsWhereHttpIsSentTo() {
    stage.close();
    stage =
        new SiteStage(
            folder.resolve("again"), listening(Optional.of(URI.create("https://bot.example"))));
    String answer = new TlsClient(stage.server.port()).plain(get("/cookie"));
    assertTrue(answer.contains("Location: https://bot.example/cookie\r\n"), answer);
  }

  @Test
  void cookiesAreOnlyForHttps() {
    String answer =
        client.secure(
            "POST /preferensi HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\n"
                + "bahasa=en");
    List<String> cookies = answer.lines().filter(line -> line.startsWith("Set-Cookie: ")).toList();
    assertFalse(cookies.isEmpty(), answer);
    cookies.forEach(cookie -> assertTrue(cookie.endsWith("; Secure"), cookie));
  }

  @Test
  void aRenewedCertificateIsTakenUp() throws Exception {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    CertificateWatch watch = new CertificateWatch(files, tls, Duration.ofMillis(20));
    tls.start();
    watch.start();
    Files.writeString(files.key(), "half written");
    touch();
    Thread.sleep(100);
    assertTrue(String.valueOf(tls.getKeyStore().getCertificate("server")).contains("CN=first"));
    ec.write(folder);
    touch();
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!String.valueOf(tls.getKeyStore().getCertificate("server")).contains("CN=second")) {
      assertTrue(System.nanoTime() < end, "not taken up");
      Thread.sleep(10);
    }
    watch.stop();
    tls.stop();
  }

  @Test
  void olderFormsOfKeysAreRead() throws Exception {
    rsa.write(folder, "RSA PRIVATE KEY", inner((PrivateKey) rsa.key())).check();
    ec.write(folder, "EC PRIVATE KEY", inner((PrivateKey) ec.key())).check();
  }

  @Test
  void mistakesAreNamedWithoutSecrets() throws IOException {
    Path key = Files.copy(files.key(), folder.resolve("kept.pem"));
    ec.write(folder);
    assertMistake(
        "TLS_KEY_FILE is not the key of TLS_CERT_FILE", new TlsFiles(files.certificate(), key));
    assertMistake(
        "TLS_CERT_FILE names a file that cannot be read",
        new TlsFiles(folder.resolve("none"), key));
    assertMistake("TLS_CERT_FILE holds no certificate in PEM format", new TlsFiles(key, key));
    assertMistake(
        "TLS_KEY_FILE holds no private key in PEM format",
        new TlsFiles(files.certificate(), files.certificate()));
    ec.write(folder, "ENCRYPTED PRIVATE KEY", new byte[] {1, 2, 3});
    assertMistake("TLS_KEY_FILE is protected by a password: remove that first", files);
  }

  private void assertMistake(String message, TlsFiles wrong) {
    assertEquals(message, assertThrows(UnusableTlsException.class, wrong::check).getMessage());
  }

  /// Two versions written within one tick of the file system's clock must differ.
  private void touch() throws IOException {
    for (Path file : List.of(files.certificate(), files.key())) {
      Files.setLastModifiedTime(
          file, FileTime.from(Instant.now().plusNanos(System.nanoTime() % 1_000_000_000)));
    }
  }

  /// What the envelope of PKCS #8 holds: its last element's content, whose header has four bytes
  /// for RSA and two for short EC keys.
  private static byte[] inner(PrivateKey key) {
    byte[] encoded = key.getEncoded();
    for (int at = 0; at < 64; at++) {
      boolean octets = encoded[at] == 0x04;
      boolean sequence = octets && encoded[at + 2] == 0x30;
      boolean longSequence = octets && encoded[at + 4] == 0x30;
      int start = sequence ? at + 2 : longSequence ? at + 4 : -1;
      if (start > 0) {
        return Arrays.copyOfRange(encoded, start, encoded.length);
      }
    }
    throw new AssertionError("no key inside");
  }

  private Listening listening(Optional<URI> publicUrl) {
    return new Listening(
        "127.0.0.1",
        0,
        OptionalInt.of(httpPort),
        Optional.of(files),
        TrustedProxies.NONE,
        publicUrl);
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  }
}
