package id.fineclean.bot.conversation;

import id.fineclean.bot.channel.OutboundMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a turn comes to.
///
/// @param state what to remember
/// @param greeting what the customer's greeting is answered with, ahead of everything else
/// @param messages what to say
/// @param effects what to change
/// @param handovers what people have to take up
record Decision(
    ConversationState state,
    Optional<String> greeting,
    List<OutboundMessage> messages,
    List<Effect> effects,
    List<Turn.Handover> handovers) {

  /// Leaves everything as it is.
  static Decision nothing(ConversationState state) {
    return new Decision(state, Optional.empty(), List.of(), List.of(), List.of());
  }

  /// What is sent: the greeting, then what has to be told once, then the rest.
  List<OutboundMessage> sent(Optional<Preamble.Telling> telling) {
    List<String> opening = new ArrayList<>();
    greeting.or(() -> telling.flatMap(Preamble.Telling::hello)).ifPresent(opening::add);
    telling.map(Preamble.Telling::text).ifPresent(opening::add);
    if (messages.isEmpty() || opening.isEmpty()) {
      return messages;
    }
    String between = telling.isPresent() ? "\n\n" : "\n";
    OutboundMessage first = messages.getFirst();
    List<OutboundMessage> sent = new ArrayList<>(messages);
    sent.set(0, first.withText(String.join("\n", opening) + between + first.text()));
    return sent;
  }
}
