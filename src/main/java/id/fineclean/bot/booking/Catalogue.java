package id.fineclean.bot.booking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All services, in the order of `intents/catalogue.yaml`. Immutable.
///
/// @param bookAheadDays how many days from today a booking may lie ahead
/// @param notOffered what customers ask for in vain
public record Catalogue(int bookAheadDays, Map<String, Service> byId, List<NotOffered> notOffered) {
  public Catalogue {
    byId = Collections.unmodifiableMap(new LinkedHashMap<>(byId));
    notOffered = List.copyOf(notOffered);
  }

  public Catalogue(int bookAheadDays, Map<String, Service> byId) {
    this(bookAheadDays, byId, List.of());
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
