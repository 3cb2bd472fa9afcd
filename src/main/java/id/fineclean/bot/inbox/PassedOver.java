package id.fineclean.bot.inbox;

import id.fineclean.bot.concurrent.BoundedMap;
import java.util.Collections;
import java.util.Set;

/// Places of a provider's that arrived and hold nothing to store. Thread-safe; the latest few
/// only, as nobody waits for an older one.
final class PassedOver {
  /// Hundreds a second, for longer than a message waits for what is missing before it.
  private static final int REMEMBERED = 2_000;

  private final Set<Place> places =
      Collections.newSetFromMap(BoundedMap.<Place, Boolean>ofLatestAdded(REMEMBERED));

  synchronized void add(String channel, long sequence) {
    places.add(new Place(channel, sequence));
  }

  /// The nearest number below `sequence` under which something is to be stored.
  synchronized long before(String channel, long sequence) {
    long before = sequence - 1;
    while (places.contains(new Place(channel, before))) {
      before--;
    }
    return before;
  }

  private record Place(String channel, long sequence) {}
}
