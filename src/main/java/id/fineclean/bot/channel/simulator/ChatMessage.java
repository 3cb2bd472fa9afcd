package id.fineclean.bot.channel.simulator;

import id.fineclean.bot.channel.DeliveryStatus;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.OutboundMessage;
import java.time.Instant;
import java.util.Optional;

/// A message as a pretended phone shows it: the customer's or the bot's, one of the two.
///
/// @param id the same as the channel's id of the message
/// @param at by the bot's clock
/// @param sent what the customer sent
/// @param received what the bot sent
/// @param state the bot's: how far it has come. The customer's: ACCEPTED on its way, SENT once the
///     bot has stored it, READ once the bot has written since, FAILED where it was not stored
/// @param note what is remarkable: `edited`, `template` (sent instead of free text),
///     `window_closed` or `blocked` (it did not arrive)
public record ChatMessage(
    String id,
    Instant at,
    Optional<InboundContent> sent,
    Optional<OutboundMessage> received,
    DeliveryStatus.State state,
    Optional<String> note) {

  static ChatMessage sent(String id, Instant at, InboundContent content) {
    return new ChatMessage(
        id,
        at,
        Optional.of(content),
        Optional.empty(),
        DeliveryStatus.State.ACCEPTED,
        Optional.empty());
  }

  static ChatMessage received(
      String id,
      Instant at,
      OutboundMessage message,
      DeliveryStatus.State state,
      Optional<String> note) {
    return new ChatMessage(id, at, Optional.empty(), Optional.of(message), state, note);
  }

  /// States only move forward.
  ChatMessage reached(DeliveryStatus.State further) {
    return further.compareTo(state) <= 0
        ? this
        : new ChatMessage(id, at, sent, received, further, note);
  }

  ChatMessage edited(String text) {
    return new ChatMessage(
        id, at, Optional.of(new InboundContent.Text(text)), received, state, Optional.of("edited"));
  }
}
