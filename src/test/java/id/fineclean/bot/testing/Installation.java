package id.fineclean.bot.testing;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The settings of a server with both channels by webhook, as a process of its own: fake providers
/// in place of the real ones, and limits too high to be felt.
///
/// @param publicUrl what Twilio signs its requests with
/// @param telegram where the fake Bot API is
/// @param twilio where the fake Twilio is
public record Installation(
    Path data, Path content, String publicUrl, Secrets secrets, String telegram, String twilio) {
  private static final String NO_LIMIT = "1000000";

  /// What the providers and the bot know of each other. All invented.
  public record Secrets(
      String botToken, String webhookSecret, String account, String authToken, String from) {}

  /// By name, to be added to.
  public Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("HOST", "127.0.0.1");
    settings.put("PORT", "0");
    settings.put("DATA_DIR", data.toAbsolutePath().toString());
    settings.put("CONTENT_DIR", content.toAbsolutePath().toString());
    settings.put("PUBLIC_URL", publicUrl);
    settings.put("GATHER_SECONDS", "0");
    settings.put("TELEGRAM_MODE", "webhook");
    settings.put("TELEGRAM_BOT_TOKEN", secrets.botToken);
    settings.put("TELEGRAM_WEBHOOK_SECRET", secrets.webhookSecret);
    settings.put("TELEGRAM_API_URL", telegram);
    settings.put("TELEGRAM_MAX_PER_SECOND", NO_LIMIT);
    settings.put("TELEGRAM_MAX_PER_CHAT_PER_SECOND", NO_LIMIT);
    settings.put("TWILIO_ACCOUNT_SID", secrets.account);
    settings.put("TWILIO_AUTH_TOKEN", secrets.authToken);
    settings.put("TWILIO_WHATSAPP_FROM", secrets.from);
    settings.put("TWILIO_API_URL", twilio);
    settings.put("TWILIO_MAX_PER_SECOND", NO_LIMIT);
    settings.put("TWILIO_MAX_PER_CHAT_PER_SECOND", NO_LIMIT);
    return settings;
  }
}
