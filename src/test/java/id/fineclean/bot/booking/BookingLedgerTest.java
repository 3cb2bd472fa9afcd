package id.fineclean.bot.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.fineclean.bot.booking.Ledger.Kind;
import id.fineclean.bot.booking.Ledger.Line;
import id.fineclean.bot.booking.Ledger.Reason;
import id.fineclean.bot.storage.ConflictException;
import id.fineclean.bot.storage.Transaction;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.Inbound;
import id.fineclean.bot.testing.RecordingChannel;
import id.fineclean.bot.testing.StoreContract;
import id.fineclean.bot.testing.TestNode;
import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a booking costs after any sequence of changes, and that each of them can be looked up.
class BookingLedgerTest extends StoreContract {
  private static final ZonedDateTime TEN = ZonedDateTime.of(2026, 11, 24, 10, 0, 0, 0, Sample.WIB);
  private static final Instant QUOTED = Instant.parse("2026-11-22T02:50:00Z");
  private static final BookingCode CODE = new BookingCode("FC-7KQ2MZ");
  private static final long PRICE = 270_000;
  private static final long MOVING = 67_500;
  private static final long CANCELLING = 135_000;
  private static final BookingDetails DETAILS =
      new BookingDetails(
          "Contoh",
          "+6281200000001",
          "Jalan Contoh 1",
          new Order(
              List.of(
                  new Order.Line(
                      "cleaning",
                      3,
                      List.of(),
                      List.of(PriceLine.of(PriceLine.Kind.UNITS, 3, 90_000, Optional.empty()))))),
          List.of(),
          Language.ID);

  private final FixedClock clock = new FixedClock("2026-11-22T03:00:00Z");

  @SuppressWarnings("NullAway.Init")
  private BookingStore bookings;

  @SuppressWarnings("NullAway.Init")
  private Vault vault;

  private long customer;

  @BeforeEach
  void book() {
    TestNode node = new TestNode(databases, clock, RecordingChannel.telegram());
    vault = node.vault();
    bookings = new BookingStore(database(), vault);
    long conversation = node.inbox().accept("telegram", Inbound.text(1, 100, "halo")).orElseThrow();
    customer = node.customerOf(conversation);
    BookingStore.Draft draft =
        new BookingStore.Draft(CODE, customer, conversation, "jakarta", slot(TEN), QUOTED, DETAILS);
    change((transaction, _) -> bookings.insert(transaction, draft, sealed(), clock.instant()));
  }

  @Test
  void keepsWhatWasQuotedAndWhatWasAgreed() {
    assertEquals(
        List.of(
            new Line(Kind.QUOTED, Reason.BOOKED, PRICE, QUOTED),
            new Line(Kind.AGREED, Reason.BOOKED, PRICE, clock.instant())),
        booking().ledger().lines());
    assertEquals(PRICE, booking().ledger().owed());
    assertEquals(0, booking().ledger().fees());
  }

  @Test
  void freeMovesCostNothingAndLateOnesOnceEach() {
    move(1, 0);
    assertEquals(PRICE, booking().ledger().owed());
    move(2, MOVING);
    move(3, MOVING);
    move(4, 0);
    assertEquals(PRICE + 2 * MOVING, booking().ledger().owed());
    assertEquals(2 * MOVING, booking().ledger().fees());
    assertEquals(PRICE, booking().details().price(), "fees are no part of what fees are taken of");
  }

  @Test
  void aCancelledBookingOwesItsFeesOnly() {
    move(1, MOVING);
    cancel(CANCELLING);
    assertEquals(MOVING + CANCELLING, booking().ledger().owed());
    assertEquals(
        List.of(PRICE, PRICE, MOVING, -PRICE, CANCELLING),
        booking().ledger().lines().stream().map(Line::amount).toList());
  }

  @Test
  void cancellingInTimeLeavesNothingToPay() {
    move(1, 0);
    cancel(0);
    assertEquals(0, booking().ledger().owed());
    assertEquals(
        new Line(Kind.CHANGED, Reason.CANCELLED, -PRICE, clock.instant()),
        booking().ledger().lines().getLast());
  }

  @Test
  void feesCanBeWaivedButNoMoreThanThereIs() {
    move(1, MOVING);
    change((transaction, seen) -> bookings.waive(transaction, seen, 50_000, clock.instant()));
    assertEquals(PRICE + 17_500, booking().ledger().owed());
    Booking seen = booking();
    assertThrows(
        IllegalArgumentException.class,
        () -> change((transaction, _) -> bookings.waive(transaction, seen, 17_501, QUOTED)));
    change((transaction, now) -> bookings.waive(transaction, now, 17_500, clock.instant()));
    assertThrows(
        ConflictException.class,
        () -> change((transaction, _) -> bookings.waive(transaction, seen, 17_500, QUOTED)),
        "two members waive the same fee");
    assertEquals(PRICE, booking().ledger().owed());
    assertEquals(0, booking().ledger().fees());
  }

  @Test
  void aChangeThatComesToNothingChargesNothing() {
    Booking seen = booking();
    move(1, 0);
    assertThrows(
        ConflictException.class,
        () -> change((transaction, _) -> bookings.cancel(transaction, seen, CANCELLING, QUOTED)));
    assertEquals(PRICE, booking().ledger().owed());
  }

  @Test
  void readsBookingsOfTheTimeBeforeOrders() {
    String json =
        "{\"name\":\"Contoh\",\"phone\":\"+6281200000001\",\"address\":\"Jalan Contoh 1\",\"size\":3,"
            + "\"lines\":[{\"kind\":\"UNITS\",\"count\":3,\"each\":90000,\"amount\":270000}],\"language\":\"ID\"}";
    update(
        "UPDATE booking SET service_before = 'cleaning', details_enc = ?",
        vault.encrypt(
            customer,
            BookingStore.DETAILS.at(CODE.value()),
            json.getBytes(StandardCharsets.UTF_8)));
    assertEquals(DETAILS.order(), booking().details().order());
    assertEquals(PRICE, booking().details().price());
    move(1, 0);
    assertEquals(DETAILS.order(), booking().details().order(), "written anew with the change");
    assertEquals(
        1, number("SELECT COUNT(*) FROM booking WHERE service_before IS NULL"), "and kept once");
  }

  private void move(int days, long fee) {
    clock.advance(Duration.ofHours(1));
    change(
        (transaction, seen) ->
            bookings.move(
                transaction, seen, slot(TEN.plusDays(days)), fee, sealed(), clock.instant()));
  }

  private void cancel(long fee) {
    clock.advance(Duration.ofHours(1));
    change((transaction, seen) -> bookings.cancel(transaction, seen, fee, clock.instant()));
  }

  private void change(BiConsumer<Transaction, Booking> how) {
    Booking seen = bookings.find(customer, CODE).orElse(null);
    database()
        .write(
            transaction -> {
              how.accept(transaction, seen);
              return true;
            });
  }

  private Booking booking() {
    return bookings.find(customer, CODE).orElseThrow();
  }

  private byte[] sealed() {
    return bookings.seal(customer, CODE, DETAILS);
  }

  private static FreeSlot slot(ZonedDateTime begin) {
    Crew crew =
        new Crew(
            "melati",
            "Melati",
            2,
            Set.of("cleaning"),
            Set.of("jakarta"),
            Sample.DAYTIME,
            List.of());
    return new FreeSlot(begin, Duration.ofHours(3), Duration.ofHours(1), List.of(crew));
  }
}
