package id.fineclean.bot.channel.telegram;

import id.fineclean.bot.channel.Received;
import id.fineclean.bot.channel.Webhook;
import id.fineclean.bot.channel.WebhookRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

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
      return UpdateReader.read(Json.read(request.body()));
    } catch (IOException unreadable) {
      return new Received.Malformed();
    }
  }

  private boolean isGenuine(WebhookRequest request) {
    return request
        .header(SECRET_HEADER)
        .map(sent -> MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), secret))
        .orElse(false);
  }
}
