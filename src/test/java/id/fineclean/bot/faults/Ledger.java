package id.fineclean.bot.faults;

import id.fineclean.bot.app.Stores;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.contact.ContactDirectory;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.outbox.Outbox;
import id.fineclean.bot.outbox.Troubles;
import id.fineclean.bot.storage.Row;
import id.fineclean.bot.vault.MasterKeyset;
import id.fineclean.bot.vault.Vault;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a server's database says, read behind its back.
final class Ledger implements AutoCloseable {
  private final Stores stores;
  private final Vault vault;

  Ledger(Stores stores, MasterKeyset master) {
    this.stores = stores;
    this.vault = new Vault(stores.keys(), master);
  }

  /// A message of the outbox.
  ///
  /// @param to how the bot addressed the customer
  record Reply(String to, String status, String text, Optional<String> providerId, int repeats) {
    boolean maybeSent() {
      return status.equals("maybe_sent");
    }
  }

  /// @param cells how many half hours of a crew it holds
  record Booked(String to, String code, String status, long cells) {}

  /// All replies, in the order they were written in.
  List<Reply> replies() {
    return list(
        "SELECT c.customer_id, c.address_enc, o.status, o.payload_enc, o.provider_id_enc,"
            + " o.repeats, c.channel, c.id, o.author, o.purpose, o.provider_lookup"
            + " FROM outbox o JOIN conversation c ON c.id = o.conversation_id ORDER BY o.id",
        this::reply);
  }

  List<Booked> bookings() {
    return list(
        "SELECT c.customer_id, c.address_enc, b.code, b.status,"
            + " (SELECT COUNT(*) FROM crew_time t WHERE t.booking_id = b.id), c.channel"
            + " FROM booking b JOIN conversation c ON c.id = b.conversation_id ORDER BY b.id",
        row -> new Booked(address(row, 6), row.text(3), row.text(4), row.int64(5)));
  }

  /// How many half hours of crews are taken, by whomever.
  long takenCells() {
    return count("SELECT COUNT(*) FROM crew_time");
  }

  long received() {
    return count("SELECT COUNT(*) FROM inbox");
  }

  long unhandled() {
    return count("SELECT COUNT(*) FROM inbox WHERE handled_at IS NULL");
  }

  long unsent() {
    return count("SELECT COUNT(*) FROM outbox WHERE status IN ('queued', 'sending')");
  }

  long customers() {
    return count("SELECT COUNT(*) FROM customer");
  }

  /// How many messages have each status.
  Map<String, Long> statuses() {
    return list(
            "SELECT status, COUNT(*) FROM outbox GROUP BY status",
            row -> Map.entry(row.text(1), row.int64(2)))
        .stream()
        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// How many messages the company is told of as perhaps sent, by `outbox --troubles`.
  long shownAsMaybeSent() {
    return new Troubles(stores.main(), InstantSource.system())
        .list(Integer.MAX_VALUE).stream()
            .filter(trouble -> trouble.kind() == Troubles.Kind.MAYBE_SENT)
            .count();
  }

  @Override
  public void close() {
    stores.close();
  }

  private Reply reply(Row row) {
    long customer = row.int64(1);
    OutboundMessage message =
        Json.read(
            vault.decrypt(
                customer, Outbox.PAYLOAD.at(row.int64(8), row.text(9), row.text(10)), row.bytes(4)),
            OutboundMessage.class);
    return new Reply(
        address(row, 7),
        row.text(3),
        message.text(),
        row.optionalBytes(5)
            .map(id -> vault.decryptText(customer, Outbox.PROVIDER_ID.at(row.bytes(11)), id)),
        row.int32(6));
  }

  private String address(Row row, int channel) {
    return vault.decryptText(
        row.int64(1), ContactDirectory.ADDRESS.at(row.text(channel)), row.bytes(2));
  }

  private long count(String sql) {
    return list(sql, row -> row.int64(1)).getFirst();
  }

  private <T> List<T> list(String sql, Function<Row, T> mapper) {
    return stores.main().read(transaction -> transaction.list(sql, mapper));
  }
}
