package id.fineclean.bot.channel.whatsapp;

import id.fineclean.bot.channel.ChannelCosts;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.Payloads;
import id.fineclean.bot.channel.Recipient;
import id.fineclean.bot.channel.WebhookRequest;
import java.net.URI;
import java.util.List;

/// Prints what WhatsApp costs per message: `main` takes the URL of a [ChannelCosts#main].
final class WhatsAppCosts {
  private static final String PUBLIC_URL = "https://bot.example.com";

  private WhatsAppCosts() {}

  public static void main(String[] arguments) throws InterruptedException {
    Signature signature = new Signature(List.of("token"), URI.create(PUBLIC_URL));
    WhatsAppWebhook webhook =
        new WhatsAppWebhook(
            new SignedForms(
                signature, "AC00000000000000000000000000000000", "whatsapp:+628110000000"));
    WebhookRequest request =
        TwilioRequests.signed(
            "token", PUBLIC_URL, webhook.path(), Payloads.read("whatsapp/text.form"));
    ChannelCosts.time("WhatsApp webhook", () -> webhook.receive(request));

    WhatsAppChannel channel =
        new WhatsAppChannel(
            new TwilioSettings(
                "AC00000000000000000000000000000000",
                List.of("token"),
                "whatsapp:+628110000000",
                URI.create(arguments[0]),
                URI.create(PUBLIC_URL),
                TwilioSettings.DEFAULT_LIMITS));
    OutboundMessage message = OutboundMessage.of("Baik kak, jam berapa?");
    Recipient recipient = new Recipient("whatsapp:+6281200000001", true);
    for (int atOnce : new int[] {1, 16, 64}) {
      ChannelCosts.sending("WhatsApp", atOnce, () -> channel.send(message, recipient));
    }
  }
}
