package id.fineclean.bot.simulated;

import java.util.List;

/// What came of one conversation.
///
/// @param reached the goal, exactly
/// @param wrong what was committed against the customer's wish; empty in most
/// @param plain whether nothing but the order was talked about, in whole messages
/// @param toldAll whether everything was said at once
/// @param useless answers that did not help
/// @param words of each answer, on average
/// @param transcript what was said, with the goal at its head
public record Outcome(
    String kind,
    Author author,
    boolean reached,
    List<String> wrong,
    boolean plain,
    boolean toldAll,
    int messages,
    int useless,
    int answers,
    int words,
    String transcript) {}
