package id.fineclean.bot.channel.simulator;

import java.util.List;

/// What a pretended phone holds at a moment.
///
/// @param blocked whether the customer has blocked the bot
/// @param messages oldest first, the latest only
public record Chat(
    Skin channel, SimulatedCustomer customer, boolean blocked, List<ChatMessage> messages) {
  public Chat {
    messages = List.copyOf(messages);
  }
}
