package id.fineclean.bot.conversation;

import id.fineclean.bot.channel.OutboundMessage;
import java.util.List;

/// Something the bot asks.
///
/// @param id names the question within its flow
/// @param expects what an answer may hold
/// @param text as the customer reads it
/// @param options what may be picked instead of typed
/// @param request what the phone may send with one tap
public record Question(
    String id,
    Expects expects,
    String text,
    List<Option> options,
    OutboundMessage.Request request) {
  public Question {
    options = List.copyOf(options);
  }

  public Question(String id, Expects expects, String text, List<Option> options) {
    this(id, expects, text, options, OutboundMessage.Request.NONE);
  }

  /// What the buttons of this question carry: the same for as long as the same is asked in the
  /// same words with the same options. So a button further up still answers it, and one of a
  /// summary that has changed since does not.
  String token() {
    long hash = mix(mix(mix(1, id), expects.asked().name()), text);
    for (Option option : options) {
      hash = mix(mix(hash, option.value), option.label);
    }
    return Long.toUnsignedString(hash, 36);
  }

  /// 64-bit FNV-1a over UTF-16 units, each text closed off: whoever forges a button answers a
  /// question of their own.
  private static long mix(long hash, String text) {
    long mixed = hash;
    for (int i = 0; i < text.length(); i++) {
      mixed = (mixed ^ text.charAt(i)) * 0x100000001b3L;
    }
    return (mixed ^ 0xFFFF) * 0x100000001b3L;
  }

  /// @param value what the flow gets when this one is picked
  /// @param label what the customer sees, at most 24 characters where it can be helped
  /// @param commits whether picking it cannot be taken back without loss: then only a tap, its
  ///     number or an unmistakable yes picks it
  public record Option(String value, String label, boolean commits) {
    public Option(String value, String label) {
      this(value, label, false);
    }

    /// One that books, cancels, costs or consents.
    public static Option committing(String value, String label) {
      return new Option(value, label, true);
    }
  }
}
