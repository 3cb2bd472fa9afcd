package id.fineclean.bot.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.concurrent.AdmissionControl;
import id.fineclean.bot.concurrent.ConversationWorkers;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebServerTest {
  private final SlowRoutes slow = new SlowRoutes();
  private WebServer server;
  private Visitor visitor;

  @BeforeEach
  void start() {
    server = new WebServer(Listening.plain("127.0.0.1", 0), List.of(slow));
    server.start();
    visitor = new Visitor(server.port());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyAnswerForbidsInlineScriptsFramesAndGuessing() {
    for (String path : List.of("/fine", "/fails", "/nowhere")) {
      HttpResponse<String> answer = visitor.get(path);
      String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
      assertTrue(
          policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self'"), path);
      assertFalse(policy.contains("unsafe"), path);
      assertEquals("nosniff", answer.headers().firstValue("X-Content-Type-Options").orElse(""));
      assertEquals("DENY", answer.headers().firstValue("X-Frame-Options").orElse(""));
    }
  }

  @Test
  void noAnswerNamesTheServerOrShowsAStackTrace() throws IOException {
    for (String request :
        List.of(
            "GET /fails HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "GET /nowhere HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nConnection: close\r\n\r\n",
            "GET /nowhere HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\nConnection: close\r\n\r\n",
            "GET /nowhere HTTP/1.1\r\nHost: x\r\nSec-WebSocket-Version: 13\r\nConnection: close\r\n\r\n",
            "GET /%2e%2e/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n",
            "nonsense\r\n\r\n")) {
      String answer = raw(request);
      assertTrue(answer.matches("(?s)HTTP/1.1 [45]\\d\\d .*"), answer);
      assertFalse(answer.matches("(?is).*(jetty|javalin|server:|exception|\\tat ).*"), answer);
    }
  }

  @Test
  void whatARouteDidNotExpectIsAServerError() {
    assertEquals(500, visitor.get("/fails").statusCode());
    assertEquals("Server Error", visitor.get("/fails").body());
  }

  @Test
  void requestsRunOnVirtualThreads() {
    assertEquals("true", visitor.get("/fine").body());
  }

  @Test
  void requestsAreAnsweredWhileEveryTurnComputes() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    CountDownLatch computing = new CountDownLatch(AdmissionControl.MOST);
    ConversationWorkers turns =
        ConversationWorkers.computing(
            "computing",
            AdmissionControl.MOST,
            conversation -> {
              computing.countDown();
              while (!over.get()) {
                Thread.onSpinWait();
              }
            });
    try {
      LongStream.range(0, AdmissionControl.MOST).forEach(turns::wake);
      assertTrue(computing.await(30, TimeUnit.SECONDS));
      var answer = CompletableFuture.supplyAsync(() -> visitor.get("/fine").statusCode());
      assertEquals(200, answer.get(5, TimeUnit.SECONDS));
    } finally {
      over.set(true);
      turns.close();
    }
  }

  @Test
  void aRunningRequestIsFinishedBeforeTheServerStops() throws Exception {
    var answer = CompletableFuture.supplyAsync(() -> visitor.get("/slow"));
    slow.entered.await();
    var stopped = CompletableFuture.runAsync(server::close);
    slow.stopping.await();
    slow.release.countDown();
    assertEquals("done", answer.get().body());
    stopped.get();
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static final class SlowRoutes implements Routes {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @Override
    public void register(RoutesConfig routes) {
      routes.get("/fine", ctx -> ctx.result("" + Thread.currentThread().isVirtual()));
      routes.get(
          "/fails",
          ctx -> {
            throw new IllegalArgumentException("a secret of the inside");
          });
      routes.get(
          "/slow",
          ctx -> {
            entered.countDown();
            release.await();
            ctx.result("done");
          });
    }

    @Override
    public void stopping() {
      stopping.countDown();
    }
  }
}
