package id.fineclean.bot.booking;

import id.fineclean.bot.understanding.Bilingual;
import java.util.List;

/// What customers may wish of a crew, which some crews can meet.
///
/// @param name as it is noted
/// @param words by which it is wished for
/// @param with words of which one has to stand beside them: "perempuan" alone may be a daughter
public record CrewWish(String id, Bilingual name, List<String> words, List<String> with) {
  public CrewWish {
    words = List.copyOf(words);
    with = List.copyOf(with);
  }
}
