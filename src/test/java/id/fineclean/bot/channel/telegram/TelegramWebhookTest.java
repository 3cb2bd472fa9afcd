package id.fineclean.bot.channel.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import id.fineclean.bot.channel.Payloads;
import id.fineclean.bot.channel.Received;
import id.fineclean.bot.channel.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramWebhookTest {
  private static final String SECRET = "s3cret_of-tests-0";
  private final TelegramWebhook webhook = new TelegramWebhook(SECRET);

  @Test
  void readsAnUpdateThatCarriesTheSecret() {
    assertInstanceOf(Received.Messages.class, receive(SECRET, Payloads.read("telegram/text.json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s3cret_of-test", "s3cret_of-testsX", "S3CRET_OF-TESTS", "é"})
  void refusesAnyOtherSecret(String secret) {
    assertEquals(new Received.Forged(), receive(secret, Payloads.read("telegram/text.json")));
  }

  @Test
  void refusesARequestWithoutSecret() {
    assertEquals(
        new Received.Forged(),
        webhook.receive(
            new WebhookRequest(webhook.path(), Map.of(), Payloads.read("telegram/text.json"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"update_id\":1}}", "halo", "\u0000"})
  void callsMalformedWhatIsNoJson(String body) {
    assertEquals(new Received.Malformed(), receive(SECRET, body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void passesOverWhatIsNestedBeyondMeasure() {
    byte[] body = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);

    assertEquals(new Received.Ignored("too_complex"), receive(SECRET, body));
  }

  @Test
  void passesOverWhatIsTooLongToBeReadIfItIsGenuine() {
    assertEquals(
        Optional.of(new Received.Ignored("too_large")), webhook.receiveTooLong(head(SECRET)));
    assertEquals(Optional.of(new Received.Forged()), webhook.receiveTooLong(head("x")));
  }

  private WebhookRequest head(String secret) {
    return new WebhookRequest(
        webhook.path(), Map.of("x-telegram-bot-api-secret-token", secret), new byte[0]);
  }

  @Test
  void neverThrowsWhateverIsChangedInAnUpdate() {
    Random random = new Random(7);
    for (String name : new String[] {"text", "photo", "contact-own", "venue", "callback"}) {
      byte[] original = Payloads.read("telegram/" + name + ".json");
      for (int i = 0; i < 2_000; i++) {
        byte[] changed = original.clone();
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(32, 127);
        receive(SECRET, changed);
      }
    }
  }

  private Received receive(String secret, byte[] body) {
    return webhook.receive(
        new WebhookRequest(
            webhook.path(), Map.of("x-telegram-bot-api-secret-token", secret), body));
  }
}
