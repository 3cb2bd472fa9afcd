package id.fineclean.bot.policy.notice;

import id.fineclean.bot.contact.Customers;
import id.fineclean.bot.outbox.DeliveryTracking;
import id.fineclean.bot.outbox.DeliveryTracking.Progress;
import id.fineclean.bot.policy.PolicyVersion;
import id.fineclean.bot.storage.ConflictException;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Row;
import id.fineclean.bot.storage.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Who was told of which version, when, and by which message. What became of the message is read
/// from the outbox.
public final class NoticeStore {
  private static final String COLUMNS =
      "SELECT id, customer_id, version, kind, channel, told_at, outbox_id FROM policy_notice";

  /// How many customers are looked at in one query.
  private static final int PAGE = 500;

  private final Database database;
  private final DeliveryTracking tracking;

  public NoticeStore(Database database) {
    this.database = database;
    this.tracking = new DeliveryTracking(database);
  }

  /// How somebody was told.
  public enum Kind {
    /// With a reply.
    SHOWN,
    /// By a message of its own, ahead of a change.
    ANNOUNCED;

    /// The name shown and stored.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What became of a notice.
  public enum Outcome {
    /// On its way.
    PENDING,
    /// The provider took it.
    SENT,
    /// The call broke off: it may or may not have gone out.
    MAYBE_SENT,
    /// Tried for as long as it was worth it, or withdrawn.
    FAILED,
    /// The provider does not deliver it, such as outside WhatsApp's window without a template, or
    /// there is no way to the customer.
    NOT_REACHED;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// Whether telling again would, or might, be telling twice.
    boolean told() {
      return this == SENT || this == MAYBE_SENT;
    }

    private static Outcome of(Progress progress) {
      return switch (progress.stage()) {
        case WAITING -> PENDING;
        case ACCEPTED -> SENT;
        case MAYBE_SENT -> MAYBE_SENT;
        case GIVEN_UP -> FAILED;
        case UNDELIVERABLE -> NOT_REACHED;
      };
    }
  }

  /// One notice.
  ///
  /// @param channel empty where there was no way to tell
  /// @param message its number in the outbox
  /// @param reason why it did not arrive, a code of the provider's or ours
  public record Notice(
      long id,
      long customerId,
      String version,
      Kind kind,
      Optional<String> channel,
      Instant at,
      OptionalLong message,
      Outcome outcome,
      Optional<String> reason) {}

  /// All notices of one document to one customer, the oldest first.
  List<Notice> ofCustomer(long customerId, String document) {
    return database.read(
        transaction ->
            transaction.list(
                COLUMNS + " WHERE customer_id = ? AND document = ? ORDER BY id",
                row -> read(transaction, row),
                customerId,
                document));
  }

  /// Notices of one version, the oldest first.
  ///
  /// @param after the last id seen; 0 to begin
  public List<Notice> ofVersion(String document, String version, long after, int atMost) {
    return database.read(
        transaction ->
            transaction.list(
                COLUMNS + " WHERE document = ? AND version = ? AND id > ? ORDER BY id LIMIT ?",
                row -> read(transaction, row),
                document,
                version,
                after,
                atMost));
  }

  /// The versions of a document of which there are notices.
  public List<String> versions(String document) {
    return database.read(
        transaction ->
            transaction.list(
                "SELECT version FROM policy_notice WHERE document = ? GROUP BY version ORDER BY"
                    + " MIN(id)",
                row -> row.text(1),
                document));
  }

  /// Takes down a notice.
  ///
  /// @param message the conversation and its message in the outbox; empty where there is no way
  /// @return whether it was the first of its kind to this customer for this version
  boolean add(
      Transaction transaction,
      long customerId,
      PolicyVersion version,
      Kind kind,
      Optional<Message> message,
      Instant now) {
    return transaction.update(
            "INSERT INTO policy_notice (customer_id, document, version, kind, channel,"
                + " conversation_id, outbox_id, told_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON"
                + " CONFLICT (customer_id, document, version, kind) DO NOTHING",
            customerId,
            version.document(),
            version.version(),
            kind.id(),
            message.map(Message::channel).orElse(null),
            message.map(Message::conversationId).orElse(null),
            message.map(Message::id).orElse(null),
            now)
        == 1;
  }

  /// As [#add], for a notice with a reply.
  ///
  /// @throws ConflictException it was shown meanwhile
  void addFirst(
      Transaction transaction,
      long customerId,
      PolicyVersion version,
      Message message,
      Instant now) {
    if (!add(transaction, customerId, version, Kind.SHOWN, Optional.of(message), now)) {
      throw new ConflictException("policy notice");
    }
  }

  /// A message in the outbox.
  record Message(String channel, long conversationId, long id) {}

  /// Puts another message in the place of one that did not arrive.
  ///
  /// @throws ConflictException somebody else did so
  void replace(Transaction transaction, Notice failed, Message message, Instant now) {
    transaction.updateOne(
        "policy notice " + failed.id,
        "UPDATE policy_notice SET channel = ?, conversation_id = ?, outbox_id = ?, told_at = ?"
            + " WHERE id = ? AND outbox_id = ?",
        message.channel,
        message.conversationId,
        message.id,
        now,
        failed.id,
        failed.message.isPresent() ? failed.message.getAsLong() : null);
  }

  /// Customers who were not told of a version, in the order of their ids.
  ///
  /// @param after only those with a greater id
  List<Long> untold(PolicyVersion version, long after, int atMost) {
    return database.read(
        transaction -> {
          List<Long> untold = new ArrayList<>();
          List<Long> page = Customers.after(transaction, after, PAGE);
          while (!page.isEmpty() && untold.size() < atMost) {
            untold.addAll(page);
            untold.removeAll(told(transaction, version, page));
            page = Customers.after(transaction, page.getLast(), PAGE);
          }
          return List.copyOf(untold.subList(0, Math.min(atMost, untold.size())));
        });
  }

  /// @param customers in the order of their ids
  private static Set<Long> told(
      Transaction transaction, PolicyVersion version, List<Long> customers) {
    return Set.copyOf(
        transaction.list(
            "SELECT DISTINCT customer_id FROM policy_notice WHERE customer_id BETWEEN ? AND ?"
                + " AND document = ? AND version = ?",
            row -> row.int64(1),
            customers.getFirst(),
            customers.getLast(),
            version.document(),
            version.version()));
  }

  /// How many customers were not told of a version.
  public long countUntold(String document, String version) {
    return database.read(
        transaction ->
            Customers.count(transaction)
                - transaction
                    .first(
                        "SELECT COUNT(DISTINCT customer_id) FROM policy_notice"
                            + " WHERE document = ? AND version = ?",
                        row -> row.int64(1),
                        document,
                        version)
                    .orElseThrow());
  }

  /// The greatest id of a customer; 0 where there is none.
  long newestCustomer() {
    return database.read(Customers::newest);
  }

  private Notice read(Transaction transaction, Row row) {
    OptionalLong message = row.optionalInt64(7);
    Optional<Progress> progress =
        message.isPresent() ? tracking.of(transaction, message.getAsLong()) : Optional.empty();
    return new Notice(
        row.int64(1),
        row.int64(2),
        row.text(3),
        Kind.valueOf(row.text(4).toUpperCase(Locale.ROOT)),
        row.optionalText(5),
        row.instant(6),
        message,
        progress.map(Outcome::of).orElse(Outcome.NOT_REACHED),
        progress.flatMap(Progress::reason));
  }
}
