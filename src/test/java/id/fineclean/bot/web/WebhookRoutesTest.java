package id.fineclean.bot.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.storage.SqliteDatabase;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookRoutesTest {
  private final FakeChannel channel = new FakeChannel();
  private final BlockingQueue<Long> woken = new LinkedBlockingQueue<>();
  private Backstage backstage;
  private WebServer server;
  private Visitor provider;

  @BeforeEach
  void start(@TempDir Path folder) {
    backstage = new Backstage(folder, InstantSource.system());
    InboxIntake intake = new InboxIntake(backstage.inbox, woken::add);
    server =
        new WebServer(
            Listening.plain("127.0.0.1", 0),
            List.of(
                new WebhookRoutes(
                    List.of(channel), intake, backstage.deliveries, backstage.telemetry)));
    server.start();
    provider = new Visitor(server.port());
  }

  @AfterEach
  void stop() {
    server.close();
    backstage.close();
  }

  @Test
  void messagesAreStoredAndTheirConversationsWoken() {
    HttpResponse<String> answer = genuine("text ani 1\ntext budi 2\ntext ani 3");

    assertEquals(200, answer.statusCode());
    assertEquals("", answer.body());
    assertEquals(3, backstage.count("inbox"));
    List<Long> conversations = List.copyOf(woken);
    assertEquals(3, conversations.size());
    assertEquals(conversations.getFirst(), conversations.getLast());
    assertCounted("accepted", 1);
  }

  @Test
  void aRepeatedDeliveryIsAcknowledgedAndStoredOnce() {
    genuine("text ani 1");
    HttpResponse<String> again = genuine("text ani 1");

    assertEquals(200, again.statusCode());
    assertEquals(1, backstage.count("inbox"));
    assertEquals(1, woken.size());
    assertCounted("duplicate", 1);
  }

  @Test
  void aForgedRequestIsRefusedAndLeavesNothing() {
    HttpResponse<String> answer = provider.post(FakeChannel.PATH, "text ani 1");

    assertEquals(403, answer.statusCode());
    assertEquals(0, backstage.count("inbox"));
    assertEquals(0, backstage.count("customer"));
    assertCounted("forged", 1);
  }

  @Test
  void aSecretSentTwiceIsNoSecret() {
    HttpResponse<String> answer =
        provider.post(
            FakeChannel.PATH, "text ani 1", "X-Secret", FakeChannel.SECRET, "X-Secret", "other");

    assertEquals(403, answer.statusCode());
  }

  @Test
  void theRequestIsHandedOverAsItCame() throws Exception {
    provider.post(
        FakeChannel.PATH + "?a=%20b&c", "ignored", "X-Secret", FakeChannel.SECRET, "X-Other", "Ä");

    var request = channel.requests.take();
    assertEquals("/webhooks/fake?a=%20b&c", request.pathAndQuery());
    assertEquals(FakeChannel.SECRET, request.headers().get("x-secret"));
    assertEquals("ignored", new String(request.body(), StandardCharsets.UTF_8));
  }

  @Test
  void whatIsGenuineButUnreadableIsRefused() {
    assertEquals(400, genuine("malformed").statusCode());
    assertCounted("malformed", 1);
  }

  @Test
  void whatTheBotDoesNotHandleIsAcknowledged() {
    assertEquals(200, genuine("ignored").statusCode());
    assertEquals(0, backstage.count("inbox"));
    assertCounted("ignored", 1);
    String kind = "fineclean_ignored_updates_total{channel=\"fake\",kind=\"poll\"} 1.0";
    assertTrue(backstage.metrics().contains(kind), kind);
  }

  @Test
  void statusReportsAreKept() {
    assertEquals(200, genuine("status SM1").statusCode());
    assertEquals(1, backstage.count("early_status"));
  }

  @Test
  void aBodyOfExactlyTheLimitIsRead() {
    assertEquals(200, genuine("ignored " + "x".repeat(256 * 1024 - 8)).statusCode());
  }

  @Test
  void aLongerBodyIsRefused() {
    HttpResponse<String> answer = genuine("ignored " + "x".repeat(256 * 1024 - 7));

    assertEquals(413, answer.statusCode());
    assertEquals(0, channel.requests.size());
    assertCounted("too_large", 1);
  }

  @Test
  void aLongerBodyOfAProviderThatWouldRepeatItForEverIsTakenAndPassedOver() {
    HttpResponse<String> answer =
        provider.post(
            FakeChannel.PATH, BodyPublishers.ofByteArray(new byte[700_000]), "X-Head", "too_large");

    assertEquals(200, answer.statusCode());
    assertCounted("ignored", 1);
  }

  @Test
  void aLongerBodyThatDoesNotSayHowLongItIsIsRefused() {
    byte[] body = new byte[700_000];
    HttpResponse<String> answer =
        provider.post(
            FakeChannel.PATH, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

    assertEquals(413, answer.statusCode());
    assertCounted("too_large", 1);
  }

  @Test
  void aSenderOfOneByteNowAndThenIsNotWaitedForForEver() throws Exception {
    try (Socket slow = new Socket("127.0.0.1", server.port())) {
      slow.setSoTimeout(30_000);
      slow.getOutputStream()
          .write(
              ("POST " + FakeChannel.PATH + " HTTP/1.1\r\nHost: a\r\nContent-Length: 9000\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      Thread dribbling = Thread.startVirtualThread(() -> dribble(slow));
      String status = new BufferedReader(new InputStreamReader(slow.getInputStream())).readLine();
      assertTrue(status.contains(" 408 "), status);
      dribbling.join();
    }
  }

  private static void dribble(Socket socket) {
    try {
      for (int sent = 0; sent < 200; sent++) {
        socket.getOutputStream().write('a');
        socket.getOutputStream().flush();
        Thread.sleep(100);
      }
    } catch (IOException refused) {
      // As it should be.
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aBodyInChunksIsRead() {
    byte[] body = "text ani 1".getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> answer =
        provider.post(
            FakeChannel.PATH,
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
            "X-Secret",
            FakeChannel.SECRET);

    assertEquals(200, answer.statusCode());
    assertEquals(1, backstage.count("inbox"));
  }

  @Test
  void aTapIsAcknowledgedToTheProviderAfterItIsStored() throws Exception {
    assertEquals(200, genuine("tap ani 7").statusCode());

    assertEquals("tap-7", channel.acknowledgedTaps.poll(5, TimeUnit.SECONDS));
    assertEquals(1, backstage.count("inbox"));
  }

  @Test
  void aProviderThatReadsTheAnswerGetsWhatItsChannelSays() {
    HttpResponse<String> answer =
        provider.post(FakeChannel.ANSWERED_PATH, "text ani 1", "X-Secret", FakeChannel.SECRET);

    assertEquals("<Nothing/>", answer.body());
    assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("text/xml"));
  }

  @Test
  void aLockedDatabaseIsNeverAcknowledged() throws SQLException {
    genuine("text ani 1");
    try (Connection other = DriverManager.getConnection(SqliteDatabase.url(backstage.file));
        Statement lock = other.createStatement()) {
      lock.execute("BEGIN IMMEDIATE");
      HttpResponse<String> answer = genuine("text ani 2");

      assertEquals(503, answer.statusCode());
      assertEquals("2", answer.headers().firstValue("Retry-After").orElse(""));
      assertCounted("unavailable", 1);
      lock.execute("ROLLBACK");
    }
    assertEquals(200, genuine("text ani 2").statusCode());
    assertEquals(2, backstage.count("inbox"));
  }

  @Test
  void aClosedDatabaseIsNeverAcknowledged() {
    backstage.database.close();

    assertEquals(503, genuine("text ani 1").statusCode());
    assertEquals(503, genuine("status SM1").statusCode());
  }

  @Test
  void aFaultInAChannelIsNotAcknowledgedAndTellsNothing() {
    HttpResponse<String> answer = genuine("broken");

    assertEquals(500, answer.statusCode());
    assertEquals("Server Error", answer.body());
    assertCounted("failed", 1);
  }

  @Test
  void onlyPostIsServed() {
    HttpResponse<String> answer = provider.get(FakeChannel.PATH);

    assertEquals(405, answer.statusCode());
    assertEquals("POST", answer.headers().firstValue("Allow").orElse(""));
    assertEquals(404, provider.post("/webhooks/unknown", "").statusCode());
  }

  private HttpResponse<String> genuine(String body) {
    return provider.post(FakeChannel.PATH, body, "X-Secret", FakeChannel.SECRET);
  }

  private void assertCounted(String outcome, int times) {
    String line =
        "fineclean_webhook_requests_total{outcome=\"" + outcome + "\",path=\"/webhooks/fake\"} ";
    String counted =
        backstage.metrics().lines().filter(l -> l.startsWith(line)).findFirst().orElse(line + "0");
    assertEquals(times, (int) Double.parseDouble(counted.substring(line.length())));
  }
}
