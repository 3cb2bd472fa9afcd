package id.fineclean.bot.contact;

import id.fineclean.bot.channel.ExternalIdentity;
import id.fineclean.bot.channel.Sender;
import id.fineclean.bot.concurrent.BoundedMap;
import id.fineclean.bot.storage.ConflictException;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Transaction;
import id.fineclean.bot.vault.BlindIndex;
import id.fineclean.bot.vault.MissingKeyException;
import id.fineclean.bot.vault.PersonalField;
import id.fineclean.bot.vault.Vault;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// Finds the customer behind a sender, or takes a new one in. Thread-safe.
///
/// A customer is found by any of the sender's identities, the strongest first. A WhatsApp number
/// that comes with another business-scoped user id than before belongs to somebody else now
/// (numbers are handed on; a user's id changes only with the number), so it does not lead to the
/// former customer.
public final class ContactDirectory {
  public static final PersonalField IDENTITY =
      new PersonalField("customer_identity", "value_enc", "account or number at the provider");
  public static final PersonalField ADDRESS =
      new PersonalField("conversation", "address_enc", "account or number that answers go to");

  private static final int REMEMBERED = 20_000;

  /// Each try meets one more change of the same contact at the same moment; two are already rare.
  private static final int MOST_TRIES = 5;

  private final Database database;
  private final Vault vault;
  private final BlindIndex index;
  private final InstantSource clock;
  private final CustomerIds ids = new CustomerIds();
  private final Map<String, Contact> remembered = BoundedMap.ofLatestUsed(REMEMBERED);

  public ContactDirectory(Database database, Vault vault, BlindIndex index, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.index = index;
    this.clock = clock;
  }

  /// The contact behind a sender; created if there is none. Durable when this returns.
  ///
  /// @throws id.fineclean.bot.storage.StorageUnavailableException worth retrying
  public Contact resolve(String channel, Sender sender) {
    String key = key(channel, sender);
    synchronized (remembered) {
      Contact known = remembered.get(key);
      if (known != null && known.address().equals(sender.address())) {
        return known;
      }
    }
    Contact contact = load(channel, sender);
    synchronized (remembered) {
      remembered.put(key, contact);
    }
    return contact;
  }

  /// Drops what is remembered of a sender, after a write found that it no longer holds.
  public void forget(String channel, Sender sender) {
    synchronized (remembered) {
      remembered.remove(key(channel, sender));
    }
  }

  /// A contact may be remembered from before its customer was erased, or its number handed on.
  ///
  /// @return whether the sender's strongest identity still leads to `contact`, to be asked in the
  ///     transaction that relies on it
  public Predicate<Transaction> check(Contact contact, Sender sender) {
    Lookup strongest = lookups(sender).getFirst();
    return transaction -> owner(transaction, strongest).equals(Optional.of(contact.customerId()));
  }

  /// Where answers of a conversation go.
  ///
  /// @throws MissingKeyException the customer has been erased
  public String address(Conversation conversation) {
    return vault.decryptText(
        conversation.customerId(), ADDRESS.at(conversation.channel()), conversation.address());
  }

