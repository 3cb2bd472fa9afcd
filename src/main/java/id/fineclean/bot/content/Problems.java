package id.fineclean.bot.content;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Collects the mistakes of one or more of the owner's files, so that all are told at once.
/// For one thread.
public final class Problems {
  private final List<ContentProblem> all = new ArrayList<>();

  /// Notes a mistake.
  public void add(Path file, int line, String message) {
    all.add(new ContentProblem(file, line, message));
  }

  /// How many were noted so far.
  public int count() {
    return all.size();
  }

  /// @throws ContentException when anything was noted
  public void throwIfAny() throws ContentException {
    if (!all.isEmpty()) {
      throw new ContentException(all.stream().distinct().toList());
    }
  }
}
