package id.fineclean.bot.simulated;

import java.util.List;
import java.util.random.RandomGenerator;

/// How somebody is, in chances of doing something at an opportunity.
///
/// @param greets before anything else
/// @param digresses asks something instead of answering
/// @param chats says something that means nothing
/// @param splits writes a message as several
/// @param slips says something wrong, to be put right later
/// @param hesitates asks for time where a yes is wanted
/// @param tellsAll says everything at once
/// @param sloppy typing errors and abbreviations a word
record Temper(
    String name,
    double greets,
    double digresses,
    double chats,
    double splits,
    double slips,
    double hesitates,
    double tellsAll,
    double sloppy) {

  private static final List<Temper> ALL =
      List.of(
          new Temper("patient", 0.4, 0.10, 0.04, 0.05, 0.10, 0.10, 0.4, 0.02),
          new Temper("terse", 0.1, 0.03, 0.00, 0.05, 0.05, 0.02, 0.3, 0.06),
          new Temper("chatty", 0.7, 0.20, 0.15, 0.25, 0.15, 0.15, 0.3, 0.03),
          new Temper("hurried", 0.1, 0.05, 0.00, 0.20, 0.20, 0.05, 0.7, 0.12),
          new Temper("careful", 0.6, 0.25, 0.02, 0.02, 0.05, 0.25, 0.2, 0.00));

  static Temper any(RandomGenerator random) {
    return Author.pick(ALL, random);
  }
}
