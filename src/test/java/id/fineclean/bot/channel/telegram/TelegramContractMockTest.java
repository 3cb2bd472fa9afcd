package id.fineclean.bot.channel.telegram;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.ContractMocks;
import id.fineclean.bot.channel.Deletion;
import id.fineclean.bot.channel.DeliveryResult.Accepted;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.OutboundMessage.Choice;
import id.fineclean.bot.channel.OutboundMessage.Request;
import id.fineclean.bot.channel.Recipient;
import id.fineclean.bot.channel.telegram.TelegramSettings.Mode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.GetFile;

/// Every call the bot makes to Telegram, as the Bot API's description has it.
@Tag("contract")
class TelegramContractMockTest {
  private static final Recipient BUDI = new Recipient("2222222222", true);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private TelegramSettings settings;

  @BeforeEach
  void findMock() {
    settings =
        TelegramChannelTest.settings(ContractMocks.url(ContractMocks.TELEGRAM), Mode.WEBHOOK);
  }

  @Test
  void acceptsPlainText() {
    assertAccepted(OutboundMessage.of("Halo kak 🙏"));
  }

  @Test
  void acceptsTheLongestText() {
    assertAccepted(OutboundMessage.of("é".repeat(4096)));
  }

  @ParameterizedTest
  @EnumSource(Request.class)
  void acceptsChoicesWithAndWithoutRequest(Request request) {
    assertAccepted(
        new OutboundMessage(
            "Jam berapa?",
            List.of(new Choice("time:9", "09.00"), new Choice("time:10", "10.00")),
            request,
            Optional.empty()));
  }

  @Test
  void acceptsAPayloadOfTheLongestKind() {
    assertAccepted(
        new OutboundMessage(
            "Yang mana?",
            List.of(new Choice("p".repeat(64), "Ini")),
            Request.NONE,
            Optional.empty()));
  }

  @Test
  void acceptsTheAcknowledgementOfATap() {
    BotApi api = new BotApi(settings, TIMEOUT);

    assertDoesNotThrow(() -> api.call(new AnswerCallbackQuery("3000000000000000001")));
  }

  @Test
  void acceptsTheRegistrationOfTheWebhook() throws InterruptedException {
    try (TelegramRegistration registration =
        new TelegramRegistration(settings, URI.create("https://bot.example.com"))) {
      registration.start();
      for (int i = 0; i < 300 && registration.isRunning(); i++) {
        Thread.sleep(50);
      }
      assertFalse(registration.isRunning(), "taken at the first attempt");
    }
  }

  @Test
  void acceptsTheCallsOfPolling() {
    BotApi api = new BotApi(settings, TIMEOUT);

    assertEquals(true, assertDoesNotThrow(() -> api.call(TelegramPolling.removal())));
    for (OptionalLong offset : List.of(OptionalLong.empty(), OptionalLong.of(910000102))) {
      assertTrue(
          assertDoesNotThrow(() -> api.call(new FetchUpdates(offset, Duration.ofSeconds(30))))
              .isArray());
    }
  }

  @Test
  void acceptsAnAnswerInATopic() {
    assertInstanceOf(
        Accepted.class,
        new TelegramChannel(settings, TIMEOUT)
            .send(OutboundMessage.of("Halo"), new Recipient("2222222222/7", true)));
  }

  @Test
  void acceptsThatAFileIsAskedForAndAMessageDeleted() {
    BotApi api = new BotApi(settings, TIMEOUT);

    assertDoesNotThrow(() -> api.call(new GetFile("AgACphoto-large")));
    assertEquals(
        new Deletion.Deleted(),
        new TelegramChannel(settings, TIMEOUT).delete("chat:2222222222:101"));
  }

  private void assertAccepted(OutboundMessage message) {
    assertInstanceOf(Accepted.class, new TelegramChannel(settings, TIMEOUT).send(message, BUDI));
  }
}
