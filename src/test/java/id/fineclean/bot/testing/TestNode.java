package id.fineclean.bot.testing;

import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.contact.ContactDirectory;
import id.fineclean.bot.contact.Conversation;
import id.fineclean.bot.contact.Conversations;
import id.fineclean.bot.inbox.Inbox;
import id.fineclean.bot.outbox.Deliveries;
import id.fineclean.bot.outbox.Dispatcher;
import id.fineclean.bot.outbox.Origin;
import id.fineclean.bot.outbox.Outbox;
import id.fineclean.bot.outbox.RetryPolicy;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Transaction;
import id.fineclean.bot.telemetry.Telemetry;
import id.fineclean.bot.vault.BlindIndex;
import id.fineclean.bot.vault.Vault;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The message path of one process, without threads of its own until [#dispatcher] is started.
/// Several of them over the same databases are several processes.
public final class TestNode implements AutoCloseable {
  /// Quick, so that a test sees all of it.
  public static final RetryPolicy RETRIES =
      new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofHours(1));

  private final Database database;
  private final FixedClock clock;
  private final Vault vault;
  private final ContactDirectory contacts;
  private final Inbox inbox;
  private final Outbox outbox;
  private final Deliveries deliveries;
  private final Dispatcher dispatcher;
  private final Map<String, Channel> channels;
  private final Telemetry telemetry = new Telemetry();
  private final Set<Long> optedIn = ConcurrentHashMap.newKeySet();

  /// Uses the connections of `databases`.
  public TestNode(TestDatabases databases, FixedClock clock, Channel... channels) {
    this(databases, databases.main(), databases.keys(), clock, channels);
  }

  /// Another process: connections, memory and identity of its own.
  public static TestNode another(TestDatabases databases, FixedClock clock, Channel... channels) {
    return new TestNode(
        databases, databases.openAgain("main"), databases.openAgain("keys"), clock, channels);
  }

  private TestNode(
      TestDatabases databases,
      Database main,
      Database keys,
      FixedClock clock,
      Channel... channels) {
    this.database = main;
    this.clock = clock;
    this.channels =
        Arrays.stream(channels).collect(Collectors.toMap(Channel::id, Function.identity()));
    this.vault = new Vault(keys, databases.master());
    BlindIndex index = new BlindIndex(databases.master());
    this.contacts = new ContactDirectory(main, vault, index, clock);
    this.inbox = new Inbox(main, contacts, vault, index, clock, telemetry);
    this.outbox = new Outbox(vault);
    this.deliveries = new Deliveries(main, index, clock, telemetry);
    this.dispatcher =
        new Dispatcher(
            main,
            contacts,
            vault,
            index,
            this.channels,
            RETRIES,
            this::hasOptedIn,
            clock,
            telemetry);
  }

  private boolean hasOptedIn(Transaction transaction, long customerId) {
    return optedIn.contains(customerId);
  }

  /// Customers who asked for promotions.
  public Set<Long> optedIn() {
    return optedIn;
  }

  public Database database() {
    return database;
  }

  public FixedClock clock() {
    return clock;
  }

  public Vault vault() {
    return vault;
  }

  public ContactDirectory contacts() {
    return contacts;
  }

  public Inbox inbox() {
    return inbox;
  }

  public Outbox outbox() {
    return outbox;
  }

  public Deliveries deliveries() {
    return deliveries;
  }

  public Dispatcher dispatcher() {
    return dispatcher;
  }

  public Map<String, Channel> channels() {
    return channels;
  }

  public Telemetry telemetry() {
    return telemetry;
  }

  /// Puts messages into the outbox, as a turn would.
  public void queue(long conversationId, String... texts) {
    queue(
        conversationId,
        Origin.REPLY,
        Arrays.stream(texts).map(OutboundMessage::of).toArray(OutboundMessage[]::new));
  }

  /// Puts messages of some origin into the outbox.
  public void queue(long conversationId, Origin origin, OutboundMessage... messages) {
    Channel channel = channels.values().iterator().next();
    Outbox.Batch batch =
        outbox.prepare(
            conversation(conversationId), origin, List.of(messages), channel.capabilities());
    database.write(
        transaction -> {
          outbox.add(transaction, batch, clock.instant());
          return true;
        });
  }

  public Conversation conversation(long id) {
    return database.read(transaction -> Conversations.find(transaction, id)).orElseThrow();
  }

  public long customerOf(long conversationId) {
    return conversation(conversationId).customerId();
  }

  /// The statuses of a conversation's messages, in order.
  public List<String> statuses(long conversationId) {
    return database.read(
        transaction ->
            transaction.list(
                "SELECT status FROM outbox WHERE conversation_id = ? ORDER BY id",
                row -> row.text(1),
                conversationId));
  }

  @Override
  public void close() {
    dispatcher.close();
  }
}
