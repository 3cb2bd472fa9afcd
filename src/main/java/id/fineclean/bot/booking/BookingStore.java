package id.fineclean.bot.booking;

import id.fineclean.bot.booking.Ledger.Kind;
import id.fineclean.bot.booking.Ledger.Line;
import id.fineclean.bot.booking.Ledger.Reason;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.storage.ConflictException;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Row;
import id.fineclean.bot.storage.Transaction;
import id.fineclean.bot.vault.PersonalField;
import id.fineclean.bot.vault.Vault;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Bookings and the crews' time. That no crew is taken twice is kept by a primary key (guarantee
/// G6), not by the availability search.
public final class BookingStore implements TakenTime {
  public static final PersonalField DETAILS =
      new PersonalField("booking", "details_enc", "name, number, address, services, notes");

  private static final String COLUMNS =
      "SELECT id, code, customer_id, conversation_id, service_before, area, crew, start_at, end_at, status, version,"
          + " reminded, details_enc FROM booking";

  private final Database database;
  private final Vault vault;

  public BookingStore(Database database, Vault vault) {
    this.database = database;
    this.vault = vault;
  }

  /// A booking to be made.
  ///
  /// @param slot its time; `slot.crew()` is the one that gets it
  /// @param quotedAt when the price was told
  public record Draft(
      BookingCode code,
      long customerId,
      long conversationId,
      String area,
      FreeSlot slot,
      Instant quotedAt,
      BookingDetails details) {}

  @Override
  public Set<CrewCell> taken(Instant from, Instant to) {
    return database.read(
        transaction ->
            new HashSet<>(
                transaction.list(
                    "SELECT crew, half_hour FROM crew_time WHERE half_hour >= ? AND half_hour < ?",
                    row -> new CrewCell(row.text(1), row.int64(2)),
                    CrewCell.index(from),
                    CrewCell.index(to) + 1)));
  }

  /// Encrypts a booking's details, ahead of the transaction, for the booking of this code alone.
  public byte[] seal(long customerId, BookingCode code, BookingDetails details) {
    return vault.encrypt(customerId, DETAILS.at(code.value()), Json.bytes(details));
  }

  /// Makes a booking.
  ///
  /// @param details from [#seal]
  /// @throws ConflictException the crew or the code is taken by now
  public void insert(Transaction transaction, Draft draft, byte[] details, Instant now) {
    long id =
        transaction
            .first(
                "INSERT INTO booking (code, customer_id, conversation_id, area, crew, start_at, end_at,"
                    + " status, details_enc, created_at, changed_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, 'booked', ?, ?, ?)"
                    + " ON CONFLICT (code) DO NOTHING RETURNING id",
                row -> row.int64(1),
                draft.code.value(),
                draft.customerId,
                draft.conversationId,
                draft.area,
                draft.slot.crew().id(),
                draft.slot.start().toInstant(),
                draft.slot.end().toInstant(),
                details,
                now,
                now)
            .orElseThrow(() -> new ConflictException("booking code"));
    take(transaction, id, draft.slot);
    long price = draft.details.price();
    enter(transaction, id, new Line(Kind.QUOTED, Reason.BOOKED, price, draft.quotedAt));
    enter(transaction, id, new Line(Kind.AGREED, Reason.BOOKED, price, now));
  }

  /// Moves a booking to another time: the new one is won in the same transaction in which the old
  /// one is let go.
  ///
  /// @param fee charged for moving so late, in rupiah; 0 for none
  /// @throws ConflictException the time is taken, or the booking was changed meanwhile
  public void move(
      Transaction transaction, Booking seen, FreeSlot slot, long fee, byte[] details, Instant now) {
    transaction.updateOne(
        "booking " + seen.id(),
        "UPDATE booking SET crew = ?, start_at = ?, end_at = ?, details_enc = ?, service_before = NULL, version = version + 1,"
            + " reminded = 0, changed_at = ? WHERE id = ? AND version = ? AND status = 'booked'",
        slot.crew().id(),
        slot.start().toInstant(),
        slot.end().toInstant(),
        details,
        now,
        seen.id(),
        seen.version());
    release(transaction, seen.id());
    take(transaction, seen.id(), slot);
    charge(transaction, seen, Reason.MOVED_LATE, fee, now);
  }

  /// Writes other details of a booking down, such as notes for the crew.
  ///
  /// @param details from [#seal]; the order in them has to be the same
  /// @throws ConflictException it was changed meanwhile
  public void revise(Transaction transaction, Booking seen, byte[] details) {
    transaction.updateOne(
        "booking " + seen.id(),
        "UPDATE booking SET details_enc = ?, service_before = NULL, version = version + 1"
            + " WHERE id = ? AND version = ? AND status = 'booked'",
        details,
        seen.id(),
        seen.version());
  }

