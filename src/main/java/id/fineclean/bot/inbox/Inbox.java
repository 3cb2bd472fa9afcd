package id.fineclean.bot.inbox;

import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.Received;
import id.fineclean.bot.channel.Sender;
import id.fineclean.bot.contact.Contact;
import id.fineclean.bot.contact.ContactDirectory;
import id.fineclean.bot.contact.Conversations;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.storage.ConflictException;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Transaction;
import id.fineclean.bot.telemetry.Telemetry;
import id.fineclean.bot.vault.BlindIndex;
import id.fineclean.bot.vault.MissingKeyException;
import id.fineclean.bot.vault.PersonalField;
import id.fineclean.bot.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The durable queue of received messages (guarantees G1 to G3): stored once per delivery id by a
/// unique constraint, handed out per conversation in the provider's order. Thread-safe.
public final class Inbox {
  public static final PersonalField PAYLOAD =
      new PersonalField("inbox", "payload_enc", "what was written, name, number, language");

  /// Telegram repeats a failed delivery at once (tdlib/telegram-bot-api, WebhookActor.cpp), so what
  /// has not come after this long is not merely late.
  private static final Duration GAP_PATIENCE = Duration.ofSeconds(1);

  /// How far below a number the one before it may lie for the numbers between to count as missing.
  /// Telegram numbers a bot's updates, not a chat's: a wider gap is other customers' messages.
  private static final int GAP_WIDTH = 3;

  /// Each try meets one more change of the same contact at the same moment; two are already rare.
  private static final int MOST_TRIES = 3;

  private final Database database;
  private final ContactDirectory contacts;
  private final Vault vault;
  private final BlindIndex index;
  private final InstantSource clock;
  private final Telemetry telemetry;
  private final PassedOver passedOver = new PassedOver();

  public Inbox(
      Database database,
      ContactDirectory contacts,
      Vault vault,
      BlindIndex index,
      InstantSource clock,
      Telemetry telemetry) {
    this.database = database;
    this.contacts = contacts;
    this.vault = vault;
    this.index = index;
    this.clock = clock;
    this.telemetry = telemetry;
  }

