package id.fineclean.bot.company;

import java.util.List;

/// A well-known place that is not served.
///
/// @param also other spellings
public record Place(String name, List<String> also) {
  public Place {
    also = List.copyOf(also);
  }
}
