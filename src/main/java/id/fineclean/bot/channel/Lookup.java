package id.fineclean.bot.channel;

/// Whether the provider has a message whose sending ended in doubt.
public sealed interface Lookup {
  /// It does.
  ///
  /// @param messageId the provider's id, as in [DeliveryResult.Accepted]
  record Found(String messageId) implements Lookup {}

  /// It does not have it now. Where the call that sent it was cut short only moments ago, the
  /// provider may still be at work on it: then this proves nothing yet.
  record Absent() implements Lookup {}

  /// It could not be told this time; another try may tell.
  ///
  /// @param reason a short code, never text of a customer's
  record Unclear(String reason) implements Lookup {}

  /// It can never be told: the provider shows no list of what it took.
  record NotKept() implements Lookup {}
}
