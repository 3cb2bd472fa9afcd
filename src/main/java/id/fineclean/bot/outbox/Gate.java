package id.fineclean.bot.outbox;

import id.fineclean.bot.channel.DeliveryResult.Cause;
import id.fineclean.bot.contact.Conversation;
import id.fineclean.bot.contact.Owner;
import id.fineclean.bot.storage.Transaction;
import java.util.Optional;

/// What is looked at once more at the last moment before a message goes out, whatever was true when
/// it was written (guarantees G5 and G11).
final class Gate {
  private final PromotionConsent consent;

  Gate(PromotionConsent consent) {
    this.consent = consent;
  }

  /// Why a message does not go out.
  record Refusal(Status status, String reason) {}

  /// @param message as it is now
  /// @param form how it would go out; empty where the reply window is closed and there is no
  ///     template
  Optional<Refusal> refuse(Transaction transaction, QueuedMessage message, Optional<Form> form) {
    Conversation conversation = message.conversation();
    if (overruled(message, conversation)) {
      return withdrawn(Outbox.TAKEN_OVER);
    }
    if (conversation.restricted() && !permitted(message.origin())) {
      return withdrawn("restricted");
    }
    if (message.origin().purpose() == Purpose.PROMOTION
        && !consent.inForce(transaction, conversation.customerId())) {
      return withdrawn("no_opt_in");
    }
    Optional<String> cause = conversation.unreachable().map(Cause::id);
    return cause
        .or(() -> form.isEmpty() ? Optional.of(Cause.WINDOW_CLOSED.id()) : Optional.empty())
        .map(reason -> new Refusal(Status.UNDELIVERABLE, reason));
  }

  private static boolean overruled(QueuedMessage message, Conversation conversation) {
    return message.origin().author() instanceof Author.Bot
        && (message.epoch() != conversation.epoch()
            || conversation.owner() instanceof Owner.Member);
  }

  private static boolean permitted(Origin origin) {
    return origin.purpose().despiteRestriction() || origin.author() instanceof Author.Member;
  }

  private static Optional<Refusal> withdrawn(String reason) {
    return Optional.of(new Refusal(Status.WITHDRAWN, reason));
  }
}
