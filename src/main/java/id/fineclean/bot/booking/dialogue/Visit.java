package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.FreeSlot;
import id.fineclean.bot.booking.Job;
import java.time.LocalDate;

/// One visit of one crew, as it is about to be booked.
///
/// @param job what is done
/// @param slot when, by the crews that are free for it
record Visit(Job job, FreeSlot slot) {
  LocalDate date() {
    return slot.start().toLocalDate();
  }
}
