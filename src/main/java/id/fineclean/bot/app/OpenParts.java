package id.fineclean.bot.app;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has been opened or started, to be closed in the opposite order: when the server stops, or
/// when a later part fails to start. For one thread at a time.
final class OpenParts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenParts.class);

  private final Deque<AutoCloseable> latestFirst = new ArrayDeque<>();

  /// @return the part
  <T extends AutoCloseable> T add(T part) {
    latestFirst.push(part);
    return part;
  }

  /// Closes every part, also after one that fails to.
  @Override
  public void close() {
    while (!latestFirst.isEmpty()) {
      try {
        latestFirst.pop().close();
      } catch (Exception e) {
        LOG.error("stopping failed", e);
      }
    }
  }
}
