package id.fineclean.bot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.testing.CapturedLog;
import id.fineclean.bot.web.Listening;
import id.fineclean.bot.web.WebServer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggingTest {
  /// ESC, BEL, CR, a line, C1's CSI, and a mark that turns the direction.
  private static final String HOSTILE = "a\u001b[31m\u0007\r\n2026 ERROR b\u009bc\u202ed";

  private final LoggerContext context = new LoggerContext();

  @AfterEach
  void letOtherTestsLogAsBefore() {
    ((Logger) LoggerFactory.getLogger("id.fineclean")).setLevel(null);
  }

  @Test
  void textShowsWhatWouldSteerATerminal() throws Exception {
    String written = text(event(HOSTILE, new IllegalStateException("e" + HOSTILE)));
    assertTrue(
        written.contains(": a\\u001b[31m\\u0007\\u000d\n    2026 ERROR b\\u009bc\\u202ed\n"),
        written);
    assertTrue(written.contains("ea\\u001b[31m"), written);
    assertTrue(written.contains("LoggingTest.textShows"), written);
    assertTrue(written.chars().allMatch(c -> c >= ' ' && c < 0x7f || c == '\n' || c == '\t'));
    assertFalse(written.contains("\n2026 ERROR"), written);
  }

  @Test
  void ordinaryLinesStayAsTheyAre() throws Exception {
    String written = text(event("Rp 150.000 – é", null));
    assertTrue(written.endsWith(" INFO  LoggingTest: Rp 150.000 – é\n"), written);
  }

  @Test
  void jsonHoldsTheSameOnOneLine() {
    context.setMDCAdapter(new LogbackMDCAdapter());
    SafeJsonEncoder encoder = new SafeJsonEncoder();
    encoder.setContext(context);
    encoder.start();
    byte[] written = encoder.encode(event(HOSTILE, new IllegalStateException(HOSTILE)));
    String line = new String(written, StandardCharsets.UTF_8);

    assertEquals(line.length() - 1, line.indexOf('\n'));
    assertTrue(line.strip().chars().allMatch(c -> c >= ' ' && c < 0x7f), line);
    assertEquals(HOSTILE, Json.read(written, JsonNode.class).path("message").textValue());
  }

  @Test
  void theServerDoesNotQuoteItsCallers() throws Exception {
    try (CapturedLog log = new CapturedLog();
        WebServer server = new WebServer(Listening.plain("127.0.0.1", 0), List.of())) {
      Logging.configure(Settings.LogFormat.TEXT, Level.INFO);
      server.start();
      for (String line : List.of("Host: quoted:99999", "Host: [quoted", "Quoted\u0001: quoted")) {
        call(server.port(), "GET / HTTP/1.1\r\n" + line + "\r\nConnection: close\r\n\r\n");
      }
      assertTrue(log.text().contains("listening on"));
      assertFalse(log.text().contains("uoted"), log.text());
    }
  }

  private static void call(int port, String request) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
    }
  }

  /// As the file in the jar has it, which tests otherwise do not use.
  private String text(ILoggingEvent event) throws Exception {
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(Path.of("src/main/resources/logback.xml").toFile());
    var appender =
        (ConsoleAppender<ILoggingEvent>)
            context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("text");
    return new String(
        ((PatternLayoutEncoder) appender.getEncoder()).encode(event), StandardCharsets.UTF_8);
  }

  private LoggingEvent event(String message, @Nullable Throwable failure) {
    Logger logger = context.getLogger(LoggingTest.class);
    return new LoggingEvent("", logger, Level.INFO, message, failure, null);
  }
}
