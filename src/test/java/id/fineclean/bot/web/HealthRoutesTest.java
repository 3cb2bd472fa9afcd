package id.fineclean.bot.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.telemetry.Telemetry;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthRoutesTest {
  private final AtomicBoolean database = new AtomicBoolean(true);
  private final Telemetry telemetry = new Telemetry();
  private WebServer server;
  private Visitor visitor;

  @BeforeEach
  void start() {
    server =
        new WebServer(
            Listening.plain("127.0.0.1", 0),
            List.of(new HealthRoutes(Map.of("database", database::get), telemetry)));
    server.start();
    visitor = new Visitor(server.port());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theProcessIsLiveWhateverItLacks() {
    database.set(false);
    assertEquals(200, visitor.get("/health/live").statusCode());
    assertEquals("{\"status\":\"live\"}", visitor.get("/health/live").body());
  }

  @Test
  void itIsReadyWhenItHasWhatItNeeds() {
    assertEquals(200, visitor.get("/health/ready").statusCode());
    assertEquals("{\"status\":\"ready\"}", visitor.get("/health/ready").body());
  }

  @Test
  void itNamesWhatItLacks() {
    database.set(false);
    HttpResponse<String> answer = visitor.get("/health/ready");

    assertEquals(503, answer.statusCode());
    assertTrue(answer.body().contains("\"missing\":[\"database\"]"), answer.body());
  }

  @Test
  void headTellsTheStatusOfGet() {
    assertEquals(200, head("/health/ready").statusCode());
    database.set(false);
    HttpResponse<String> answer = head("/health/ready");

    assertEquals(503, answer.statusCode());
    assertEquals("", answer.body());
    assertEquals(
        visitor.get("/health/ready").headers().firstValue("Content-Length"),
        answer.headers().firstValue("Content-Length"));
  }

  private HttpResponse<String> head(String path) {
    return visitor.call(visitor.request(path).HEAD());
  }

  @Test
  void countersAreShownInPrometheusFormat() {
    telemetry.webhook("/webhooks/telegram", "forged");
    HttpResponse<String> answer = visitor.get("/metrics");

    assertTrue(
        answer
            .body()
            .contains(
                "fineclean_webhook_requests_total{outcome=\"forged\",path=\"/webhooks/telegram\"} 1"));
    assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("text/plain"));
  }
}
