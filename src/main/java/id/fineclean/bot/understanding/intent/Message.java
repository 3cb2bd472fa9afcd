package id.fineclean.bot.understanding.intent;

import id.fineclean.bot.understanding.text.Word;
import java.util.List;

/// One message as the models read it: what its words mean, and how they were written. Slang and
/// slips are understood by the first; the second holds against readings that were wrong.
///
/// @param words normalised
/// @param written folded only
public record Message(List<Word> words, List<Word> written) {
  public Message {
    words = List.copyOf(words);
    written = List.copyOf(written);
  }

  public boolean isEmpty() {
    return words.isEmpty();
  }

  /// What stands from the first to the last of some neighbouring words of it.
  ///
  /// @param some at least one
  public Message part(List<Word> some) {
    int start = some.getFirst().start();
    int end = some.getLast().end();
    return new Message(
        some,
        written.stream().filter(word -> word.start() >= start && word.start() < end).toList());
  }

  /// All but the word at `index`, and all that was written in its place.
  Message without(int index) {
    Word left = words.get(index);
    return new Message(
        words.stream().filter(word -> word != left).toList(),
        written.stream()
            .filter(word -> word.end() <= left.start() || word.start() >= left.end())
            .toList());
  }
}
