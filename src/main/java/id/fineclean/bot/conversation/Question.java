package id.fineclean.bot.conversation;

import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.understanding.Asked;
import java.util.List;

/// Something the bot asks.
///
/// @param id names the question within its flow
/// @param asked what an answer is about, for understanding it
/// @param text as the customer reads it
/// @param options what may be picked instead of typed
/// @param request what the phone may send with one tap
public record Question(
    String id, Asked asked, String text, List<Option> options, OutboundMessage.Request request) {
  public Question {
    options = List.copyOf(options);
  }

  public Question(String id, Asked asked, String text, List<Option> options) {
    this(id, asked, text, options, OutboundMessage.Request.NONE);
  }

  /// @param value what the flow gets when this one is picked
  /// @param label what the customer sees, at most 24 characters where it can be helped
  public record Option(String value, String label) {}
}
