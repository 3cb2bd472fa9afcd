package id.fineclean.bot.booking;

/// Whether a job can be done at the wished time.
public sealed interface Availability {
  /// It can.
  record Free(FreeSlot slot) implements Availability {}

  /// It cannot; [Openings#nearest] has times that can.
  record NotFree(WhyNot why) implements Availability {}
}
