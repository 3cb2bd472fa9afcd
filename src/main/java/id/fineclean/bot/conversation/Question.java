package id.fineclean.bot.conversation;

import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.understanding.Asked;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

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

  /// What the buttons of this question carry: the same for as long as the same is asked in the same
  /// words with the same options, so that a button further up still answers it, and one of a
  // summary
  /// that has changed since does not.
  String token() {
    String all =
        options.stream()
            .map(option -> option.value() + "\0" + option.label())
            .collect(Collectors.joining("\0", id + "\0" + asked + "\0" + text + "\0", ""));
    UUID name = UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
    return Long.toUnsignedString(name.getMostSignificantBits(), 36);
  }

  /// @param value what the flow gets when this one is picked
  /// @param label what the customer sees, at most 24 characters where it can be helped
  public record Option(String value, String label) {}
}