  /// Changes what is done at a booking, and where: the crew's time for it is won in the same
  /// transaction in which the old one is let go.
  ///
  /// @param more what it costs more than before, in rupiah; below 0 where it costs less
  /// @param details from [#seal], with the new order
  /// @throws ConflictException the time is taken, or the booking was changed meanwhile
  public void rework(
      Transaction transaction,
      Booking seen,
      String area,
      FreeSlot slot,
      long more,
      byte[] details,
      Instant now) {
    transaction.updateOne(
        "booking " + seen.id(),
        "UPDATE booking SET area = ?, crew = ?, start_at = ?, end_at = ?, details_enc = ?,"
            + " service_before = NULL, version = version + 1, reminded = 0, changed_at = ?"
            + " WHERE id = ? AND version = ? AND status = 'booked'",
        area,
        slot.crew().id(),
        slot.start().toInstant(),
        slot.end().toInstant(),
        details,
        now,
        seen.id(),
        seen.version());
    release(transaction, seen.id());
    take(transaction, seen.id(), slot);
    if (more != 0) {
      enter(transaction, seen.id(), new Line(Kind.CHANGED, Reason.REVISED, more, now));
    }
  }

  /// Cancels a booking and frees its crew. The services are not owed any more; fees stay.
  ///
  /// @param fee charged for cancelling so late, in rupiah; 0 for none
  /// @throws ConflictException it was changed meanwhile
  public void cancel(Transaction transaction, Booking seen, long fee, Instant now) {
    transaction.updateOne(
        "booking " + seen.id(),
        "UPDATE booking SET status = 'cancelled', version = version + 1, changed_at = ?"
            + " WHERE id = ? AND version = ? AND status = 'booked'",
        now,
        seen.id(),
        seen.version());
    release(transaction, seen.id());
    long services = seen.ledger().fees() - seen.ledger().owed();
    enter(transaction, seen.id(), new Line(Kind.CHANGED, Reason.CANCELLED, services, now));
    charge(transaction, seen, Reason.CANCELLED_LATE, fee, now);
  }

  /// Lets a customer off a fee, or a part of it.
  ///
  /// @param amount rupiah, at most what is charged
  /// @throws ConflictException the booking was changed meanwhile
  public void waive(Transaction transaction, Booking seen, long amount, Instant now) {
    if (amount <= 0 || amount > seen.ledger().fees()) {
      throw new IllegalArgumentException("there is no such fee to waive: " + amount);
    }
    transaction.updateOne(
        "booking " + seen.id(),
        "UPDATE booking SET version = version + 1 WHERE id = ? AND version = ?",
        seen.id(),
        seen.version());
    enter(transaction, seen.id(), new Line(Kind.WAIVED, Reason.GOODWILL, -amount, now));
  }

  private static void charge(
      Transaction transaction, Booking booking, Reason reason, long fee, Instant now) {
    if (fee > 0) {
      enter(transaction, booking.id(), new Line(Kind.CHARGED, reason, fee, now));
    }
  }

  private static void enter(Transaction transaction, long bookingId, Line line) {
    transaction.update(
        "INSERT INTO booking_ledger (booking_id, kind, reason, amount, entered_at) VALUES (?, ?, ?,"
            + " ?, ?)",
        bookingId,
        line.kind(),
        line.reason(),
        line.amount(),
        line.at());
  }

  private static Ledger ledger(Transaction transaction, long bookingId) {
    return new Ledger(
        transaction.list(
            "SELECT kind, reason, amount, entered_at FROM booking_ledger WHERE booking_id = ? ORDER"
                + " BY id",
            row ->
                new Line(
                    Kind.valueOf(row.text(1)),
                    Reason.valueOf(row.text(2)),
                    row.int64(3),
                    row.instant(4)),
            bookingId));
  }

  /// A customer's bookings that are not over, the next first.
  public List<Booking> upcoming(long customerId, Instant now) {
    return database.read(
        transaction ->
            transaction.list(
                COLUMNS
                    + " WHERE customer_id = ? AND end_at > ? AND status = 'booked' ORDER BY"
                    + " start_at LIMIT 20",
                row -> booking(transaction, row),
                customerId,
                now));
  }

  /// How many bookings of a customer are not over.
  public long countUpcoming(long customerId, Instant now) {
    return database.read(
        transaction ->
            transaction
                .first(
                    "SELECT COUNT(*) FROM booking WHERE customer_id = ? AND end_at > ? AND status ="
                        + " 'booked'",
                    row -> row.int64(1),
                    customerId,
                    now)
                .orElseThrow());
  }

