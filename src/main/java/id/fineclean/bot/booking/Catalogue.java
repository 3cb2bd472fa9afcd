package id.fineclean.bot.booking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All services, in the order of `intents/catalogue.yaml`. Immutable.
///
/// @param bookAheadDays how many days from today a booking may lie ahead
/// @param maxOpenBookings how many bookings one customer may have before them; more through a
/// person
/// @param crewLate how long after the agreed start a crew that has not come gives the customer the
/// choice of another time or none, without a fee
/// @param notOffered what customers ask for in vain
public record Catalogue(
    int bookAheadDays,
    int maxOpenBookings,
    Duration crewLate,
    Map<String, Service> byId,
    List<NotOffered> notOffered) {
  /// Where the owner's file does not say.
  public static final int USUAL_MAX_OPEN_BOOKINGS = 10;

  /// Where the owner's file does not say.
  public static final Duration USUAL_CREW_LATE = Duration.ofMinutes(60);

  public Catalogue {
    byId = Collections.unmodifiableMap(new LinkedHashMap<>(byId));
    notOffered = List.copyOf(notOffered);
  }

  public Catalogue(int bookAheadDays, Map<String, Service> byId) {
    this(bookAheadDays, USUAL_MAX_OPEN_BOOKINGS, USUAL_CREW_LATE, byId, List.of());
  }

  /// Empty when there is no such service, or not any more.
  public Optional<Service> service(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// All, in the owner's order.
  public List<Service> services() {
    return new ArrayList<>(byId.values());
  }
}
