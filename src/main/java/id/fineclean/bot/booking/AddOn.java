package id.fineclean.bot.booking;

import id.fineclean.bot.understanding.Bilingual;
import java.time.Duration;
import java.util.List;

/// Something extra done on the same visit.
///
/// @param price in rupiah, once per booking
/// @param extra time it takes
/// @param words by which customers ask for it
public record AddOn(String id, Bilingual name, long price, Duration extra, List<String> words) {
  public AddOn {
    words = List.copyOf(words);
  }

  /// Without words, it can be had through people only.
  public AddOn(String id, Bilingual name, long price, Duration extra) {
    this(id, name, price, extra, List.of());
  }
}
