package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.BookingCode;
import id.fineclean.bot.booking.BookingContent;
import id.fineclean.bot.booking.BookingStore;
import id.fineclean.bot.conversation.Feature;
import id.fineclean.bot.conversation.Flow;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Understanding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Bookings: made, looked up, moved, cancelled, and reminded of.
public final class BookingFeature implements Feature {
  private static final String SERVICES = "ask_services";
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

  /// "Karpet kena tumpahan kopi nih": whatever exactly is wanted, what we do about carpets and the
  /// offer to book it lead on, and so does the first question of a booking; neither commits to
  /// anything. Whoever says no more than "ya" and names a service wants it.
  ///
  /// @param asks whether the message asks something
  public static Optional<String> suggests(Understanding what, boolean asks) {
    if (what.slots().text(SlotKey.SERVICE).isEmpty()) {
      return Optional.empty();
    }
    return switch (what.intent()) {
      case "book_cleaning" -> Optional.of(BookFlow.BOOK);
      case "affirm" -> Optional.of(asks ? SERVICES : BookFlow.BOOK);
      case "ask_services", "ask_price", "deny", "greet", "thank", "goodbye" ->
          Optional.of(SERVICES);
      default -> Optional.empty();
    };
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
