package id.fineclean.bot.channel.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.FakeProvider;
import id.fineclean.bot.channel.FakeProvider.Call;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TelegramRegistrationTest {
  private static final FakeProvider.Answer DONE =
      FakeProvider.json(200, "{\"ok\":true,\"result\":true,\"description\":\"Webhook was set\"}");

  private final FakeProvider telegram = new FakeProvider(DONE);
  private final TelegramRegistration registration = registration(Duration.ofSeconds(5));

  private TelegramRegistration registration(Duration callTimeout) {
    return new TelegramRegistration(
        TelegramChannelTest.settings(telegram.url(), TelegramSettings.Mode.WEBHOOK),
        URI.create("https://bot.example.com/"),
        callTimeout,
        new Pause(Duration.ofMillis(5), Duration.ofMillis(20)));
  }

  @AfterEach
  void stop() {
    registration.close();
    telegram.close();
  }

  @Test
  void tellsTelegramTheAddressTheSecretAndWhatToSend() throws Exception {
    registration.start();
    untilItEnds();

    Call call = telegram.calls().getFirst();
    assertTrue(call.path().endsWith("/setWebhook"), call.path());
    for (String part :
        new String[] {
          "https://bot.example.com/webhooks/telegram",
          "s3cret",
          "[\"message\",\"edited_message\",\"callback_query\",\"my_chat_member\"]",
          "name=\"max_connections\"",
          "name=\"secret_token\""
        }) {
      assertTrue(call.body().contains(part), part);
    }
  }

  @Test
  void keepsTryingUntilTelegramTakesIt() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    telegram.answer(
        (exchange, call) ->
            (switch (calls.incrementAndGet()) {
                  case 1 -> FakeProvider.hangUp();
                  case 2 -> FakeProvider.html(502);
                  case 3 ->
                      FakeProvider.json(400, TelegramChannelTest.refusal(400, "bad webhook", 0));
                  default -> DONE;
                })
                .to(exchange, call));

    registration.start();
    untilItEnds();

    assertEquals(4, calls.get());
  }

  @Test
  void doesNotMakeAnybodyWait() throws Exception {
    telegram.answer(FakeProvider.late(Duration.ofMinutes(5), DONE));
    TelegramRegistration patient = registration(Duration.ofMinutes(5));

    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          patient.start();
          patient.close();
        });

    untilItEnds(patient);
  }

  private void untilItEnds() throws InterruptedException {
    untilItEnds(registration);
  }

  private static void untilItEnds(TelegramRegistration registration) throws InterruptedException {
    for (int i = 0; i < 3_000 && registration.isRunning(); i++) {
      Thread.sleep(10);
    }
    assertFalse(registration.isRunning());
  }
}
