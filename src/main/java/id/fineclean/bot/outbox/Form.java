package id.fineclean.bot.outbox;

import id.fineclean.bot.channel.OutboundMessage;
import java.util.Locale;

/// The shape in which a message went out.
public enum Form {
  TEXT,
  /// Text with buttons.
  BUTTONS,
  /// A text approved by the provider beforehand, filled in.
  TEMPLATE;

  /// The name stored and shown.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Form of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }

  /// What a channel makes of a message: see [OutboundMessage#template()].
  static Form of(OutboundMessage message, boolean windowOpen) {
    if (!windowOpen) {
      return TEMPLATE;
    }
    return message.choices().isEmpty() ? TEXT : BUTTONS;
  }
}
