package id.fineclean.bot.booking;

import java.util.List;
import java.util.Set;

/// What a customer gets at one visit, and at which price.
///
/// @param lines one for each service, in the customer's order
/// @param wishes ids of what the crew has to meet
public record Order(List<Line> lines, Set<String> wishes) {
  public Order {
    lines = List.copyOf(lines);
    wishes = Set.copyOf(wishes);
  }

  /// By any crew.
  public Order(List<Line> lines) {
    this(lines, Set.of());
  }

  /// One service.
  ///
  /// @param service the catalogue's id; the service may be gone from the catalogue by now
  /// @param size in the service's units; 1 for a survey
  /// @param addOns ids of what is done besides
  /// @param prices the breakdown; what is charged for the visit as a whole stands with the last
  public record Line(String service, int size, List<String> addOns, List<PriceLine> prices) {
    public Line {
      addOns = List.copyOf(addOns);
      prices = List.copyOf(prices);
    }

    /// In rupiah.
    public long price() {
      return prices.stream().mapToLong(PriceLine::amount).sum();
    }
  }

  /// The whole breakdown, in the order to be shown.
  public List<PriceLine> prices() {
    return lines.stream().flatMap(line -> line.prices().stream()).toList();
  }

  /// The sum of the lines, in rupiah.
  public long total() {
    return lines.stream().mapToLong(Line::price).sum();
  }

  /// Whether a service is part of it.
  public boolean has(String service) {
    return lines.stream().anyMatch(line -> line.service().equals(service));
  }
}
