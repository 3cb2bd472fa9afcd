package id.fineclean.bot.outbox;

import id.fineclean.bot.channel.Capabilities;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.contact.Conversation;
import id.fineclean.bot.contact.Conversations;
import id.fineclean.bot.contact.Owner;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.storage.Transaction;
import id.fineclean.bot.vault.PersonalField;
import id.fineclean.bot.vault.Vault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Enqueues messages to customers. They become durable with the transaction they are added in, and
/// go out afterwards.
public final class Outbox {
  public static final PersonalField PAYLOAD =
      new PersonalField("outbox", "payload_enc", "what was written to the customer");
  public static final PersonalField PROVIDER_ID =
      new PersonalField("outbox", "provider_id_enc", "the message's number at the provider");

  /// Why a message of the bot's was withdrawn: its chat has another owner now.
  static final String TAKEN_OVER = "taken_over";

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  /// More than anybody reads; each costs money and time of the channel.
  private static final int MOST_WAITING = 50;

  private static final String INSERT =
      "INSERT INTO outbox (conversation_id, channel, author, author_member, purpose, epoch, once_key, payload_enc,"
          + " status, next_attempt_at, created_at, queued_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?)"
          + " ON CONFLICT (once_key) DO NOTHING";

  private final Vault vault;

  public Outbox(Vault vault) {
    this.vault = vault;
  }

  /// Encrypts messages and fits them to their channel. Done ahead of the transaction, which should
  /// be short.
  ///
  /// @param conversation as its owner was when the messages were decided on
  public Batch prepare(
      Conversation conversation,
      Origin origin,
      List<OutboundMessage> messages,
      Capabilities channel) {
    List<byte[]> payloads = new ArrayList<>();
    for (OutboundMessage message : messages) {
      for (OutboundMessage fitted : MessageFitter.fit(message, channel)) {
        payloads.add(
            vault.encrypt(
                conversation.customerId(), place(conversation, origin), Json.bytes(fitted)));
      }
    }
    return new Batch(conversation, origin, payloads);
  }

  /// Where the words of a message belong: to its conversation, and to what decides whether it may
  /// go
  /// out. Among messages of one kind in one chat, whoever could swap the words could swap the rows.
  static PersonalField.Place place(Conversation conversation, Origin origin) {
    return PAYLOAD.at(conversation.id(), origin.author().kind(), origin.purpose().id());
  }

  /// Adds what was prepared, behind everything the conversation still has to send.
  ///
  /// Somebody who writes faster than can be answered gets no more than [#MOST_WAITING] answers in
  /// a row: what they wrote is handled all the same.
  public void add(Transaction transaction, Batch batch, Instant now) {
    if (batch.origin.equals(Origin.REPLY) && isCrowded(transaction, batch.conversation.id())) {
      LOG.warn(
          "conversation {} has too many answers waiting; one is left out", batch.conversation.id());
      return;
    }
    for (byte[] payload : batch.payloads) {
      insert(transaction, batch, Optional.empty(), payload, now);
    }
  }

  private static boolean isCrowded(Transaction transaction, long conversationId) {
    return transaction
            .first(
                "SELECT COUNT(*) FROM (SELECT 1 FROM outbox WHERE conversation_id = ? AND status = 'queued'"
                    // the index's own condition, or it would not be used
                    + " AND status IN ('queued', 'sending') LIMIT ?) AS waiting",
                row -> row.int32(1),
                conversationId,
                MOST_WAITING)
            .orElseThrow()
        >= MOST_WAITING;
  }

  /// As [#add], for a writer who has to know later what became of it: see [DeliveryTracking].
  ///
  /// @return the first message's number
  public long addTraced(Transaction transaction, Batch batch, Instant now) {
    long first = insertTraced(transaction, batch, Optional.empty(), now).orElseThrow();
    add(transaction, batch.rest(), now);
    return first;
  }

