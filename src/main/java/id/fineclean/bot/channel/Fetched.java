package id.fineclean.bot.channel;

import java.util.Optional;

/// What became of an attempt to fetch a file that a customer sent.
public sealed interface Fetched {
  /// The file.
  ///
  /// @param content all of it; not to be changed
  /// @param mime its type as the provider calls it: untrusted, look at the content
  record File(byte[] content, Optional<String> mime) implements Fetched {}

  /// The provider no longer has it, or never had: no use in asking again.
  record Gone() implements Fetched {}

  /// Longer than was asked for, or than the provider hands out.
  record TooLarge() implements Fetched {}

  /// Not this time; worth another try later.
  ///
  /// @param reason a short code
  record Failed(String reason) implements Fetched {}
}
