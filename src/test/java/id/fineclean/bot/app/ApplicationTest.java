package id.fineclean.bot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import id.fineclean.bot.channel.FakeProvider;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApplicationTest {
  @TempDir Path folder;

  @Test
  void whatWasOpenedIsClosedWhenALaterPartFails() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThrows(JavalinBindException.class, () -> start(taken.getLocalPort()));
    }
    // The folder's lock is free again.
    start(0).close();
  }

  /// Nothing calls the webhook: the message is in Twilio's list alone.
  @Test
  void answersWhatWasWrittenWhileItWasAway() throws Exception {
    try (FakeProvider twilio = new FakeProvider(ApplicationTest::listsOneMessage);
        Application application = start(withWhatsApp(twilio.url()))) {
      for (int i = 0; i < 1_200 && answers(twilio).isEmpty(); i++) {
        Thread.sleep(100);
      }
      Thread.sleep(1_000);

      assertEquals(1, answers(twilio).size());
      assertTrue(answers(twilio).getFirst().body().contains("whatsapp%3A%2B6281200000001"));
    }
  }

  private static List<FakeProvider.Call> answers(FakeProvider twilio) {
    return twilio.calls().stream().filter(call -> call.method().equals("POST")).toList();
  }

  private static void listsOneMessage(HttpExchange exchange, FakeProvider.Call call)
      throws IOException {
    String at =
        DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
            .format(OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(2));
    String body =
        call.method().equals("POST")
            ? "{\"sid\":\"SM00000000000000000000000000000009\"}"
            : """
              {"messages": [{"sid": "SM00000000000000000000000000000001", "direction": "inbound",
                "from": "whatsapp:+6281200000001", "body": "halo kak", "num_media": "0",
                "date_sent": "%s"}], "next_page_uri": null}
              """
                .formatted(at);
    FakeProvider.respond(exchange, 200, "application/json", body);
  }

  @Test
  void hasTwilioMakeWhatButtonsAreSentBy() throws Exception {
    try (FakeProvider twilio = new FakeProvider(ApplicationTest::makesResources);
        Application application = start(withWhatsApp(twilio.url()))) {
      for (int i = 0; i < 1_200 && answers(twilio).size() < 13; i++) {
        Thread.sleep(100);
      }
      assertEquals(13, answers(twilio).size());
      assertTrue(answers(twilio).stream().allMatch(call -> call.path().equals("/v1/Content")));
    }
  }

  private static void makesResources(HttpExchange exchange, FakeProvider.Call call)
      throws IOException {
    String body =
        call.method().equals("POST")
            ? "{\"sid\": \"HX00000000000000000000000000000001\"}"
            : "{\"contents\": [], \"messages\": [], \"meta\": {\"next_page_url\": null}}";
    FakeProvider.respond(exchange, 200, "application/json", body);
  }

  private Map<String, String> withWhatsApp(URI twilio) {
    Map<String, String> values = new HashMap<>(settings(0));
    values.put("HOST", "127.0.0.1");
    values.put("PUBLIC_URL", "https://bot.example.com");
    values.put("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000000");
    values.put("TWILIO_AUTH_TOKEN", "token-of-tests");
    values.put("TWILIO_WHATSAPP_FROM", "whatsapp:+628110000000");
    values.put("TWILIO_API_URL", twilio.toString());
    return values;
  }

  @Test
  void partsAreClosedInTheOppositeOrderAlsoAfterOneThatFailsTo() {
    List<String> closed = new ArrayList<>();
    OpenParts parts = new OpenParts();
    parts.add(() -> closed.add("first"));
    parts.add(
        () -> {
          throw new IllegalStateException("cannot be closed");
        });
    parts.add(() -> closed.add("last"));
    parts.close();
    parts.close();

    assertEquals(List.of("last", "first"), closed);
  }

  private Application start(int port) throws Exception {
    return start(settings(port));
  }

  private Map<String, String> settings(int port) {
    return Map.of("DATA_DIR", folder.resolve("data").toString(), "PORT", Integer.toString(port));
  }

  private static Application start(Map<String, String> values) throws Exception {
    PrintStream nobody =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    return Application.start(Settings.read(values), nobody);
  }
}
