package id.fineclean.bot.channel.telegram;

import id.fineclean.bot.channel.ProviderUrl;
import id.fineclean.bot.channel.SendLimits;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the bot needs to know to be on Telegram.
///
/// @param token from BotFather; a secret
/// @param webhookSecret what Telegram has to send along with each update; a secret. Needed in
///     [Mode#WEBHOOK] only
/// @param apiUrl without a path; plain http on loopback only
public record TelegramSettings(
    String token, Optional<String> webhookSecret, URI apiUrl, Mode mode, SendLimits limits) {

  /// How updates arrive.
  public enum Mode {
    /// Telegram calls us, at a public https address.
    WEBHOOK,
    /// We call Telegram, which works from anywhere.
    POLLING
  }

  public static final URI DEFAULT_API_URL = URI.create("https://api.telegram.org");

  /// About 30 messages a second in all and one a second in a chat, where short bursts are
  /// tolerated (core.telegram.org/bots/faq).
  public static final SendLimits DEFAULT_LIMITS = new SendLimits(30, 1, 3);

  private static final Pattern TOKEN = Pattern.compile("[0-9]{1,20}:[A-Za-z0-9_-]{1,200}");

  /// Telegram Bot API, setWebhook, `secret_token`: 1 to 256 of these. Nothing but the secret tells
  /// Telegram's requests from others', so one that could be guessed is none: 16 random characters
  /// are 96 bits.
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{16,256}");

  /// @throws IllegalArgumentException with every mistake, a line each, without values
  public TelegramSettings {
    List<String> mistakes = new ArrayList<>();
    if (!TOKEN.matcher(token).matches()) {
      mistakes.add("TELEGRAM_BOT_TOKEN must be like 123456:ABC-DEF");
    }
    if (mode == Mode.WEBHOOK && webhookSecret.isEmpty()) {
      mistakes.add("TELEGRAM_WEBHOOK_SECRET is needed for webhooks");
    }
    if (webhookSecret.isPresent() && !SECRET.matcher(webhookSecret.get()).matches()) {
      mistakes.add(
          "TELEGRAM_WEBHOOK_SECRET must be 16 to 256 random characters of A-Z a-z 0-9 _ -"
              + " (openssl rand -hex 32 makes one)");
    }
    apiMistake(apiUrl).ifPresent(mistakes::add);
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", mistakes));
    }
  }

  private static Optional<String> apiMistake(URI url) {
    return ProviderUrl.mistake("TELEGRAM_API_URL", url)
        .or(
            () ->
                url.getRawPath().isEmpty() || url.getRawPath().equals("/")
                    ? Optional.empty()
                    : Optional.of("TELEGRAM_API_URL must have no path"));
  }

  /// Without the secrets.
  @Override
  public String toString() {
    return "TelegramSettings[mode=" + mode + ", limits=" + limits + "]";
  }
}
