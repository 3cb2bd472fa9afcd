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
  /// Free text of any kind, such as a note for the crew.
  NOTE;

  /// The name used on command lines.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
