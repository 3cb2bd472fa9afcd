package id.fineclean.bot.booking;

import id.fineclean.bot.understanding.Language;
import java.util.List;

/// [BookingDetails] as they were written while a booking held one service, which stood elsewhere.
record DetailsBeforeOrders(
    String name, String phone, String address, int size, List<PriceLine> lines, Language language) {
  BookingDetails of(String service) {
    var line = new Order.Line(service, size, List.of(), lines);
    return new BookingDetails(name, phone, address, new Order(List.of(line)), List.of(), language);
  }
}
