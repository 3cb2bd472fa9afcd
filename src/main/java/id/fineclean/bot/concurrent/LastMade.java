package id.fineclean.bot.concurrent;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Keeps what was made last, so that it is made again only of something else. Thread-safe; two who
/// ask at once may each make it.
public final class LastMade<S, T> {
  private final Function<S, T> making;
  private volatile @Nullable Made<S, T> last;

  public LastMade(Function<S, T> making) {
    this.making = making;
  }

  private record Made<S, T>(S source, T result) {}

  /// @param source told from another by its `equals`
  public T of(S source) {
    Made<S, T> known = last;
    if (known == null || !known.source.equals(source)) {
      known = new Made<>(source, making.apply(source));
      last = known;
    }
    return known.result;
  }
}
