package id.fineclean.bot.understanding;

import java.util.Locale;

/// What the bot's last question was about. The lower-case name is what `understand --context`
/// takes.
public enum Asked {
  SERVICE,
  SIZE,
  ADDRESS,
  AREA,
  DATE,
  TIME,
  NAME,
  PHONE,
  /// A yes-or-no question, such as the summary before a booking.
  CONFIRMATION,
  /// One of several existing bookings.
  BOOKING,
  /// Anything at all, such as what the customer would like.
  NOTE;

  /// Whether any words may be the answer.
  boolean isFreeText() {
    return this == NAME || this == ADDRESS;
  }

  /// The name used on command lines.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
