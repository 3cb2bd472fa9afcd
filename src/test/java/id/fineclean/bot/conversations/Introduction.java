package id.fineclean.bot.conversations;

import id.fineclean.bot.app.Bot;
import id.fineclean.bot.channel.Sender;
import id.fineclean.bot.contact.Contact;
import id.fineclean.bot.contact.ContactDirectory;
import id.fineclean.bot.policy.PolicyLibrary;
import id.fineclean.bot.policy.PolicyVersion;
import id.fineclean.bot.storage.Transaction;
import id.fineclean.bot.vault.BlindIndex;
import id.fineclean.bot.vault.MasterKeyset;
import id.fineclean.bot.vault.Vault;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/// What most conversations take for granted: that the customer was shown the policy earlier, so
/// that transcripts need not begin with it.
final class Introduction {
  private final Bot bot;
  private final MasterKeyset master;
  private final InstantSource clock;

  Introduction(Bot bot, MasterKeyset master, InstantSource clock) {
    this.bot = bot;
    this.master = master;
    this.clock = clock;
  }

  void of(String channel, Sender sender) {
    Vault vault = new Vault(bot.stores().keys(), master);
    Contact contact =
        new ContactDirectory(bot.stores().main(), vault, new BlindIndex(master), clock)
            .resolve(channel, sender);
    ZoneId zone = bot.content().company().zone();
    PolicyVersion shown =
        bot.content()
            .get(PolicyLibrary.class)
            .policies()
            .inForce("privacy", LocalDate.ofInstant(clock.instant(), zone))
            .orElseThrow();
    bot.stores()
        .main()
        .write(
            transaction -> {
              record(transaction, contact, channel, shown);
              return true;
            });
  }

  private void record(
      Transaction transaction, Contact contact, String channel, PolicyVersion shown) {
    long message =
        transaction
            .first(
                "INSERT INTO outbox (conversation_id, channel, payload_enc, status, next_attempt_at,"
                    + " created_at, queued_at) VALUES (?, ?, ?, 'accepted', ?, ?, ?) RETURNING id",
                row -> row.int64(1),
                contact.conversationId(),
                channel,
                new byte[0],
                clock.instant(),
                clock.instant(),
                clock.instant())
            .orElseThrow();
    transaction.update(
        "INSERT INTO policy_notice (customer_id, document, version, kind, channel, conversation_id,"
            + " outbox_id, told_at) VALUES (?, ?, ?, 'shown', ?, ?, ?, ?)",
        contact.customerId(),
        shown.document(),
        shown.version(),
        channel,
        contact.conversationId(),
        message,
        clock.instant());
  }
}
