package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.SlotKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What has been read of a message so far, and which tokens it took.
final class Reading {
  private final Sentence sentence;
  private final List<Found> found = new ArrayList<>();
  private final BitSet taken = new BitSet();

  Reading(Sentence sentence) {
    this.sentence = sentence;
  }

  Sentence sentence() {
    return sentence;
  }

  void add(Match match, int from) {
    found.addAll(match.found());
    taken.set(from, match.to());
  }

  /// Another rule has read the token.
  boolean taken(int i) {
    return taken.get(i);
  }

  boolean has(SlotKey key) {
    return value(key) != null;
  }

  /// The first value read for `key`.
  Found.@Nullable Value value(SlotKey key) {
    for (Found one : found) {
      if (one instanceof Found.Value value && value.key() == key) {
        return value;
      }
    }
    return null;
  }

  void remove(Found.Value value) {
    found.remove(value);
  }

  <T extends Found> List<T> all(Class<T> kind) {
    List<T> all = new ArrayList<>();
    for (Found one : found) {
      if (kind.isInstance(one)) {
        all.add(kind.cast(one));
      }
    }
    return all;
  }

  /// No name, e-mail or code stands where `other` does: "Ratna Sofa" is nobody's couch.
  boolean free(Found.Value other) {
    for (Found.Value value : all(Found.Value.class)) {
      boolean apart = other.to() <= value.from() || value.to() <= other.from();
      if (!apart && named(value.key())) {
        return false;
      }
    }
    return true;
  }

  private static boolean named(SlotKey key) {
    return key == SlotKey.NAME || key == SlotKey.EMAIL || key == SlotKey.BOOKING_CODE;
  }
}
