package id.fineclean.bot.channel;

/// What became of an attempt to delete a message at the provider.
public sealed interface Deletion {
  /// It is there no longer, whoever deleted it.
  record Deleted() implements Deletion {}

  /// The provider never will delete it.
  ///
  /// @param code the provider's code or ours, for the operator
  record Refused(String code) implements Deletion {}

  /// Not this time; worth another try later.
  ///
  /// @param reason a short code
  record Failed(String reason) implements Deletion {}
}
