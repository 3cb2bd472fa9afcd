package id.fineclean.bot.booking;

import id.fineclean.bot.understanding.Language;
import java.util.List;
import java.util.stream.Stream;

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
  private static final int MOST_NOTES = 20;

  public BookingDetails {
    notes = List.copyOf(notes);
  }

  /// With more for the crew to know; beyond a score of notes, a person has to be told.
  public BookingDetails with(List<String> more) {
    List<String> all =
        Stream.concat(notes.stream(), more.stream()).distinct().limit(MOST_NOTES).toList();
    return new BookingDetails(name, phone, address, order, all, language);
  }

  /// The agreed price of the services in rupiah: what parts of a price, such as fees for changes,
  /// are taken of.
  public long price() {
    return order.total();
  }
}
