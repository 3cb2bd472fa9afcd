package id.fineclean.bot.booking;

/// Whether a service is done at a size.
public sealed interface SizeCheck {
  /// @param size in whole units
  record Fits(int size) implements SizeCheck {}

  /// @param minimum the smallest size that can be booked
  record TooSmall(int minimum) implements SizeCheck {}

  /// @param maximum the largest size the bot may book; a person may take more
  record TooLarge(int maximum) implements SizeCheck {}
}
