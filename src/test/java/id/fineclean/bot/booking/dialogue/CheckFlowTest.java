package id.fineclean.bot.booking.dialogue;

import static id.fineclean.bot.booking.dialogue.DialogueSample.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.booking.Booking;
import id.fineclean.bot.booking.BookingCode;
import id.fineclean.bot.booking.BookingDetails;
import id.fineclean.bot.booking.BookingStore;
import id.fineclean.bot.booking.FreeSlot;
import id.fineclean.bot.booking.Order;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.conversation.Turns;
import id.fineclean.bot.testing.TestDatabases;
import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.vault.Vault;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CheckFlowTest {
  /// Six letters that might be a word.
  private static final BookingCode SPOKEN = new BookingCode("FC-SEGERA");

  private static final ZonedDateTime TEN = ZonedDateTime.parse("2026-11-24T10:00+07:00");

  private final TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.SQLITE);
  private final Shop shop = DialogueSample.shop(databases);
  private final CheckFlow flow = new CheckFlow(shop);

  /// Whom [Turns] speak for.
  @BeforeEach
  void takeTheCustomerIn() {
    new Vault(databases.keys(), databases.master()).createKey(1, NOW);
    databases
        .main()
        .write(
            t ->
                t.update("INSERT INTO customer (id, created_at) VALUES (1, ?)", NOW)
                    + t.update(
                        "INSERT INTO conversation (id, customer_id, channel, address_enc,"
                            + " created_at) VALUES (1, 1, 'telegram', ?, ?)",
                        new byte[0],
                        NOW));
  }

  @AfterEach
  void close() {
    databases.close();
  }

  @Test
  void takesAWordForACodeWhereTheCustomerHasSuchABooking() {
    assertFalse(flow.claims(Turns.text(NOW, "fc segera"), Optional.empty()));
    book();

    Turn turn = Turns.text(NOW, "fc segera");
    assertTrue(flow.claims(turn, Optional.empty()));
    flow.begin(turn);
    assertTrue(Turns.said(turn).getFirst().startsWith("Pesanan FC-SEGERA:"), "" + Turns.said(turn));
    assertFalse(flow.claims(Turns.text(NOW, "fc segera ya"), Optional.empty()));
  }

  @Test
  void tellsWhoeverTapsOnAnOldButtonThatTheBookingStands() {
    Turn tap = Turns.turn(NOW, new InboundContent.Tap("q:old:0", Optional.empty()));
    assertEquals(Optional.empty(), flow.insteadOfButton(tap));
    book();

    String told = flow.insteadOfButton(tap).orElseThrow();
    assertTrue(told.contains("Kode: FC-SEGERA") && told.contains("pukul 10.00"), told);

    Booking booking = shop.store().last(1).orElseThrow();
    databases
        .main()
        .write(
            t -> {
              shop.store().cancel(t, booking, 0, NOW);
              return true;
            });
    assertEquals(Optional.empty(), flow.insteadOfButton(tap), "not of a cancelled one");
  }

  private void book() {
    BookingDetails details =
        new BookingDetails(
            "Budi Contoh",
            "+6281200000001",
            "Jl. Contoh No. 5",
            new Order(List.of(new Order.Line("ac_cleaning", 2, List.of(), List.of()))),
            List.of(),
            Language.ID);
    BookingStore.Draft draft =
        new BookingStore.Draft(
            SPOKEN,
            1,
            1,
            shop.company().areas().keySet().iterator().next(),
            new FreeSlot(
                TEN,
                Duration.ofHours(2),
                Duration.ZERO,
                List.of(DialogueSample.content().crews().all().getFirst())),
            NOW,
            details);
    byte[] sealed = shop.store().seal(1, SPOKEN, details);
    databases
        .main()
        .write(
            t -> {
              shop.store().insert(t, draft, sealed, NOW);
              return true;
            });
  }
}
