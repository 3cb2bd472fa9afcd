package id.fineclean.bot.conversation;

import id.fineclean.bot.channel.OutboundMessage;
import java.util.List;

/// What a turn comes to.
///
/// @param state what to remember
/// @param messages what to say
/// @param effects what to change
/// @param handovers what people have to take up
record Decision(
    ConversationState state,
    List<OutboundMessage> messages,
    List<Effect> effects,
    List<Turn.Handover> handovers) {

  /// Leaves everything as it is.
  static Decision nothing(ConversationState state) {
    return new Decision(state, List.of(), List.of(), List.of());
  }
}
