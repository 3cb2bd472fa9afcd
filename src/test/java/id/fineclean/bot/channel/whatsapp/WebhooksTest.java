package id.fineclean.bot.channel.whatsapp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import id.fineclean.bot.channel.Acknowledgement;
import id.fineclean.bot.channel.DeliveryResult.Cause;
import id.fineclean.bot.channel.DeliveryStatus;
import id.fineclean.bot.channel.DeliveryStatus.State;
import id.fineclean.bot.channel.Payloads;
import id.fineclean.bot.channel.Received;
import id.fineclean.bot.channel.Webhook;
import id.fineclean.bot.channel.WebhookRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhooksTest {
  private static final String TOKEN = "token-of-tests";
  private static final String URL = "https://bot.example.com";
  private static final String REPORTED = "SM00000000000000000000000000000007";

  private final SignedForms forms =
      new SignedForms(
          new Signature(List.of(TOKEN), URI.create(URL)),
          "AC00000000000000000000000000000000",
          "whatsapp:+628110000000");
  private final Webhook messages = new WhatsAppWebhook(forms);
  private final Webhook statuses =
      new StatusWebhook(
          forms,
          new TapForms(
              new TwilioApi(
                  TapFormsTest.settings(URI.create("http://127.0.0.1:1")), Duration.ofSeconds(1))));

  @Test
  void readsAMessageThatTwilioSigned() {
    assertInstanceOf(Received.Messages.class, signed(messages, "text"));
  }

  @Test
  void tellsTwilioThatThereIsNoImmediateReply() {
    assertEquals(
        Optional.of(
            new Acknowledgement(
                "text/xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>")),
        messages.acknowledgement());
    assertEquals(Optional.empty(), statuses.acknowledgement());
  }

  @Test
  void refusesAMessageSignedForAnotherAddress() {
    byte[] body = Payloads.read("whatsapp/text.form");
    WebhookRequest request = TwilioRequests.signed(TOKEN, URL, statuses.path(), body);

    assertEquals(
        new Received.Forged(),
        messages.receive(new WebhookRequest(messages.path(), request.headers(), body)));
  }

  @Test
  void refusesAReportWithoutSignature() {
    assertEquals(
        new Received.Forged(),
        statuses.receive(
            new WebhookRequest(
                statuses.path(), Map.of(), Payloads.read("whatsapp/status-sent.form"))));
  }

  @ParameterizedTest
  @CsvSource({"sent, SENT", "delivered, DELIVERED", "read, READ"})
  void readsHowFarAMessageHasCome(String payload, State state) {
    assertEquals(report(state, Optional.empty(), Optional.empty()), status(payload));
  }

  @ParameterizedTest
  @CsvSource({"undelivered-blocked, 63014, BLOCKED", "failed-window, 63016, WINDOW_CLOSED"})
  void readsWhyAMessageFailed(String payload, String code, Cause cause) {
    assertEquals(report(State.FAILED, Optional.of(code), Optional.of(cause)), status(payload));
  }

  @ParameterizedTest
  @CsvSource({"failed-unknown-code, 99999", "failed-odd-code, none"})
  void drawsNoConclusionsFromACodeItDoesNotKnow(String payload, String code) {
    assertEquals(report(State.FAILED, Optional.of(code), Optional.empty()), status(payload));
  }

  @Test
  void ignoresAStatusItDoesNotKnow() {
    assertEquals(new Received.Ignored("status"), status("unknown"));
  }

  @Test
  void callsMalformedAReportOfNoMessage() {
    assertEquals(new Received.Malformed(), status("without-id"));
  }

  @Test
  void neverThrowsWhateverTwilioSigned() {
    Random random = new Random(7);
    for (String name : new String[] {"text", "two-images", "location", "status-read"}) {
      byte[] original = Payloads.read("whatsapp/" + name + ".form");
      for (int i = 0; i < 1_000; i++) {
        byte[] changed = original.clone();
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        changed[random.nextInt(changed.length)] = (byte) "&=%+0A".charAt(random.nextInt(6));
        MessageReader.read(Form.parse(changed));
        messages.receive(new WebhookRequest("/", Map.of("x-twilio-signature", "AA=="), changed));
        statuses.receive(new WebhookRequest("/", Map.of("x-twilio-signature", "?"), changed));
      }
    }
  }

  private Received status(String payload) {
    return signed(statuses, "status-" + payload);
  }

  private static Received signed(Webhook webhook, String payload) {
    return webhook.receive(
        TwilioRequests.signed(
            TOKEN, URL, webhook.path(), Payloads.read("whatsapp/" + payload + ".form")));
  }

  private static Received report(State state, Optional<String> error, Optional<Cause> cause) {
    return new Received.Statuses(List.of(new DeliveryStatus(REPORTED, state, error, cause)));
  }
}
