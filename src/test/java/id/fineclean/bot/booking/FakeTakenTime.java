package id.fineclean.bot.booking;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Takes cells as a store's unique constraint does: each once.
final class FakeTakenTime implements TakenTime {
  private final Set<CrewCell> cells = new HashSet<>();

  @Override
  public Set<CrewCell> taken(Instant from, Instant to) {
    return cells.stream()
        .filter(cell -> !cell.start().isBefore(from) && cell.start().isBefore(to))
        .collect(Collectors.toSet());
  }

  /// False, and nothing taken, when any is taken already.
  boolean take(Collection<CrewCell> wanted) {
    return wanted.stream().noneMatch(cells::contains) && cells.addAll(wanted);
  }
}
