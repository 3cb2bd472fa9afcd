package id.fineclean.bot.channel.whatsapp;

import id.fineclean.bot.channel.Received;
import id.fineclean.bot.channel.Webhook;
import id.fineclean.bot.channel.WebhookRequest;
import java.util.Optional;

/// Where Twilio delivers customers' messages.
final class WhatsAppWebhook implements Webhook {
  static final String PATH = "/webhooks/twilio/whatsapp";

  private final Signature signature;

  WhatsAppWebhook(Signature signature) {
    this.signature = signature;
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Received receive(WebhookRequest request) {
    Optional<String> signed = request.header(Signature.HEADER);
    if (signed.isEmpty()) {
      // Reading the form is work that nobody gets for free.
      return new Received.Forged();
    }
    Form form = Form.parse(request.body());
    return signature.isGenuine(request.pathAndQuery(), form, signed)
        ? MessageReader.read(form)
        : new Received.Forged();
  }
}
