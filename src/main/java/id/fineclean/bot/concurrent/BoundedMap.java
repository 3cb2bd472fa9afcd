package id.fineclean.bot.concurrent;

import java.util.LinkedHashMap;
import java.util.Map;

/// A map that drops its eldest entry when it grows beyond its bound. Not thread-safe, and where the
/// use of an entry counts, even [#get] changes it.
public final class BoundedMap<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int most;

  private BoundedMap(int most, boolean byUse) {
    super(16, 0.75f, byUse);
    this.most = most;
  }

  /// Drops the entry that was not used for longest.
  ///
  /// @param most how many entries it holds
  public static <K, V> Map<K, V> ofLatestUsed(int most) {
    return new BoundedMap<>(most, true);
  }

  /// Drops the entry that was added first.
  ///
  /// @param most how many entries it holds
  public static <K, V> Map<K, V> ofLatestAdded(int most) {
    return new BoundedMap<>(most, false);
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
