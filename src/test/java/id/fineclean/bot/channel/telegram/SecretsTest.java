package id.fineclean.bot.channel.telegram;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.FakeProvider;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.Recipient;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.GetMe;

class SecretsTest {
  private static final String TOKEN = "TEST-token_of_tests";
  private static final String CUSTOMERS = "teks rahasia pelanggan";

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level level = root.getLevel();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    root.setLevel(Level.TRACE);
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(log);
    root.setLevel(level);
  }

  @Test
  void keepsTheTokenAndCustomersTextsOutOfLogsAndResults() {
    for (FakeProvider.Answer answer :
        List.of(
            FakeProvider.hangUp(),
            FakeProvider.html(502),
            FakeProvider.json(200, "{\"ok\":true,\"result\":\"" + CUSTOMERS + "\"}"),
            FakeProvider.json(400, TelegramChannelTest.refusal(400, CUSTOMERS, 0)),
            FakeProvider.json(401, TelegramChannelTest.refusal(401, CUSTOMERS, 0)))) {
      try (FakeProvider telegram = new FakeProvider(answer)) {
        DeliveryResult result =
            new TelegramChannel(
                    TelegramChannelTest.settings(telegram.url(), TelegramSettings.Mode.WEBHOOK),
                    Duration.ofSeconds(2))
                .send(OutboundMessage.of(CUSTOMERS), new Recipient("700000001", true));
        assertDiscreet(result.toString());
      }
    }
    assertDiscreet(
        log.list.stream().map(ILoggingEvent::toString).collect(Collectors.joining("\n")));
  }

  @Test
  void keepsTheTokenOutOfFailures() {
    try (FakeProvider telegram = new FakeProvider(FakeProvider.hangUp())) {
      BotApi api =
          new BotApi(
              TelegramChannelTest.settings(telegram.url(), TelegramSettings.Mode.WEBHOOK),
              Duration.ofSeconds(2));
      CallFailure failure = assertThrows(CallFailure.class, () -> api.call(new GetMe()));
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));

      assertDiscreet(trace.toString());
      assertTrue(String.valueOf(failure.getMessage()).matches("[a-z_0-9]+"), failure.getMessage());
    }
  }

  private static void assertDiscreet(String text) {
    assertFalse(text.contains(TOKEN), "names the token");
    assertFalse(text.contains(CUSTOMERS), "names what a customer reads");
    assertFalse(text.contains("700000001"), "names a customer");
  }
}
