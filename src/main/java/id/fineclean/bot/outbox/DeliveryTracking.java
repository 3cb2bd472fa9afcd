package id.fineclean.bot.outbox;

import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Transaction;
import java.util.Optional;

/// What became of messages, for whoever has to answer for having sent them.
public final class DeliveryTracking {
  private final Database database;

  public DeliveryTracking(Database database) {
    this.database = database;
  }

  /// How far a message came.
  public enum Stage {
    /// Waits, is being sent, or is held until staff decide.
    WAITING,
    /// The provider took it.
    ACCEPTED,
    /// The call broke off: it may or may not have gone out.
    MAYBE_SENT,
    /// The provider does not deliver it.
    UNDELIVERABLE,
    /// Tried for as long as it was worth it, or withdrawn.
    GIVEN_UP
  }

  /// @param reason a code of the provider's or ours, where something went wrong
  public record Progress(Stage stage, Optional<String> reason) {}

  /// @return empty for a message that is not kept any more
  public Optional<Progress> of(Transaction transaction, long id) {
    return transaction.first(
        "SELECT status, reason FROM outbox WHERE id = ?",
        row -> new Progress(stage(Status.of(row.text(1))), row.optionalText(2)),
        id);
  }

  /// How many messages for one purpose have not been settled.
  public int countWaiting(Purpose purpose) {
    return database
        .read(
            transaction ->
                transaction.first(
                    "SELECT COUNT(*) FROM outbox WHERE status IN ('queued', 'sending') AND purpose = ?",
                    row -> row.int32(1),
                    purpose.id()))
        .orElse(0);
  }

  private static Stage stage(Status status) {
    return switch (status) {
      case QUEUED, SENDING, HELD -> Stage.WAITING;
      case ACCEPTED -> Stage.ACCEPTED;
      case MAYBE_SENT -> Stage.MAYBE_SENT;
      case UNDELIVERABLE -> Stage.UNDELIVERABLE;
      case DEAD, WITHDRAWN -> Stage.GIVEN_UP;
    };
  }
}
