package id.fineclean.bot.outbox;

import id.fineclean.bot.channel.Capabilities;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.storage.Transaction;
import id.fineclean.bot.vault.Vault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Enqueues messages to customers. They become durable with the transaction they are added in, and
/// go out afterwards.
public final class Outbox {
  /// The origin of what answers a message.
  public static final String TURN = "turn";

  static final String PAYLOAD_FIELD = "outbox.payload";

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  /// More than anybody reads; each costs money and time of the channel.
  private static final int MOST_WAITING = 50;

  private static final String INSERT =
      "INSERT INTO outbox (conversation_id, origin, once_key, payload_enc, status, next_attempt_at, created_at,"
          + " queued_at) VALUES (?, ?, ?, ?, 'queued', ?, ?, ?) ON CONFLICT (once_key) DO NOTHING";

  private final Vault vault;

  public Outbox(Vault vault) {
    this.vault = vault;
  }

  /// Encrypts messages and fits them to their channel. Done ahead of the transaction, which should
  /// be short.
  ///
  /// @param origin what wrote them: `turn`, or the kind of notice
  public Batch prepare(
      long customerId, String origin, List<OutboundMessage> messages, Capabilities channel) {
    List<byte[]> payloads = new ArrayList<>();
    for (OutboundMessage message : messages) {
      for (OutboundMessage fitted : MessageFitter.fit(message, channel)) {
        payloads.add(vault.encrypt(customerId, PAYLOAD_FIELD, Json.bytes(fitted)));
      }
    }
    return new Batch(origin, payloads);
  }

  /// Adds what was prepared, behind everything the conversation still has to send.
  ///
  /// Somebody who writes faster than can be answered gets no more than [#MOST_WAITING] answers in
  /// a row: what they wrote is handled all the same.
  public void add(Transaction transaction, long conversationId, Batch batch, Instant now) {
    if (batch.origin.equals(TURN) && isCrowded(transaction, conversationId)) {
      LOG.warn("conversation {} has too many answers waiting; one is left out", conversationId);
      return;
    }
    for (byte[] payload : batch.payloads) {
      insert(transaction, conversationId, batch.origin, Optional.empty(), payload, now);
    }
  }

  private static boolean isCrowded(Transaction transaction, long conversationId) {
    return transaction
            .first(
                "SELECT COUNT(*) FROM (SELECT 1 FROM outbox WHERE conversation_id = ? AND status = 'queued'"
                    + " LIMIT ?) AS waiting",
                row -> row.int32(1),
                conversationId,
                MOST_WAITING)
            .orElseThrow()
        >= MOST_WAITING;
  }

  /// As [#add], for a writer who has to know later what became of it: see [Fates].
  ///
  /// @return the first message's number
  public long addTraced(Transaction transaction, long conversationId, Batch batch, Instant now) {
    long first =
        insertTraced(transaction, conversationId, batch, Optional.empty(), now).orElseThrow();
    add(transaction, conversationId, batch.rest(), now);
    return first;
  }

  /// As [#addOnce], for a notice whose writer has to know later what became of it.
  ///
  /// @return the first message's number; empty where there was one already
  public OptionalLong addOnceTraced(
      Transaction transaction, long conversationId, String onceKey, Batch batch, Instant now) {
    Optional<Long> first =
        insertTraced(transaction, conversationId, batch, Optional.of(onceKey + "/0"), now);
    first.ifPresent(id -> add(transaction, conversationId, batch.rest(), now));
    return first.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  /// Adds a notice that goes out once only.
  ///
  /// @param onceKey names the notice
  /// @return whether this was the first time; otherwise nothing was added
  public boolean addOnce(
      Transaction transaction, long conversationId, String onceKey, Batch batch, Instant now) {
    for (int part = 0; part < batch.payloads.size(); part++) {
      Optional<String> key = Optional.of(onceKey + "/" + part);
      if (!insert(transaction, conversationId, batch.origin, key, batch.payloads.get(part), now)) {
        return false;
      }
    }
    return true;
  }

  /// Withdraws notices that have not begun to go out; one that is just being tried is not tried
  /// again.
  ///
  /// @param onceKeyPrefix what their keys begin with
  public void withdraw(Transaction transaction, String onceKeyPrefix, Instant now) {
    transaction.update(
        "UPDATE outbox SET status = 'withdrawn', settled_at = ?"
            + " WHERE once_key >= ? AND once_key < ? AND status = 'queued'",
        now,
        onceKeyPrefix,
        onceKeyPrefix + '\uffff');
    transaction.update(
        "UPDATE outbox SET unwanted = 1 WHERE once_key >= ? AND once_key < ? AND status = 'sending'",
        onceKeyPrefix,
        onceKeyPrefix + '\uffff');
  }

  private static Optional<Long> insertTraced(
      Transaction transaction,
      long conversationId,
      Batch batch,
      Optional<String> onceKey,
      Instant now) {
    return transaction.first(
        INSERT + " RETURNING id",
        row -> row.int64(1),
        conversationId,
        batch.origin,
        onceKey.orElse(null),
        batch.payloads.getFirst(),
        now,
        now,
        now);
  }

  private static boolean insert(
      Transaction transaction,
      long conversationId,
      String origin,
      Optional<String> onceKey,
      byte[] payload,
      Instant now) {
    return transaction.update(
            INSERT, conversationId, origin, onceKey.orElse(null), payload, now, now, now)
        == 1;
  }

  /// Prepared messages of one origin.
  public static final class Batch {
    private final String origin;
    private final List<byte[]> payloads;

    private Batch(String origin, List<byte[]> payloads) {
      this.origin = origin;
      this.payloads = payloads;
    }

    public boolean isEmpty() {
      return payloads.isEmpty();
    }

    private Batch rest() {
      return new Batch(origin, payloads.subList(1, payloads.size()));
    }
  }
}