  /// When a customer last booked, whatever became of it; empty for one who never did.
  public Optional<Instant> lastMade(long customerId) {
    return database.read(
        transaction ->
            transaction.first(
                "SELECT created_at FROM booking WHERE customer_id = ? ORDER BY created_at DESC"
                    + " LIMIT 1",
                row -> row.instant(1),
                customerId));
  }

  /// The booking a customer made last, whatever became of it.
  public Optional<Booking> last(long customerId) {
    return database.read(
        transaction ->
            transaction.first(
                COLUMNS + " WHERE customer_id = ? ORDER BY created_at DESC, id DESC LIMIT 1",
                row -> booking(transaction, row),
                customerId));
  }

  /// Whether anybody has, or had, a booking with this code.
  public static boolean isKnown(Database database, BookingCode code) {
    return database
        .read(t -> t.first("SELECT 1 FROM booking WHERE code = ?", row -> true, code.value()))
        .orElse(false);
  }

  /// A customer's own booking; somebody else's is not found.
  public Optional<Booking> find(long customerId, BookingCode code) {
    return database.read(
        transaction ->
            transaction.first(
                COLUMNS + " WHERE code = ? AND customer_id = ?",
                row -> booking(transaction, row),
                code.value(),
                customerId));
  }

  /// The cells a booking holds.
  public List<CrewCell> cells(long bookingId) {
    return database.read(
        transaction ->
            transaction.list(
                "SELECT crew, half_hour FROM crew_time WHERE booking_id = ?",
                row -> new CrewCell(row.text(1), row.int64(2)),
                bookingId));
  }

  /// The ids of bookings that start in a stretch of time and lack a reminder.
  public List<Long> unreminded(Instant from, Instant to, int allReminders) {
    return database.read(
        transaction ->
            transaction.list(
                "SELECT id FROM booking WHERE status = 'booked' AND start_at > ? AND start_at <= ?"
                    + " AND reminded < ? ORDER BY start_at",
                row -> row.int64(1),
                from,
                to,
                allReminders));
  }

  /// A booking by its id.
  ///
  /// @throws id.fineclean.bot.vault.MissingKeyException its customer was erased
  public Optional<Booking> find(long bookingId) {
    return database.read(
        transaction ->
            transaction.first(
                COLUMNS + " WHERE id = ?", row -> booking(transaction, row), bookingId));
  }

  /// Marks reminders as written.
  ///
  /// @throws ConflictException the booking was changed, or reminded of, meanwhile
  public void markReminded(Transaction transaction, Booking seen, int reminded) {
    transaction.updateOne(
        "booking " + seen.id(),
        "UPDATE booking SET reminded = ? WHERE id = ? AND version = ? AND reminded = ? AND status ="
            + " 'booked'",
        reminded,
        seen.id(),
        seen.version(),
        seen.reminded());
  }

  /// When a booking was made or last moved.
  public Instant changedAt(long bookingId) {
    return database.read(
        transaction ->
            transaction
                .first(
                    "SELECT changed_at FROM booking WHERE id = ?", row -> row.instant(1), bookingId)
                .orElse(Instant.EPOCH));
  }

  private static void take(Transaction transaction, long bookingId, FreeSlot slot) {
    for (CrewCell cell : slot.cells(slot.crew())) {
      transaction.updateOne(
          "crew time",
          "INSERT INTO crew_time (crew, half_hour, booking_id) VALUES (?, ?, ?) ON CONFLICT DO"
              + " NOTHING",
          cell.crew(),
          cell.halfHour(),
          bookingId);
    }
  }

  private static void release(Transaction transaction, long bookingId) {
    transaction.update("DELETE FROM crew_time WHERE booking_id = ?", bookingId);
  }

  private static BookingDetails details(byte[] json, Optional<String> service) {
    return service
        .map(id -> Json.read(json, DetailsBeforeOrders.class).of(id))
        .orElseGet(() -> Json.read(json, BookingDetails.class));
  }

  private Booking booking(Transaction transaction, Row row) {
    long customerId = row.int64(3);
    return new Booking(
        row.int64(1),
        new BookingCode(row.text(2)),
        customerId,
        row.int64(4),
        row.text(6),
        row.text(7),
        row.instant(8),
        row.instant(9),
        row.text(10).equals("cancelled"),
        row.int64(11),
        row.int32(12),
        details(
            vault.decrypt(customerId, DETAILS.at(row.text(2)), row.bytes(13)), row.optionalText(5)),
        ledger(transaction, row.int64(1)));
  }
}
