package id.fineclean.bot.outbox;

import java.util.Locale;

/// Where a message in the outbox stands. Queries spell the stored names out, as the partial indexes
/// of the table do.
enum Status {
  /// Waits for its turn, or for its next attempt.
  QUEUED,
  /// An attempt is running.
  SENDING,
  /// The provider took it.
  ACCEPTED,
  /// The provider will never deliver it.
  UNDELIVERABLE,
  /// An attempt broke off, or the provider failed in it: it may or may not have gone out, and
  /// nobody finds out any more.
  MAYBE_SENT,
  /// Tried for as long as it was worth it.
  DEAD,
  /// Not wanted any more.
  WITHDRAWN,
  /// Too old to go out by itself: staff decide.
  HELD;

  /// The name stored and shown.
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Status of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
