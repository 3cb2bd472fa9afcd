package id.fineclean.bot.outbox;

import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Transaction;
import java.util.Optional;

/// What became of messages, for whoever has to answer for having sent them.
public final class Fates {
  private final Database database;

  public Fates(Database database) {
    this.database = database;
  }

  /// How far a message came.
  public enum Stage {
    /// Waits, or is being sent.
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
  public record Fate(Stage stage, Optional<String> reason) {}

  /// @return empty for a message that is not kept any more
  public Optional<Fate> of(Transaction transaction, long id) {
    return transaction.first(
        "SELECT status, reason FROM outbox WHERE id = ?",
        row -> new Fate(stage(row.text(1)), row.optionalText(2)),
        id);
  }

  /// How many messages of one origin have not been settled.
  public int countWaiting(String origin) {
    return database
        .read(
            transaction ->
                transaction.first(
                    "SELECT COUNT(*) FROM outbox WHERE status IN ('queued', 'sending') AND origin = ?",
                    row -> row.int32(1),
                    origin))
        .orElse(0);
  }

  private static Stage stage(String status) {
    return switch (status) {
      case "queued", "sending" -> Stage.WAITING;
      case "accepted" -> Stage.ACCEPTED;
      case "maybe_sent" -> Stage.MAYBE_SENT;
      case "undeliverable" -> Stage.UNDELIVERABLE;
      default -> Stage.GIVEN_UP;
    };
  }
}
