package id.fineclean.bot.booking;

import id.fineclean.bot.understanding.Language;
import java.util.List;

/// What of a booking is personal or only to be shown: stored encrypted.
///
/// @param name whom the crew asks for
/// @param phone E.164
/// @param address as the customer wrote it
/// @param order as it was agreed
/// @param notes for the crew, in the customer's words
/// @param language what the customer is written in
public record BookingDetails(
    String name, String phone, String address, Order order, List<String> notes, Language language) {
  public BookingDetails {
    notes = List.copyOf(notes);
  }

  /// The agreed price of the services in rupiah: what parts of a price, such as fees for changes,
  /// are taken of.
  public long price() {
    return order.total();
  }
}
