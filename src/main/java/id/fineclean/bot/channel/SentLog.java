package id.fineclean.bot.channel;

import java.time.Instant;
import java.util.List;

/// What a provider has kept of the messages that were sent to customers.
public sealed interface SentLog {
  /// Those that were asked for, the earliest first.
  record Kept(List<Entry> entries) implements SentLog {
    public Kept {
      entries = List.copyOf(entries);
    }
  }

  /// One message.
  ///
  /// @param messageId the provider's id, as in [DeliveryResult.Accepted]
  /// @param text what the customer reads: personal
  record Entry(String messageId, Instant sentAt, String text) {}

  /// It could not be told this time; another try may tell.
  ///
  /// @param reason a short code
  record Unclear(String reason) implements SentLog {}

  /// The provider shows none.
  record NotKept() implements SentLog {}
}
