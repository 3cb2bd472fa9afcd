package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.channel.InboundContent;
import java.util.Locale;

/// Places shared from a map.
final class Places {
  private Places() {}

  /// As the crew reads it: the name, if there is one, and the point.
  static String written(InboundContent.Location place) {
    String point = String.format(Locale.ROOT, "%.6f, %.6f", place.latitude(), place.longitude());
    String label = place.address().orElse("").strip();
    return label.isEmpty() ? "Titik peta " + point : label + " (titik peta " + point + ")";
  }
}
