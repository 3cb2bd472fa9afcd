package id.fineclean.bot.channel.whatsapp;

import static org.junit.jupiter.api.Assertions.assertFalse;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.FakeProvider;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.Recipient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SecretsTest {
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
  void keepsTokensAndCustomersOutOfLogsAndResults() {
    for (FakeProvider.Answer answer :
        List.of(
            FakeProvider.hangUp(),
            FakeProvider.html(502),
            FakeProvider.json(201, "{\"sid\":7,\"body\":\"" + CUSTOMERS),
            FakeProvider.json(401, "{\"code\":20003,\"message\":\"" + CUSTOMERS + "\"}"),
            FakeProvider.json(400, "{\"code\":21211,\"message\":\"+6281200000001\"}"))) {
      try (FakeProvider twilio = new FakeProvider(answer)) {
        DeliveryResult result =
            channel(twilio.url())
                .send(
                    OutboundMessage.of(CUSTOMERS), new Recipient("whatsapp:+6281200000001", true));
        assertDiscreet(result.toString());
      }
    }
    assertDiscreet(
        log.list.stream().map(ILoggingEvent::toString).collect(Collectors.joining("\n")));
  }

  private static WhatsAppChannel channel(URI apiUrl) {
    return new WhatsAppChannel(
        new TwilioSettings(
            "AC00000000000000000000000000000000",
            List.of("t0ken-of-tests"),
            "whatsapp:+628110000000",
            apiUrl,
            URI.create("https://bot.example.com"),
            TwilioSettings.DEFAULT_LIMITS),
        Duration.ofSeconds(2));
  }

  private static void assertDiscreet(String text) {
    assertFalse(text.contains("t0ken-of-tests"), "names the token");
    assertFalse(text.contains(CUSTOMERS), "names what a customer reads");
    assertFalse(text.contains("81200000001"), "names a customer");
  }
}
