package id.fineclean.bot.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentTooLargeResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Attackers on real connections. Those of 127.0.0.1 are this machine's; others of its network are
/// strangers'.
class ConnectionGuardTest {
  private static final String HALF = "GET /health HTTP/1.1\r\nHost: x\r\nX-Never-Ends: ";
  private static final String STRANGER = "127.0.0.2";
  private static final String PROXY = "127.0.0.9";
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private final Stage stage = new Stage();
  private final List<Socket> sockets = new ArrayList<>();
  private WebServer server;

  @BeforeEach
  void start() {
    server =
        new WebServer(
            new Listening(
                "127.0.0.1",
                0,
                OptionalInt.empty(),
                Optional.empty(),
                TrustedProxies.parse(PROXY),
                Optional.empty()),
            List.of(stage));
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    stage.release.release(10_000);
    for (Socket socket : sockets) {
      socket.close();
    }
    server.close();
  }

  @Test
  void moreHalfSentRequestsThanThereAreConnectionsHoldNobodyUp() throws Exception {
    Socket atWork = connect(STRANGER);
    send(atWork, "GET /held HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    stage.entered.acquire();
    for (int i = 0; i < 2_400; i++) {
      send(connect("127.0.1." + (1 + i % 200)), HALF);
    }
    assertWellServed();
    stage.release.release();
    assertEquals(200, status(atWork), "a request at work is not cut off for others");
  }

  @Test
  void oneAddressCannotTakeTheConnectionsOfOthers() throws Exception {
    List<Socket> half = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      Socket socket = connect(STRANGER);
      send(socket, HALF);
      half.add(socket);
    }
    await(() -> half.stream().filter(ConnectionGuardTest::cut).count() >= 400);
    assertTrue(half.stream().filter(socket -> !cut(socket)).count() >= 100, "not all of them");
    assertEquals(200, call(STRANGER, get("/health")), "nor is the address shut out");
    assertWellServed();
  }

  @Test
  void requestsThatNeverBecomeWholeAreEnded() throws Exception {
    Socket nothing = connect(STRANGER);
    Socket dripping = connect(STRANGER);
    send(dripping, HALF);
    Socket stalled = connect(STRANGER);
    send(stalled, post("Content-Length: 5", "a"));
    Socket chunks = connect(STRANGER);
    send(chunks, post("Transfer-Encoding: chunked", "1\r\na\r\n"));
    Thread drip = Thread.startVirtualThread(() -> drip(dripping));
    Socket served = connect(STRANGER);
    send(served, "GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
    assertEquals(200, status(served));
    List<Socket> late = List.of(nothing, dripping, stalled, chunks);
    await(() -> late.stream().allMatch(ConnectionGuardTest::cut), Duration.ofSeconds(30));
    assertTrue(!cut(served), "between two requests there is more time");
    drip.interrupt();
  }

  @Test
  void longBodiesThatStallHoldNobodyUp() throws Exception {
    String begun = "5000\r\n" + "a".repeat(0x5000) + "\r\n";
    for (int i = 0; i < 120; i++) {
      send(connect("127.0.2." + (1 + i / 8)), post("Transfer-Encoding: chunked", begun));
    }
    assertWellServed();
    String whole = begun.repeat(3) + "0\r\n\r\n";
    assertQuick(Duration.ofSeconds(5), post("Transfer-Encoding: chunked", whole));
  }

  @Test
  void oneCallerCannotHoldAllPlacesForLongBodies() throws Exception {
    String begun = "5000\r\n" + "a".repeat(0x5000) + "\r\n";
    for (int i = 0; i < 100; i++) {
      send(connect(STRANGER), post("Transfer-Encoding: chunked", begun));
    }
    assertQuick(AT_ONCE, post("Transfer-Encoding: chunked", begun + "0\r\n\r\n"));
  }

  @Test
  void callersBehindATrustedProxyAreCountedOneByOne() throws Exception {
    for (int i = 0; i < ConnectionGuard.MOST_OF_ONE; i++) {
      send(connect(PROXY), forwarded("/held", "203.0.113.7"));
    }
    stage.entered.acquire(ConnectionGuard.MOST_OF_ONE);
    assertEquals(503, call(PROXY, forwarded("/health", "203.0.113.7")));
    assertEquals(200, call(PROXY, forwarded("/health", "203.0.113.8")));
    stage.release.release(ConnectionGuard.MOST_OF_ONE);
    for (Socket done : List.copyOf(sockets.subList(0, ConnectionGuard.MOST_OF_ONE))) {
      assertEquals(200, status(done));
    }
    assertEquals(200, call(PROXY, forwarded("/health", "203.0.113.7")), "its turn again");
  }

  private void assertWellServed() throws Exception {
    assertQuick(AT_ONCE, get("/health"));
    assertQuick(AT_ONCE, post("Content-Length: 3", "abc"));
    assertQuick(AT_ONCE, post("Transfer-Encoding: chunked", "3\r\nabc\r\n0\r\n\r\n"));
  }

  /// The quickest of three: what else runs on the machine may hold up one.
  private void assertQuick(Duration bound, String request) throws Exception {
    Duration quickest = Duration.ofDays(1);
    for (int i = 0; i < 3 && quickest.compareTo(bound) > 0; i++) {
      long began = System.nanoTime();
      assertEquals(200, call("127.0.0.1", request));
      Duration taken = Duration.ofNanos(System.nanoTime() - began);
      quickest = taken.compareTo(quickest) < 0 ? taken : quickest;
    }
    assertTrue(quickest.compareTo(bound) <= 0, quickest.toString());
  }

  private Socket connect(String from) throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
    socket.setSoTimeout(30_000);
    socket.connect(new InetSocketAddress("127.0.0.1", server.port()), 10_000);
    sockets.add(socket);
    return socket;
  }

  private static void send(Socket socket, String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException cutOff) {
      // Then it has served its purpose.
    }
  }

  private int call(String from, String request) throws IOException {
    Socket socket = connect(from);
    send(socket, request);
    return status(socket);
  }

  private static int status(Socket socket) throws IOException {
    String line = new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
    return line == null ? 0 : Integer.parseInt(line.split(" ")[1]);
  }

  /// Whether the server has closed a connection on which it said nothing.
  private static boolean cut(Socket socket) {
    try {
      socket.setSoTimeout(1);
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  private static void drip(Socket socket) {
    try {
      OutputStream out = socket.getOutputStream();
      while (true) {
        out.write('a');
        Thread.sleep(200);
      }
    } catch (IOException | InterruptedException over) {
      // Cut off, or the test ends.
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    await(condition, Duration.ofSeconds(10));
  }

  private static void await(BooleanSupplier condition, Duration patience)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "in time");
      Thread.sleep(50);
    }
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  }

  private static String forwarded(String path, String caller) {
    return get(path).replace("\r\n\r\n", "\r\nX-Forwarded-For: " + caller + "\r\n\r\n");
  }

  private static String post(String header, String body) {
    return "POST /webhook HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        + header
        + "\r\n\r\n"
        + body;
  }

  private static final class Stage implements Routes {
    private final Semaphore entered = new Semaphore(0);
    private final Semaphore release = new Semaphore(0);

    @Override
    public void register(RoutesConfig routes) {
      routes.get("/health", ctx -> ctx.result("well"));
      routes.post(
          "/webhook",
          ctx -> ctx.result(RequestBody.read(ctx).orElseThrow(ContentTooLargeResponse::new)));
      routes.get(
          "/held",
          ctx -> {
            entered.release();
            release.acquire();
            ctx.result("done");
          });
    }
  }
}
