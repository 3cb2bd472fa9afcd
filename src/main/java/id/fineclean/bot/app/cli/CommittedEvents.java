package id.fineclean.bot.app.cli;

import id.fineclean.bot.app.Bot;
import id.fineclean.bot.booking.Booking;
import id.fineclean.bot.booking.BookingContent;
import id.fineclean.bot.booking.BookingStore;
import id.fineclean.bot.booking.Order;
import id.fineclean.bot.booking.Service;
import id.fineclean.bot.company.Area;
import id.fineclean.bot.storage.Row;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What turns have committed, found by looking at the stores before and after. For one customer
/// alone in them.
final class CommittedEvents {
  /// Wishes that are written down for a person, whom they do not call.
  private static final Set<String> NOTES = Set.of("cancellation_fee");

  private final Bot bot;
  private final BookingStore store;
  private Map<Long, BookingState> bookings;
  private Map<Long, Wish> wishes;

  private record BookingState(long version, String status) {}

  private record Wish(String topic, boolean urgent) {}

  CommittedEvents(Bot bot) {
    this.bot = bot;
    this.store = new BookingStore(bot.stores().main(), bot.vault());
    this.bookings = bookings();
    this.wishes = wishes();
  }

  /// What was committed since this was asked last, bookings first.
  List<Map<String, Object>> since() {
    List<Map<String, Object>> events = new ArrayList<>();
    Map<Long, BookingState> nowBooked = bookings();
    nowBooked.forEach((id, state) -> addBooking(events, id, state));
    bookings = nowBooked;
    Map<Long, Wish> nowWished = wishes();
    nowWished.forEach((id, wish) -> addWish(events, id, wish));
    wishes = nowWished;
    return events;
  }

  /// Whether a person has been called.
  boolean personCalled() {
    return wishes.values().stream().anyMatch(wish -> !NOTES.contains(wish.topic));
  }

  private Map<Long, BookingState> bookings() {
    return read(
        "SELECT id, version, status FROM booking ORDER BY id",
        row -> new BookingState(row.int64(2), row.text(3)));
  }

  private Map<Long, Wish> wishes() {
    return read(
        "SELECT id, topic, urgent FROM handover ORDER BY id",
        row -> new Wish(row.text(2), row.flag(3)));
  }

  private <T> Map<Long, T> read(String query, Reading<T> reading) {
    Map<Long, T> found = new LinkedHashMap<>();
    bot.stores()
        .main()
        .read(
            transaction -> transaction.list(query, row -> Map.entry(row.int64(1), reading.of(row))))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  @FunctionalInterface
  private interface Reading<T> {
    T of(Row row);
  }

  private void addBooking(List<Map<String, Object>> events, long id, BookingState state) {
    BookingState before = bookings.get(id);
    if (state.equals(before)) {
      return;
    }
    String type =
        state.status.equals("cancelled") ? "cancelled" : before == null ? "booked" : "changed";
    store.find(id).ifPresent(booking -> events.add(booking(type, booking)));
  }

  private void addWish(List<Map<String, Object>> events, long id, Wish wish) {
    if (wish.equals(wishes.get(id))) {
      return;
    }
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("type", NOTES.contains(wish.topic) ? "note" : "handover");
    event.put("topic", wish.topic);
    if (!NOTES.contains(wish.topic)) {
      event.put("urgent", wish.urgent);
    }
    events.add(event);
  }

  private Map<String, Object> booking(String type, Booking booking) {
    BookingContent content = bot.content().get(BookingContent.class);
    ZoneId zone =
        content.company().area(booking.area()).map(Area::zone).orElse(content.company().zone());
    ZonedDateTime start = booking.start().atZone(zone);
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("type", type);
    event.put("code", booking.code().value());
    event.put(
        "lines",
        booking.details().order().lines().stream().map(line -> line(content, line)).toList());
    event.put("total", booking.ledger().owed());
    event.put("date", start.toLocalDate().toString());
    event.put("time", start.toLocalTime().toString());
    event.put("duration_minutes", Duration.between(booking.start(), booking.end()).toMinutes());
    event.put("address", booking.details().address());
    event.put("area", booking.area());
    event.put("name", booking.details().name());
    event.put("phone", booking.details().phone());
    event.put("notes", booking.details().notes());
    return event;
  }

  private static Map<String, Object> line(BookingContent content, Order.Line ordered) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("service", ordered.service());
    line.put("quantity", ordered.size());
    content
        .catalogue()
        .service(ordered.service())
        .flatMap(Service::sizing)
        .ifPresent(sizing -> line.put("unit", sizing.unit().name().toLowerCase(Locale.ROOT)));
    line.put("options", ordered.addOns());
    line.put("price", ordered.price());
    return line;
  }
}
