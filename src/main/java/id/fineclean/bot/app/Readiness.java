package id.fineclean.bot.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the bot needs to do its work. Asking writes to both databases, so each need is looked at
/// once a second at most, however many ask. Thread-safe.
final class Readiness {
  private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
  private static final long FRESH_NANOS = 1_000_000_000L;

  /// SQLite goes on for a while in the space its log has already; what is left must be enough to
  /// stop in good order.
  private static final long LEAST_BYTES = 32L << 20;

  private final Map<String, BooleanSupplier> needs = new LinkedHashMap<>();

  /// @param started whether the process has come up
  Readiness(Stores stores, Path dataDir, BooleanSupplier started) {
    add("database", stores.main()::available, "nothing can be stored or answered");
    add("keys", stores.keys()::available, "nothing personal can be read or stored");
    if (!stores.shared()) {
      add("disk", () -> hasRoom(dataDir), "make room on the disk of " + dataDir);
    }
    needs.put("started", started);
  }

  /// By a name that anybody may see.
  Map<String, BooleanSupplier> needs() {
    return needs;
  }

  private void add(String name, BooleanSupplier need, String advice) {
    needs.put(name, new Recent(name, need, advice));
  }

  private static boolean hasRoom(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace() >= LEAST_BYTES;
    } catch (IOException e) {
      return false;
    }
  }

  /// The latest answer, for a second; says when it changes.
  private static final class Recent implements BooleanSupplier {
    private final String name;
    private final BooleanSupplier need;
    private final String advice;
    private boolean met = true;
    private long since = System.nanoTime() - FRESH_NANOS;

    Recent(String name, BooleanSupplier need, String advice) {
      this.name = name;
      this.need = need;
      this.advice = advice;
    }

    @Override
    public synchronized boolean getAsBoolean() {
      if (System.nanoTime() - since >= FRESH_NANOS) {
        boolean now = need.getAsBoolean();
        if (now != met) {
          report(now);
        }
        met = now;
        since = System.nanoTime();
      }
      return met;
    }

    private void report(boolean now) {
      if (now) {
        LOG.info("{} can be used again", name);
      } else {
        LOG.error("{} cannot be used: {}", name, advice);
      }
    }
  }
}
