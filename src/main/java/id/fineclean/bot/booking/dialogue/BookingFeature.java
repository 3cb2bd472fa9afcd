package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.BookingCode;
import id.fineclean.bot.booking.BookingContent;
import id.fineclean.bot.booking.BookingStore;
import id.fineclean.bot.conversation.Feature;
import id.fineclean.bot.conversation.Flow;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// Bookings: made, looked up, moved, cancelled, and reminded of.
public final class BookingFeature implements Feature {
  private static final Duration REMINDING = Duration.ofSeconds(30);

  private final Base base;
  private final Shop shop;
  private final Supplier<BookingCode> codes;
  private final Reminders reminders;

  /// @param codes new booking codes
  public BookingFeature(
      Base base, BookingContent content, BookingStore store, Supplier<BookingCode> codes) {
    this.base = base;
    this.shop = new Shop(content, store);
    this.codes = codes;
    this.reminders =
        new Reminders(base.database(), store, base.outbox(), base.notices(), base.clock());
  }

  @Override
  public List<Flow> flows() {
    return List.of(
        new BookFlow(shop, codes),
        new CheckFlow(shop),
        new MoveFlow(shop, base.outbox()),
        new CancelFlow(shop, base.outbox()));
  }

  @Override
  public List<Job> jobs() {
    return List.of(new Job("reminders", REMINDING, () -> reminders.writeDue(shop, base.replies())));
  }
}
