package id.fineclean.bot.channel.telegram;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.channel.Received;
import id.fineclean.bot.channel.Webhook;
import id.fineclean.bot.channel.WebhookRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/// Where Telegram delivers updates, one a request.
final class TelegramWebhook implements Webhook {
  static final String PATH = "/webhooks/telegram";
  private static final String SECRET_HEADER = "x-telegram-bot-api-secret-token";

  private final byte[] secret;

  TelegramWebhook(String secret) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Received receive(WebhookRequest request) {
    if (!isGenuine(request)) {
      return new Received.Forged();
    }
    try {
      JsonNode update = Json.read(request.body());
      return update.isMissingNode() ? new Received.Malformed() : UpdateReader.read(update);
    } catch (StreamConstraintsException beyondMeasure) {
      return UpdateReader.unusable("too_complex");
    } catch (IOException noJson) {
      return new Received.Malformed();
    }
  }

  /// The secret comes in a header: what is too long to be read is genuine all the same.
  @Override
  public Optional<Received> receiveTooLong(WebhookRequest head) {
    return Optional.of(
        isGenuine(head) ? UpdateReader.unusable("too_large") : new Received.Forged());
  }

  private boolean isGenuine(WebhookRequest request) {
    return request
        .header(SECRET_HEADER)
        .map(sent -> MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), secret))
        .orElse(false);
  }
}
