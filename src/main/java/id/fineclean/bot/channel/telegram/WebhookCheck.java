package id.fineclean.bot.channel.telegram;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.telegram.telegrambots.meta.api.methods.updates.GetWebhookInfo;
import org.telegram.telegrambots.meta.api.objects.WebhookInfo;

/// Asks Telegram how it delivers to this bot (Telegram Bot API, getWebhookInfo), and changes
/// nothing.
public final class WebhookCheck {
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);
  private static final int MANY_WAITING = 100;

  private WebhookCheck() {}

  /// What is not as it should be, a sentence each; none of it holds a secret.
  ///
  /// @param publicUrl how Telegram reaches this server
  /// @throws InterruptedException the calling thread was interrupted
  public static List<String> complaints(TelegramSettings settings, URI publicUrl)
      throws InterruptedException {
    BotApi api = new BotApi(settings, CALL_TIMEOUT);
    try {
      return complaints(api.call(new GetWebhookInfo()), TelegramRegistration.url(publicUrl));
    } catch (CallFailure failure) {
      return List.of("Telegram cannot be asked (" + failure.getMessage() + ")");
    } finally {
      api.cancelAll();
    }
  }

  private static List<String> complaints(WebhookInfo info, String url) {
    List<String> complaints = new ArrayList<>();
    if (!url.equals(info.getUrl())) {
      complaints.add("Telegram does not deliver to " + url + ": start the bot, which tells it to");
    }
    if (info.getLastErrorMessage() != null) {
      complaints.add("Telegram's last delivery failed: " + info.getLastErrorMessage());
    }
    Integer waiting = info.getPendingUpdatesCount();
    if (waiting != null && waiting > MANY_WAITING) {
      complaints.add(waiting + " updates wait at Telegram");
    }
    return complaints;
  }
}
