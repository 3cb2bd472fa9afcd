package id.fineclean.bot.load;

import id.fineclean.bot.app.Stores;
import id.fineclean.bot.channel.Capabilities;
import id.fineclean.bot.channel.ExternalIdentity;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.Sender;
import id.fineclean.bot.concurrent.ReusedThreads;
import id.fineclean.bot.contact.Contact;
import id.fineclean.bot.contact.ContactDirectory;
import id.fineclean.bot.contact.Conversation;
import id.fineclean.bot.contact.Conversations;
import id.fineclean.bot.inbox.Inbox;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.outbox.Origin;
import id.fineclean.bot.outbox.Outbox;
import id.fineclean.bot.storage.Transaction;
import id.fineclean.bot.vault.BlindIndex;
import id.fineclean.bot.vault.KeysetException;
import id.fineclean.bot.vault.MasterKeyset;
import id.fineclean.bot.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

/// Fills a fresh database with the past of many customers: messages that were handled and replies
/// that were delivered, encrypted and indexed as the server does it.
final class Seeder {
  /// Where Telegram's count of updates stands afterwards is below this.
  static final long UPDATES_BELOW = 900_000_000L;

  private static final Duration AGE = Duration.ofDays(90);
  private static final int AT_ONCE = 64;
  private static final Capabilities PLAIN = new Capabilities(4096, true, true, Optional.empty());
  private static final OutboundMessage REPLY =
      new OutboundMessage(
          "Jam operasional kami, Kak:\n• Senin–Jumat: 08.00–18.00\n• Sabtu: 08.00–17.00\n"
              + "• Minggu: libur\n\nMau lihat waktu yang masih kosong? Tulis layanan dan tanggalnya.",
          List.of(),
          OutboundMessage.Request.NONE,
          Optional.empty());

  private final Stores stores;
  private final Vault vault;
  private final BlindIndex index;
  private final ContactDirectory contacts;
  private final Outbox outbox;
  private final int messagesEach;
  private final Instant begin = Instant.now().minus(AGE);

  private Seeder(Stores stores, MasterKeyset master, int messagesEach) {
    this.stores = stores;
    this.vault = new Vault(stores.keys(), master);
    this.index = new BlindIndex(master);
    this.contacts = new ContactDirectory(stores.main(), vault, index, InstantSource.system());
    this.outbox = new Outbox(vault);
    this.messagesEach = messagesEach;
  }

  /// @param data the server's data folder, still empty
  /// @param messagesEach how many every customer has written; each has been replied to
  static void seed(Path data, int customers, int messagesEach)
      throws IOException, KeysetException, InterruptedException {
    Files.createDirectories(data);
    MasterKeyset master = MasterKeyset.generate();
    master.writeNew(data.resolve("master-keyset.json"));
    try (Stores stores = Stores.open(data, Optional.empty())) {
      new Seeder(stores, master, messagesEach).seed(customers);
    }
  }

  private void seed(int customers) throws InterruptedException {
    Semaphore room = new Semaphore(AT_ONCE);
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    try (ExecutorService threads = ReusedThreads.named("seed")) {
      for (int i = 0; i < customers && failures.isEmpty(); i++) {
        room.acquire();
        int number = i;
        threads.execute(
            () -> {
              try {
                Script script = Script.ALL.get(number / 2 % Script.ALL.size());
                write(new Customer(number, script), number);
              } catch (RuntimeException | Error e) {
                failures.add(e);
              } finally {
                room.release();
              }
            });
      }
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException("the past could not be written", failures.peek());
    }
  }

  private void write(Customer customer, int number) {
    String channel = customer.onTelegram() ? "telegram" : "whatsapp";
    Contact contact = contacts.resolve(channel, sender(customer));
    List<Said> said = new ArrayList<>();
    for (int i = 0; i < messagesEach; i++) {
      said.add(said(customer, contact, channel, number, i));
    }
    stores
        .main()
        .write(
            transaction -> {
              said.forEach(message -> insert(transaction, contact, channel, message));
              transaction.update(
                  "UPDATE conversation SET last_inbound_at = ? WHERE id = ?",
                  said.getLast().at,
                  contact.conversationId());
              return true;
            });
  }

  private static Sender sender(Customer customer) {
    List<ExternalIdentity> identities =
        customer.onTelegram()
            ? List.of(new ExternalIdentity("telegram-user", Long.toString(customer.user())))
            : List.of(
                new ExternalIdentity("whatsapp-user", "ID.4566" + customer.phone()),
                new ExternalIdentity("whatsapp-phone", "+" + customer.phone()));
    return new Sender(
        identities,
        customer.address(),
        Optional.empty(),
        Optional.of("Pelanggan Contoh"),
        Optional.empty());
  }

  /// A message and its reply.
  private record Said(
      Instant at,
      Optional<Long> update,
      byte[] delivery,
      byte[] message,
      byte[] text,
      Outbox.Batch reply,
      byte[] providerLookup,
      byte[] providerId) {}

  private Said said(Customer customer, Contact contact, String channel, int number, int i) {
    long id = contact.customerId();
    Conversation conversation =
        stores.main().read(t -> Conversations.find(t, contact.conversationId())).orElseThrow();
    long update = (long) number * messagesEach + i;
    String delivery =
        customer.onTelegram() ? "update:" + update : "SM%032x".formatted((1L << 50) + update);
    String line = customer.script().lines().get(i % customer.script().lines().size());
    byte[] payload = Json.bytes(Map.of("content", new InboundContent.Text(line)));
    String sent = "seed:" + update;
    return new Said(
        begin.plus(AGE.dividedBy(messagesEach + 1L).multipliedBy(i)).plusMillis(number),
        customer.onTelegram() ? Optional.of(update) : Optional.empty(),
        index.of("delivery:" + channel, delivery),
        index.of("message", delivery),
        vault.encrypt(
            id, Inbox.PAYLOAD.at(channel, index.of("delivery:" + channel, delivery)), payload),
        outbox.prepare(conversation, Origin.REPLY, List.of(REPLY), PLAIN),
        index.of("provider-message", channel + ":" + sent),
        vault.encrypt(
            id, Outbox.PROVIDER_ID.at(index.of("provider-message", channel + ":" + sent)), sent));
  }

  private void insert(Transaction transaction, Contact contact, String channel, Said said) {
    transaction.update(
        "INSERT INTO inbox (conversation_id, channel, delivery_lookup, message_lookup, sequence,"
            + " received_at, payload_enc, handled_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        contact.conversationId(),
        channel,
        said.delivery,
        said.message,
        said.update.orElse(null),
        said.at,
        said.text,
        said.at);
    outbox.add(transaction, said.reply, said.at);
    transaction.update(
        "UPDATE outbox SET status = 'accepted', delivery = 3, attempts = 1, provider_lookup = ?,"
            + " provider_id_enc = ?, settled_at = ? WHERE conversation_id = ? AND status = 'queued'",
        said.providerLookup,
        said.providerId,
        said.at,
        contact.conversationId());
  }
}