  /// As [#addOnce], for a notice whose writer has to know later what became of it.
  ///
  /// @return the first message's number; empty where there was one already
  public OptionalLong addOnceTraced(
      Transaction transaction, String onceKey, Batch batch, Instant now) {
    Optional<Long> first = insertTraced(transaction, batch, Optional.of(onceKey + "/0"), now);
    first.ifPresent(id -> add(transaction, batch.rest(), now));
    return first.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  /// Adds a notice that goes out once only.
  ///
  /// @param onceKey names the notice
  /// @return whether this was the first time; otherwise nothing was added
  public boolean addOnce(Transaction transaction, String onceKey, Batch batch, Instant now) {
    for (int part = 0; part < batch.payloads.size(); part++) {
      Optional<String> key = Optional.of(onceKey + "/" + part);
      if (!insert(transaction, batch, key, batch.payloads.get(part), now)) {
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
            + " WHERE once_key >= ? AND once_key < ? AND status IN ('queued', 'held')",
        now,
        onceKeyPrefix,
        onceKeyPrefix + '\uffff');
    transaction.update(
        "UPDATE outbox SET unwanted = 1 WHERE once_key >= ? AND once_key < ? AND status = 'sending'",
        onceKeyPrefix,
        onceKeyPrefix + '\uffff');
  }

  /// Hands a conversation over (guarantee G5): what the bot has written and not begun to send is
  /// withdrawn, and nothing of it begins to go out once the transaction is committed. What was
  /// begun before is [#underWay]; whoever acknowledges a takeover waits for it or shows it.
  ///
  /// @param seen the conversation as it was when this was decided
  /// @return whether it was handed over; not where somebody else was faster
  public boolean handOver(Transaction transaction, Conversation seen, Owner to, Instant now) {
    if (!Conversations.handOver(transaction, seen, to)) {
      return false;
    }
    transaction.update(
        "UPDATE outbox SET status = CASE WHEN doubt IS NULL THEN 'withdrawn' ELSE 'maybe_sent' END,"
            + " reason = ?, settled_at = ? WHERE conversation_id = ? AND author = 'bot'"
            + " AND status = 'queued' AND status IN ('queued', 'sending')",
        TAKEN_OVER,
        now,
        seen.id());
    return true;
  }

  /// The message of a conversation that is being sent at this moment, if one is.
  public OptionalLong underWay(Transaction transaction, long conversationId) {
    return transaction
        .first(
            "SELECT id FROM outbox WHERE conversation_id = ? AND status = 'sending'"
                + " AND status IN ('queued', 'sending')",
            row -> OptionalLong.of(row.int64(1)),
            conversationId)
        .orElseGet(OptionalLong::empty);
  }

  private static Optional<Long> insertTraced(
      Transaction transaction, Batch batch, Optional<String> onceKey, Instant now) {
    return transaction.first(
        INSERT + " RETURNING id",
        row -> row.int64(1),
        values(batch, onceKey, batch.payloads.getFirst(), now));
  }

  private static boolean insert(
      Transaction transaction, Batch batch, Optional<String> onceKey, byte[] payload, Instant now) {
    return transaction.update(INSERT, values(batch, onceKey, payload, now)) == 1;
  }

  private static @Nullable Object[] values(
      Batch batch, Optional<String> onceKey, byte[] payload, Instant now) {
    Conversation conversation = batch.conversation;
    Author author = batch.origin.author();
    return new @Nullable Object[] {
      conversation.id(),
      conversation.channel(),
      author.kind(),
      author.member().orElse(null),
      batch.origin.purpose().id(),
      conversation.epoch(),
      onceKey.orElse(null),
      payload,
      now,
      now,
      now
    };
  }

  /// Prepared messages of one origin to one conversation.
  public static final class Batch {
    private final Conversation conversation;
    private final Origin origin;
    private final List<byte[]> payloads;

    private Batch(Conversation conversation, Origin origin, List<byte[]> payloads) {
      this.conversation = conversation;
      this.origin = origin;
      this.payloads = payloads;
    }

    private Batch rest() {
      return new Batch(conversation, origin, payloads.subList(1, payloads.size()));
    }
  }
}