  private Contact load(String channel, Sender sender) {
    List<Lookup> lookups = lookups(sender);
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      OptionalLong known = database.read(transaction -> find(transaction, lookups));
      try {
        return known.isPresent()
            ? store(known.getAsLong(), channel, sender, lookups)
            : storeNew(channel, sender, lookups);
      } catch (ConflictException | MissingKeyException changed) {
        // Somebody else took the same customer in, or erased them, at this moment: look again.
      }
    }
    throw new IllegalStateException("a contact changes faster than it can be read");
  }

  private Contact storeNew(String channel, Sender sender, List<Lookup> lookups) {
    long customerId = ids.next(clock.instant());
    vault.createKey(customerId, clock.instant());
    try {
      return store(customerId, channel, sender, lookups);
    } catch (ConflictException somebodyWasFaster) {
      // The key opens nothing.
      vault.discardKey(customerId);
      throw somebodyWasFaster;
    }
  }

  private Contact store(long customerId, String channel, Sender sender, List<Lookup> lookups) {
    return database.write(transaction -> store(transaction, customerId, channel, sender, lookups));
  }

  private OptionalLong find(Transaction transaction, List<Lookup> lookups) {
    for (int i = 0; i < lookups.size(); i++) {
      Optional<Long> owner = owner(transaction, lookups.get(i));
      if (owner.isPresent()
          && (i == 0 || !knownOtherwise(transaction, owner.get(), lookups.getFirst()))) {
        return OptionalLong.of(owner.get());
      }
    }
    return OptionalLong.empty();
  }

  private static Optional<Long> owner(Transaction transaction, Lookup lookup) {
    return transaction.first(
        "SELECT customer_id FROM customer_identity WHERE kind = ? AND value_lookup = ?",
        row -> row.int64(1),
        lookup.identity.kind(),
        lookup.hash);
  }

  private static boolean knownOtherwise(
      Transaction transaction, long customerId, Lookup strongest) {
    return transaction
        .first(
            "SELECT 1 FROM customer_identity WHERE customer_id = ? AND kind = ? LIMIT 1",
            row -> row.int32(1),
            customerId,
            strongest.identity.kind())
        .isPresent();
  }

  private Contact store(
      Transaction transaction,
      long customerId,
      String channel,
      Sender sender,
      List<Lookup> lookups) {
    transaction.update(
        "INSERT INTO customer (id, created_at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
        customerId,
        clock.instant());
    for (Lookup lookup : lookups) {
      claim(transaction, customerId, lookup, lookup == lookups.getFirst())
          .ifPresent(former -> leave(transaction, former, channel, sender.address()));
    }
    byte[] address = vault.encrypt(customerId, ADDRESS.at(channel), sender.address());
    long conversationId =
        transaction
            .first(
                "INSERT INTO conversation (customer_id, channel, address_enc, created_at) VALUES"
                    + " (?, ?, ?, ?) ON CONFLICT (customer_id, channel) DO UPDATE SET address_enc ="
                    + " excluded.address_enc RETURNING id",
                row -> row.int64(1),
                customerId,
                channel,
                address,
                clock.instant())
            .orElseThrow();
    return new Contact(customerId, conversationId, sender.address());
  }

  /// @return whom a number belonged to that was handed on
  private Optional<Long> claim(
      Transaction transaction, long customerId, Lookup lookup, boolean strongest) {
    byte[] value =
        vault.encrypt(
            customerId, IDENTITY.at(lookup.identity.kind(), lookup.hash), lookup.identity.value());
    int inserted =
        transaction.update(
            "INSERT INTO customer_identity (customer_id, kind, value_lookup, value_enc, created_at)"
                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (kind, value_lookup) DO NOTHING",
            customerId,
            lookup.identity.kind(),
            lookup.hash,
            value,
            clock.instant());
    if (inserted == 1) {
      return Optional.empty();
    }
    Optional<Long> owner = owner(transaction, lookup);
    if (owner.equals(Optional.of(customerId))) {
      return Optional.empty();
    }
    if (strongest) {
      throw new ConflictException("customer identity");
    }
    // A number that was handed on: it now leads here.
    transaction.update(
        "UPDATE customer_identity SET customer_id = ?, value_enc = ? WHERE kind = ? AND"
            + " value_lookup = ?",
        customerId,
        value,
        lookup.identity.kind(),
        lookup.hash);
    return owner;
  }

  /// Whoever has a number now must not get what is meant for whoever had it.
  private void leave(Transaction transaction, long former, String channel, String address) {
    Conversations.of(transaction, former, channel)
        .filter(conversation -> isAt(conversation, address))
        .ifPresent(conversation -> Conversations.lostForGood(transaction, conversation.id()));
  }

  private boolean isAt(Conversation conversation, String address) {
    try {
      return address(conversation).equals(address);
    } catch (MissingKeyException erased) {
      return false;
    }
  }

  private List<Lookup> lookups(Sender sender) {
    return sender.identities().stream()
        .map(identity -> new Lookup(identity, index.of(identity.kind(), identity.value())))
        .toList();
  }

  private static String key(String channel, Sender sender) {
    StringBuilder key = new StringBuilder(channel);
    for (ExternalIdentity identity : sender.identities()) {
      key.append('\0').append(identity.kind()).append('\0').append(identity.value());
    }
    return key.toString();
  }

  private record Lookup(ExternalIdentity identity, byte[] hash) {}
}
