package id.fineclean.bot.channel.telegram;

import id.fineclean.bot.channel.Deletion;
import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.DeliveryResult.Cause;
import id.fineclean.bot.channel.DeliveryResult.NotSent;
import id.fineclean.bot.channel.DeliveryResult.Throttled;
import id.fineclean.bot.channel.DeliveryResult.Undeliverable;
import id.fineclean.bot.channel.DeliveryResult.Unknown;
import id.fineclean.bot.channel.telegram.CallFailure.Reason;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a failed call means for the message it carried. Telegram tells some cases apart in the
/// description only; the words are those of its server (tdlib/telegram-bot-api, Client.cpp).
final class Outcomes {
  private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

  /// Where a 429 names no wait (`retry_after`): a few of the seconds that Telegram wants between
  /// messages to one chat (core.telegram.org/bots/faq).
  private static final Duration UNSPECIFIED_PAUSE = Duration.ofSeconds(3);

  private Outcomes() {}

  static DeliveryResult of(Reason reason) {
    return switch (reason) {
      case Reason.NotDone notDone -> new NotSent(notDone.code());
      case Reason.Doubtful doubtful -> new Unknown(doubtful.code());
      case Reason.Refused refused -> refused(refused);
    };
  }

  /// What a failed call means for the message it was to delete.
  static Deletion ofDeletion(Reason reason) {
    if (reason instanceof Reason.Refused refused && refused.code() == 400) {
      return words(refused).contains("to delete not found")
          ? new Deletion.Deleted()
          : new Deletion.Refused("400");
    }
    return reason instanceof Reason.Refused refused && refused.code() == 403
        ? new Deletion.Refused("403")
        : new Deletion.Failed(CallFailure.describe(reason));
  }

  /// Whether a message was refused for its topic alone, which the customer may have deleted.
  static boolean isTopicGone(Reason reason) {
    return reason instanceof Reason.Refused refused
        && refused.code() == 400
        && (words(refused).contains("thread not found") || words(refused).contains("topic"));
  }

  private static DeliveryResult refused(Reason.Refused refused) {
    int code = refused.code();
    return switch (code) {
      case 429 -> new Throttled(pause(refused), false);
      case 403 -> new Undeliverable(forbidden(words(refused)), "403");
      case 400 -> new Undeliverable(badRequest(words(refused)), "400");
      case 401, 404 -> tokenRefused(code);
      default ->
          code >= 500
              // For instance, a server that was shut down with the call under way: "Internal Server
              // Error: restart".
              ? new Unknown("refused_" + code)
              : new Undeliverable(Cause.REJECTED, Integer.toString(code));
    };
  }

  private static Duration pause(Reason.Refused refused) {
    return refused.retryAfter().filter(Duration::isPositive).orElse(UNSPECIFIED_PAUSE);
  }

  private static DeliveryResult tokenRefused(int code) {
    LOG.error("Telegram does not know the bot's token ({}): check TELEGRAM_BOT_TOKEN", code);
    return new NotSent("token_refused");
  }

  private static Cause forbidden(String words) {
    return words.contains("deactivated")
            || words.contains("can't initiate")
            || words.contains("can't send messages to bots")
        ? Cause.NOT_ON_CHANNEL
        : Cause.BLOCKED;
  }

  private static Cause badRequest(String words) {
    return words.contains("chat not found")
            || words.contains("user not found")
            || words.contains("peer_id_invalid")
        ? Cause.NOT_ON_CHANNEL
        : Cause.REJECTED;
  }

  private static String words(Reason.Refused refused) {
    return refused.description().toLowerCase(Locale.ROOT);
  }
}
