package id.fineclean.bot.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.fineclean.bot.storage.ConflictException;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.Inbound;
import id.fineclean.bot.testing.RecordingChannel;
import id.fineclean.bot.testing.StoreContract;
import id.fineclean.bot.testing.TestNode;
import id.fineclean.bot.understanding.Language;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Guarantee G6: two customers never hold the same crew at the same time.
class CrewTimeTest extends StoreContract {
  private static final ZonedDateTime TEN = ZonedDateTime.of(2026, 11, 24, 10, 0, 0, 0, Sample.WIB);
  private static final BookingDetails DETAILS =
      new BookingDetails(
          "Contoh",
          "+6281200000001",
          "Jalan Contoh 1",
          new Order(List.of()),
          List.of(),
          Language.ID);

  private final FixedClock clock = new FixedClock("2026-11-22T03:00:00Z");

  @SuppressWarnings("NullAway.Init")
  private BookingStore bookings;

  private long customer;
  private long conversation;

  @BeforeEach
  void openStore() {
    TestNode node = new TestNode(databases, clock, RecordingChannel.telegram());
    bookings = new BookingStore(database(), node.vault());
    conversation = node.inbox().accept("telegram", Inbound.text(1, 100, "halo")).orElseThrow();
    customer = node.customerOf(conversation);
  }

  @Test
  void ofAThousandBookingsOfOneSlotAtOnceExactlyOneWins() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Boolean>> attempts = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 1_000; i++) {
        attempts.add(
            threads.submit(
                () -> {
                  start.await();
                  return booked(TEN);
                }));
      }
      start.countDown();
    }
    int won = 0;
    for (Future<Boolean> attempt : attempts) {
      won += attempt.get() ? 1 : 0;
    }
    assertEquals(1, won);
    assertEquals(1, number("SELECT COUNT(*) FROM booking"));
    assertEquals(slot(TEN).cells(crew()).size(), number("SELECT COUNT(*) FROM crew_time"));
  }

  @Test
  void timesThatOnlyOverlapExcludeEachOtherToo() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Boolean>> attempts = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        ZonedDateTime begin = TEN.plusMinutes(30L * (i % 5));
        attempts.add(
            threads.submit(
                () -> {
                  start.await();
                  return booked(begin);
                }));
      }
      start.countDown();
    }
    int won = 0;
    for (Future<Boolean> attempt : attempts) {
      won += attempt.get() ? 1 : 0;
    }
    assertEquals(1, won, "two hours of work and one of travel overlap with each of the others");
  }

  @Test
  void whatCannotMoveStaysWhereItIs() {
    ZonedDateTime later = TEN.plusHours(5);
    booked(TEN);
    booked(later);
    Booking first = bookings.upcoming(customer, clock.instant()).getFirst();
    assertThrows(
        ConflictException.class,
        () ->
            database()
                .write(
                    t -> {
                      bookings.move(
                          t,
                          first,
                          slot(later),
                          1,
                          bookings.seal(customer, first.code(), DETAILS),
                          clock.instant());
                      return true;
                    }));
    assertEquals(
        slot(TEN).cells(crew()).size(), bookings.cells(first.id()).size(), "nothing was let go");
  }

  @Test
  void detailsPutIntoAnotherBookingOfTheSameCustomerAreRefused() {
    booked(TEN);
    booked(TEN.plusHours(5));
    assertEquals(2, bookings.upcoming(customer, clock.instant()).size());
    update(
        "UPDATE booking SET details_enc ="
            + " (SELECT o.details_enc FROM booking o WHERE o.id <> booking.id)");
    assertThrows(IllegalStateException.class, () -> bookings.upcoming(customer, clock.instant()));
  }

  private boolean booked(ZonedDateTime begin) {
    BookingStore.Draft draft =
        new BookingStore.Draft(
            BookingCode.random(),
            customer,
            conversation,
            "jakarta",
            slot(begin),
            clock.instant(),
            DETAILS);
    byte[] sealed = bookings.seal(customer, draft.code(), DETAILS);
    try {
      return database()
          .write(
              t -> {
                bookings.insert(t, draft, sealed, clock.instant());
                return true;
              });
    } catch (ConflictException taken) {
      return false;
    }
  }

  private static FreeSlot slot(ZonedDateTime begin) {
    return new FreeSlot(begin, Duration.ofHours(2), Duration.ofHours(1), List.of(crew()));
  }

  private static Crew crew() {
    return new Crew(
        "melati", "Melati", 2, Set.of("cleaning"), Set.of("jakarta"), Sample.DAYTIME, List.of());
  }
}
