package id.fineclean.bot.booking;

import id.fineclean.bot.understanding.Bilingual;
import java.util.List;

/// Something customers ask for that the shop does not do.
///
/// @param name as customers read it
/// @param words by which it is asked for
/// @param near ids of services that come closest; may be empty
public record NotOffered(Bilingual name, Phrases words, List<String> near) {
  private static final String ENDING = "(?:nya|ku|ny)?(?!\\p{L})";

  public NotOffered {
    near = List.copyOf(near);
  }

  public NotOffered(Bilingual name, List<String> words, List<String> near) {
    this(name, new Phrases(words, ENDING), near);
  }

  /// Whether a message speaks of it.
  public boolean isIn(String text) {
    return words.matcher(text).find();
  }
}
