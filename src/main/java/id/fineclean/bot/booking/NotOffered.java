package id.fineclean.bot.booking;

import id.fineclean.bot.understanding.Bilingual;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Something customers ask for that the shop does not do.
///
/// @param name as customers read it
/// @param words by which it is asked for, in small letters
/// @param near ids of services that come closest; may be empty
public record NotOffered(Bilingual name, List<String> words, List<String> near) {
  public NotOffered {
    words = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    near = List.copyOf(near);
  }

  /// Whether a message speaks of it.
  public boolean isIn(String text) {
    String any = words.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    return !words.isEmpty()
        && Pattern.compile("(?<!\\p{L})(?:" + any + ")(?:nya|ku|ny)?(?!\\p{L})")
            .matcher(text.toLowerCase(Locale.ROOT))
            .find();
  }
}
