package id.fineclean.bot.channel.telegram;

import id.fineclean.bot.channel.ChannelCosts;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.Payloads;
import id.fineclean.bot.channel.Recipient;
import id.fineclean.bot.channel.WebhookRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import org.telegram.telegrambots.meta.api.objects.Update;

/// Prints what Telegram costs per message: `main` takes the URL of a [ChannelCosts#main].
final class TelegramCosts {
  private TelegramCosts() {}

  public static void main(String[] arguments) throws InterruptedException {
    TelegramWebhook webhook = new TelegramWebhook("s3cret");
    byte[] body = Payloads.read("telegram/text.json");
    WebhookRequest request =
        new WebhookRequest(
            webhook.path(), Map.of("x-telegram-bot-api-secret-token", "s3cret"), body);
    ChannelCosts.time("Telegram webhook", () -> webhook.receive(request));
    ChannelCosts.time("the library's Update", () -> libraryReads(body));

    TelegramChannel channel =
        new TelegramChannel(
            TelegramChannelTest.settings(URI.create(arguments[0]), TelegramSettings.Mode.WEBHOOK));
    OutboundMessage message = OutboundMessage.of("Baik kak, jam berapa?");
    Recipient recipient = new Recipient("700000001", true);
    for (int atOnce : new int[] {1, 16, 64}) {
      ChannelCosts.sending("Telegram", atOnce, () -> channel.send(message, recipient));
    }
  }

  private static void libraryReads(byte[] body) {
    try {
      Json.MAPPER.readValue(body, Update.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