  /// Stores a message, once however often it is delivered.
  ///
  /// @return the conversation it belongs to; durable when this returns. Empty for a repeated
  ///     delivery.
  /// @throws id.fineclean.bot.storage.StorageUnavailableException nothing may be acknowledged; the
  ///     provider tries again
  /// @throws IllegalStateException the contact was changed or erased each time it was looked up;
  ///     nothing was stored, and the provider's next attempt is likely to succeed
  public OptionalLong accept(String channel, InboundMessage message) {
    byte[] delivery = index.of("delivery:" + channel, message.deliveryId());
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      Contact contact = contacts.resolve(channel, message.sender());
      try {
        Entry entry = entry(contact, channel, delivery, message);
        boolean stored = database.write(transaction -> insert(transaction, entry));
        telemetry.received(channel, stored ? "stored" : "duplicate");
        return stored ? OptionalLong.of(contact.conversationId()) : OptionalLong.empty();
      } catch (ConflictException | MissingKeyException contactChanged) {
        contacts.forget(channel, message.sender());
      }
    }
    throw new IllegalStateException("a contact changes faster than its messages can be stored");
  }

  /// Whether a delivery has been stored.
  public boolean knows(String channel, String deliveryId) {
    byte[] delivery = index.of("delivery:" + channel, deliveryId);
    return database.read(
        transaction ->
            transaction
                .first(
                    "SELECT 1 FROM inbox WHERE channel = ? AND delivery_lookup = ?",
                    row -> row.int32(1),
                    channel,
                    delivery)
                .isPresent());
  }

  /// When the last message of a channel was stored.
  public Optional<Instant> lastReceived(String channel) {
    return database.read(
        transaction ->
            transaction.first(
                // The channel as an expression, so that the latest messages are looked at rather
                // than all of the channel's.
                "SELECT received_at FROM inbox WHERE channel || '' = ? ORDER BY id DESC LIMIT 1",
                row -> row.instant(1),
                channel));
  }

  /// The next messages of a conversation that no turn has handled, in order.
  public List<WaitingMessage> next(Transaction transaction, long conversationId, int atMost) {
    return transaction.list(
        "SELECT id, delivery_lookup, sequence, received_at, payload_enc, channel FROM inbox"
            + " WHERE conversation_id = ? AND handled_at IS NULL ORDER BY sequence, id LIMIT ?",
        row ->
            new WaitingMessage(
                row.int64(1),
                row.bytes(2),
                row.optionalInt64(3),
                row.instant(4),
                row.bytes(5),
                row.text(6)),
        conversationId,
        atMost);
  }

  /// Keeps all that waits from being answered: it comes from a backup, and may have been answered
  /// since.
  ///
  /// @return the conversations in which somebody was waiting
  public static List<Long> setAside(Transaction transaction, Instant now) {
    List<Long> conversations =
        transaction.list(
            "SELECT DISTINCT conversation_id FROM inbox WHERE handled_at IS NULL",
            row -> row.int64(1));
    transaction.update("UPDATE inbox SET handled_at = ? WHERE handled_at IS NULL", now);
    return conversations;
  }

  /// Whether a conversation has a message that no turn has handled.
  public boolean waiting(Transaction transaction, long conversationId) {
    return transaction
        .first(
            // The order leads to the index of what waits; without it SQLite walks through all
            // messages.
            "SELECT 1 FROM inbox WHERE conversation_id = ? AND handled_at IS NULL"
                + " ORDER BY sequence, id LIMIT 1",
            row -> row.int32(1),
            conversationId)
        .isPresent();
  }

  /// Notes that nothing is to be stored under one of the provider's numbers, so that nobody waits
  /// for it. Known to this process only and for a while: elsewhere a message waits a moment longer.
  public void passOver(String channel, Received.Ignored ignored) {
    telemetry.passedOver(channel, ignored.kind());
    ignored.sequence().ifPresent(sequence -> passedOver.add(channel, sequence));
  }

  /// Whether an earlier message may still be on its way: the provider's number just before this
  /// one's has not arrived while one shortly before that has.
  ///
  /// @return until when it is worth waiting for it
  public Optional<Instant> gapBefore(Transaction transaction, WaitingMessage message) {
    if (message.sequence().isEmpty()
        || message.receivedAt().plus(GAP_PATIENCE).isBefore(clock.instant())) {
      return Optional.empty();
    }
    long sequence = message.sequence().getAsLong();
    long expected = passedOver.before(message.channel(), sequence);
    return transaction
        .first(
            "SELECT sequence FROM inbox WHERE channel = ? AND sequence >= ? AND sequence <= ?"
                + " ORDER BY sequence DESC LIMIT 1",
            row -> row.int64(1),
            message.channel(),
            sequence - GAP_WIDTH,
            expected)
        .filter(latest -> latest < expected)
        .map(latest -> message.receivedAt().plus(GAP_PATIENCE));
  }

  /// Decrypts a message.
  public ReceivedMessage open(long customerId, WaitingMessage waiting) {
    Payload payload =
        Json.read(
            vault.decrypt(
                customerId, PAYLOAD.at(waiting.channel(), waiting.delivery()), waiting.payload()),
            Payload.class);
    return new ReceivedMessage(
        waiting.id(),
        waiting.receivedAt(),
        ReceivedMessage.writtenAt(waiting.receivedAt(), payload.writtenAt),
        payload.content,
        payload.phone,
        payload.displayName,
        payload.language);
  }

  /// Marks a message as handled, as part of its turn.
  ///
  /// @throws ConflictException another turn has handled it
  public void handled(Transaction transaction, long messageId) {
    transaction.updateOne(
        "message " + messageId,
        "UPDATE inbox SET handled_at = ? WHERE id = ? AND handled_at IS NULL",
        clock.instant(),
        messageId);
  }

  /// Conversations with messages that nobody has handled, the longest waiting first. For finding
  /// what a stopped process left behind.
  ///
  /// @param channels only theirs: what came on one that is off now waits until it is on again, and
  ///     must not take the places of those that can be handled
  /// @param receivedBefore only messages older than this
  public List<Long> waitingConversations(Set<String> channels, Instant receivedBefore, int atMost) {
    if (channels.isEmpty()) {
      return List.of();
    }
    // The channel as an expression: otherwise SQLite looks through all messages of the channel
    // instead of the few that wait.
    return database.read(
        transaction ->
            transaction.list(
                "SELECT conversation_id FROM inbox WHERE handled_at IS NULL AND received_at <= ?"
                    + " AND channel || '' IN ("
                    + String.join(", ", Collections.nCopies(channels.size(), "?"))
                    + ") GROUP BY conversation_id ORDER BY MIN(id) LIMIT ?",
                row -> row.int64(1),
                Stream.of(Stream.of(receivedBefore), channels.stream(), Stream.of(atMost))
                    .flatMap(values -> values)
                    .toArray()));
  }

  /// Replaces the text of an earlier message by what the customer changed it to.
  ///
  /// @return whether that message is known and its text was another one
  public boolean replaceText(
      Transaction transaction, long conversationId, long customerId, InboundContent.Edit edit) {
    byte[] lookup = index.of("message", edit.messageId());
    return transaction
        .first(
            "SELECT id, payload_enc, channel, delivery_lookup FROM inbox"
                + " WHERE conversation_id = ? AND message_lookup = ? ORDER BY id LIMIT 1",
            row ->
                new StoredPayload(
                    row.int64(1), row.bytes(2), PAYLOAD.at(row.text(3), row.bytes(4))),
            conversationId,
            lookup)
        .filter(stored -> replace(transaction, customerId, stored, edit.text()))
        .isPresent();
  }

  private boolean replace(
      Transaction transaction, long customerId, StoredPayload stored, String text) {
    Payload payload =
        Json.read(vault.decrypt(customerId, stored.place, stored.payload), Payload.class);
    InboundContent content = edited(payload.content, text);
    if (content.equals(payload.content)) {
      return false;
    }
    Payload edited =
        new Payload(
            content, payload.phone, payload.displayName, payload.language, payload.writtenAt);
    transaction.update(
        "UPDATE inbox SET payload_enc = ? WHERE id = ?",
        vault.encrypt(customerId, stored.place, Json.bytes(edited)),
        stored.id);
    return true;
  }

  private static InboundContent edited(InboundContent content, String text) {
    return switch (content) {
      case InboundContent.Text old -> new InboundContent.Text(text);
      case InboundContent.Media media ->
          media.captioned(Optional.of(text).filter(caption -> !caption.isBlank()));
      case InboundContent.Tap tap -> tap;
      case InboundContent.Location location -> location;
      case InboundContent.ContactCard card -> card;
      case InboundContent.Edit edit -> edit;
      case InboundContent.Reachability reachability -> reachability;
      case InboundContent.Unsupported unsupported -> unsupported;
    };
  }

  private Entry entry(Contact contact, String channel, byte[] delivery, InboundMessage message) {
    Sender sender = message.sender();
    Payload payload =
        new Payload(
            message.content(),
            sender.phone(),
            sender.displayName(),
            sender.language(),
            message.writtenAt());
    return new Entry(
        contact,
        channel,
        delivery,
        index.of("message", message.messageId()),
        message.sequence(),
        clock.instant(),
        vault.encrypt(contact.customerId(), PAYLOAD.at(channel, delivery), Json.bytes(payload)),
        opensWindow(message.content()),
        contacts.check(contact, sender));
  }

  /// Whether the customer has said something, as opposed to changing or withdrawing it.
  private static boolean opensWindow(InboundContent content) {
    return switch (content) {
      case InboundContent.Edit edit -> false;
      case InboundContent.Reachability reachability -> reachability.reachable();
      case InboundContent.Text text -> true;
      case InboundContent.Tap tap -> true;
      case InboundContent.Location location -> true;
      case InboundContent.ContactCard card -> true;
      case InboundContent.Media media -> true;
      case InboundContent.Unsupported unsupported -> true;
    };
  }

  /// @throws ConflictException the contact has changed since it was read
  private static boolean insert(Transaction transaction, Entry entry) {
    if (!entry.contactHolds.test(transaction)) {
      throw new ConflictException("contact");
    }
    int inserted =
        transaction.update(
            "INSERT INTO inbox (conversation_id, channel, delivery_lookup, message_lookup,"
                + " sequence, received_at, payload_enc) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT"
                + " (channel, delivery_lookup) DO NOTHING",
            entry.contact.conversationId(),
            entry.channel,
            entry.delivery,
            entry.message,
            entry.sequence.isPresent() ? entry.sequence.getAsLong() : null,
            entry.now,
            entry.payload);
    if (inserted == 0) {
      return false;
    }
    if (entry.opensWindow) {
      Conversations.heard(transaction, entry.contact, entry.now);
    }
    return true;
  }

  /// What of a message is encrypted.
  record Payload(
      InboundContent content,
      Optional<String> phone,
      Optional<String> displayName,
      Optional<String> language,
      Optional<Instant> writtenAt) {}

  private record StoredPayload(long id, byte[] payload, PersonalField.Place place) {}

  private record Entry(
      Contact contact,
      String channel,
      byte[] delivery,
      byte[] message,
      OptionalLong sequence,
      Instant now,
      byte[] payload,
      boolean opensWindow,
      Predicate<Transaction> contactHolds) {}
}
