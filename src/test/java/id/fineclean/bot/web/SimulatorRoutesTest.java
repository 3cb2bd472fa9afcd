package id.fineclean.bot.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.json.Json;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorRoutesTest {
  private static final String MESSAGES = "/simulator/api/messages";
  private static final String CLOCK = "/simulator/api/clock";
  private static final String HALO = "{'type': 'text', 'text': 'halo'}";

  /// Sunday, 09:00 in Jakarta.
  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

  private SimulatorStage stage;
  private Visitor script;

  @BeforeEach
  void start(@TempDir Path folder) {
    stage = new SimulatorStage(folder, InstantSource.fixed(NOW));
    script = new Visitor(stage.server.port());
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void aMessageIsStoredAndAnswered() throws Exception {
    JsonNode answer = body(say("telegram", HALO));
    assertEquals(1, answer.path("stored").intValue());
    JsonNode reply = reply("telegram", "ani", 1);

    assertEquals("Anda menulis: halo", reply.path("received").path("text").textValue());
    assertEquals(1, stage.backstage.count("inbox"));
  }

  @Test
  void aMessageDeliveredTwiceIsStoredOnce() {
    JsonNode answer = body(post(MESSAGES, message("telegram", HALO, ", 'twice': true")));

    assertEquals(1, answer.path("stored").intValue());
    assertEquals(1, stage.backstage.count("inbox"));
  }

  @Test
  void everyKindOfContentIsTaken() {
    for (String content :
        List.of(
            "{'type': 'tap', 'payload': 'yes'}",
            "{'type': 'location', 'latitude': -6.05, 'longitude': 106.85, 'address': 'Contoh'}",
            "{'type': 'contact_card', 'phone': '+6281200000001', 'own': true}",
            "{'type': 'media', 'kind': 'photo', 'caption': 'dapur', 'album': 'a1'}",
            "{'type': 'edit', 'messageId': 'x', 'text': 'halo kak'}",
            "{'type': 'reachability', 'reachable': false}",
            "{'type': 'poll'}")) {
      HttpResponse<String> answer = say("telegram", content);
      assertEquals(200, answer.statusCode(), content + answer.body());
    }
    assertEquals(7, stage.backstage.count("inbox"));
  }

  @Test
  void whatCannotBeIsRefusedByTheNameOfItsField() {
    assertRefused("content.type", message("whatsapp", "{'type': 'tap', 'payload': 'yes'}", ""));
    assertRefused("content.type", message("telegram", "{'type': 'hologram'}", ""));
    assertRefused("channel", message("carrier-pigeon", HALO, ""));
    assertRefused("text", message("telegram", "{'type': 'text'}", ""));
    assertRefused(
        "text", message("telegram", "{'type': 'text', 'text': '" + "x".repeat(4097) + "'}", ""));
    assertRefused(
        "payload", message("telegram", "{'type': 'tap', 'payload': '" + "é".repeat(33) + "'}", ""));
    assertRefused(
        "latitude",
        message("telegram", "{'type': 'location', 'latitude': 91, 'longitude': 0}", ""));
    assertRefused("kind", message("telegram", "{'type': 'media', 'kind': 'smell'}", ""));
    assertRefused("twice", message("telegram", HALO, ", 'twice': 'yes'"));
    assertRefused("customer", message("telegram", HALO, "").replace("ani", "../ani"));
    assertRefused("content", "{'channel': 'telegram', 'customer': {'id': 'ani'}}");
    assertRefused("body", "{'channel'");
    assertEquals(0, stage.backstage.count("inbox"));
  }

  @Test
  void anUnavailableDatabaseIsToldAndShown() {
    stage.backstage.database.close();

    assertEquals(503, say("telegram", HALO).statusCode());
    assertEquals("FAILED", messages("telegram", "ani").get(0).path("state").textValue());
  }

  @Test
  void theClockMovesForward() {
    JsonNode hour = body(post(CLOCK, "{'advance': 'PT1H'}"));
    JsonNode next = body(post(CLOCK, "{'to': '2026-11-23T08:00'}"));

    assertEquals("2026-11-22T10:00", hour.path("local").textValue());
    assertEquals(3600, hour.path("ahead").intValue());
    assertEquals("2026-11-23T01:00:00Z", next.path("now").textValue());
    assertEquals("Asia/Jakarta", next.path("zone").textValue());
    assertEquals(Duration.ofHours(23), stage.clock.ahead());
  }

  @Test
  void theClockMovesNeitherBackNorOutOfSight() {
    for (String move :
        List.of(
            "{'to': '2026-11-22T08:59'}",
            "{'to': '+99999-01-01T00:00'}",
            "{'to': 'besok'}",
            "{'advance': 'PT-1H'}",
            "{'advance': 'P4000D'}",
            "{'advance': 'PT9999999999999999999H'}",
            "{}")) {
      assertEquals(400, post(CLOCK, move).statusCode(), move);
    }
    assertEquals(Duration.ZERO, stage.clock.ahead());
  }

  @Test
  void eventsTellTheClockAndEveryMessage() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", stage.server.port())) {
      BufferedReader events = open(socket);
      assertTrue(until(events, "event: clock").contains("2026-11-22T09:00"));
      say("telegram", HALO);
      assertTrue(until(events, "event: message").contains("\"text\":\"halo\""));
      post(CLOCK, "{'advance': 'PT1H'}");
      assertTrue(until(events, "event: clock").contains("2026-11-22T10:00"));
    }
  }

  @Test
  void openStreamsDoNotHoldTheServerUp() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", stage.server.port())) {
      until(open(socket), "event: clock");
      long started = System.nanoTime();
      stage.server.close();
      assertTrue(
          Duration.ofNanos(System.nanoTime() - started).toSeconds() < 9,
          "a stop waits ten seconds for requests");
    }
  }

  @Test
  void otherSitesAreKeptAway() {
    String body = json(message("telegram", HALO, ""));
    String type = "application/json";
    assertEquals(
        403,
        script
            .post(MESSAGES, body, "Content-Type", type, "Origin", "http://evil.example")
            .statusCode());
    assertEquals(
        403,
        script
            .post(MESSAGES, body, "Content-Type", type, "Sec-Fetch-Site", "cross-site")
            .statusCode());
    assertEquals(
        403, script.post(MESSAGES, body, "Content-Type", type, "Origin", "null").statusCode());
    assertEquals(415, script.post(MESSAGES, body, "Content-Type", "text/plain").statusCode());
    assertEquals(415, script.post(CLOCK, "{\"advance\":\"PT1H\"}").statusCode());
    assertEquals(0, stage.backstage.count("inbox"));
  }

  @Test
  void aForeignHostNameThatLeadsHereIsRefused() throws Exception {
    for (String path : List.of("/simulator", "/simulator/main.js", "/simulator/api/state")) {
      assertTrue(withHost("evil.example", path).startsWith("HTTP/1.1 403"), path);
      assertTrue(withHost("localhost:7070", path).startsWith("HTTP/1.1 200"), path);
      assertTrue(withHost("[::1]:7070", path).startsWith("HTTP/1.1 200"), path);
    }
  }

  @Test
  void whatCameThroughAProxyIsRefusedOnThisMachineOnly(@TempDir Path again) throws Exception {
    restart(again, "127.0.0.1", Optional.empty());
    for (String header :
        List.of(
            "X-Forwarded-Host: localhost",
            "X-Forwarded-For: 127.0.0.1",
            "x-forwarded-proto: https",
            "Forwarded: host=localhost",
            "Via: 1.1 proxy",
            "X-Real-IP: 127.0.0.1",
            "CF-Connecting-IP: 203.0.113.9")) {
      for (String host : List.of("bot.example", "localhost")) {
        String answer = withHost(host, "/simulator/api/state", header + "\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 403"), host + " " + header + answer);
      }
    }
    assertTrue(withHost("localhost", "/simulator").startsWith("HTTP/1.1 200"));
  }

  @Test
  void beyondThisMachineOnlyAddressesAndOurOwnNamesLeadHere(@TempDir Path again) throws Exception {
    restart(again, "0.0.0.0", Optional.of(URI.create("https://bot.example")));
    for (String ours : List.of("bot.example", "192.0.2.7:7070", "[2001:db8::1]", "localhost")) {
      assertTrue(withHost(ours, "/simulator").startsWith("HTTP/1.1 200"), ours);
    }
    String forwarded = "X-Forwarded-Host: bot.example\r\n";
    for (String foreign : List.of("evil.example", "1.evil.example", "x.bot.example")) {
      assertTrue(withHost(foreign, "/simulator").startsWith("HTTP/1.1 403"), foreign);
      assertTrue(withHost(foreign, "/simulator", forwarded).startsWith("HTTP/1.1 403"), foreign);
    }
  }

  @Test
  void anEndlessBodyIsRefused() {
    assertEquals(
        413,
        script
            .post(MESSAGES, " ".repeat(300_000), "Content-Type", "application/json")
            .statusCode());
  }

  @Test
  void thePageIsCompleteAndHoldsNoInlineScriptOrStyle() {
    String page = script.get("/simulator").body();
    assertFalse(
        Pattern.compile("<style|\\sstyle=|\\son\\w+=|<script(?![^>]* src=)").matcher(page).find());
    Matcher links = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"").matcher(page);
    int found = 0;
    while (links.find()) {
      assertEquals(200, script.get(links.group(1)).statusCode(), links.group(1));
      found++;
    }
    assertTrue(found >= 6, page);
  }

  @Test
  void theStateCanBeNarrowed() {
    say("telegram", HALO);
    say("whatsapp", HALO);

    assertEquals(2, chats("").size());
    assertEquals(1, chats("?channel=whatsapp").size());
    assertEquals(0, chats("?customer=budi").size());
  }

  private HttpResponse<String> say(String channel, String content) {
    return post(MESSAGES, message(channel, content, ""));
  }

  private HttpResponse<String> post(String path, String body) {
    return script.post(path, json(body), "Content-Type", "application/json");
  }

  private static String message(String channel, String content, String more) {
    return "{'channel': '"
        + channel
        + "', 'customer': {'id': 'ani', 'name': 'Ani Contoh'}, 'content': "
        + content
        + more
        + "}";
  }

  private static String json(String withSingleQuotes) {
    return withSingleQuotes.replace('\'', '"');
  }

  private void assertRefused(String field, String body) {
    HttpResponse<String> answer = post(MESSAGES, body);
    assertEquals(400, answer.statusCode(), body);
    assertEquals("{\"error\":\"" + field + "\"}", answer.body());
  }

  private static JsonNode body(HttpResponse<String> answer) {
    assertEquals(200, answer.statusCode(), answer.body());
    return Json.read(answer.body().getBytes(StandardCharsets.UTF_8), JsonNode.class);
  }

  private JsonNode chats(String query) {
    return body(script.get("/simulator/api/state" + query)).path("chats");
  }

  private JsonNode messages(String channel, String customer) {
    return chats("?channel=" + channel + "&customer=" + customer).path(0).path("messages");
  }

  private JsonNode reply(String channel, String customer, int index) throws InterruptedException {
    for (int attempt = 0; attempt < 200; attempt++) {
      JsonNode messages = messages(channel, customer);
      if (messages.size() > index) {
        return messages.path(index);
      }
      Thread.sleep(50);
    }
    throw new AssertionError("no reply");
  }

  private void restart(Path folder, String address, Optional<URI> publicUrl) {
    stage.close();
    Listening listening =
        new Listening(
            address,
            0,
            OptionalInt.empty(),
            Optional.empty(),
            TrustedProxies.parse("127.0.0.1"),
            publicUrl);
    stage = new SimulatorStage(folder, InstantSource.fixed(NOW), listening);
  }

  private String withHost(String host, String path) throws Exception {
    return withHost(host, path, "");
  }

  private String withHost(String host, String path, String headers) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", stage.server.port())) {
      request(socket, host, path, headers + "Connection: close\r\n");
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static BufferedReader open(Socket socket) throws Exception {
    request(socket, "localhost", "/simulator/api/events", "");
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static void request(Socket socket, String host, String path, String headers)
      throws Exception {
    String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
  }

  /// Reads on to the next event of a kind, and returns its data.
  private static String until(BufferedReader events, String event) throws Exception {
    String line = events.readLine();
    while (line != null && !line.equals(event)) {
      line = events.readLine();
    }
    return String.valueOf(events.readLine());
  }
}
