package id.fineclean.bot.booking.dialogue;

/// The names of reminders.
final class Reminders {
  private Reminders() {}

  /// What the keys of all reminders of one booking begin with.
  static String keyPrefix(long bookingId) {
    return "reminder:" + bookingId + ":";
  }
}
