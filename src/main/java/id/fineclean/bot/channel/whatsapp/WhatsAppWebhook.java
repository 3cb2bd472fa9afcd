package id.fineclean.bot.channel.whatsapp;

import id.fineclean.bot.channel.Acknowledgement;
import id.fineclean.bot.channel.Received;
import id.fineclean.bot.channel.Webhook;
import id.fineclean.bot.channel.WebhookRequest;
import java.util.Optional;

/// Where Twilio delivers customers' messages.
final class WhatsAppWebhook implements Webhook {
  static final String PATH = "/webhooks/twilio/whatsapp";

  /// Twilio reads an answer here as what to reply with; it takes an empty document for "nothing".
  private static final Acknowledgement NO_REPLY =
      new Acknowledgement("text/xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>");

  private final SignedForms forms;

  WhatsAppWebhook(SignedForms forms) {
    this.forms = forms;
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Received receive(WebhookRequest request) {
    return forms.read(request, MessageReader::read);
  }

  @Override
  public Optional<Acknowledgement> acknowledgement() {
    return Optional.of(NO_REPLY);
  }
}
