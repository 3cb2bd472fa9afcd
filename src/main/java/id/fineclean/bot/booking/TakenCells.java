package id.fineclean.bot.booking;

import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// The taken cells of a stretch of time, quick to ask.
final class TakenCells {
  private static final BitSet NONE = new BitSet();

  private final long base;
  private final Map<String, BitSet> taken = new HashMap<>();

  TakenCells(TakenTime source, Instant from, Instant to) {
    this.base = CrewCell.index(from);
    long cells = CrewCell.index(to) - base;
    for (CrewCell cell : source.taken(from, to)) {
      long place = cell.halfHour() - base;
      if (place >= 0 && place < cells) {
        taken.computeIfAbsent(cell.crew(), _ -> new BitSet()).set(Math.toIntExact(place));
      }
    }
  }

  boolean isFree(Crew crew, long first, int count) {
    BitSet bits = taken.getOrDefault(crew.id(), NONE);
    int place = Math.toIntExact(first - base);
    int next = bits.nextSetBit(place);
    return next < 0 || next >= place + count;
  }

  /// How many of the `count` cells from `first` on are taken.
  int load(Crew crew, long first, int count) {
    int place = Math.toIntExact(first - base);
    return taken.getOrDefault(crew.id(), NONE).get(place, place + count).cardinality();
  }
}
