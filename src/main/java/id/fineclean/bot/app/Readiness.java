package id.fineclean.bot.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the bot needs to do its work. Asking writes to both databases, which say themselves when
/// they are away, so each need is looked at
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
    add("database", stores.main()::available);
    add("keys", stores.keys()::available);
    if (!stores.shared()) {
      add("disk", new Room(dataDir));
    }
    needs.put("started", started);
  }

  /// By a name that anybody may see.
  Map<String, BooleanSupplier> needs() {
    return needs;
  }

  private void add(String name, BooleanSupplier need) {
    needs.put(name, new Recent(need));
  }

  /// Says when it is used up, and when there is some again. For one thread at a time.
  private static final class Room implements BooleanSupplier {
    private final Path folder;
    private boolean met = true;

    Room(Path folder) {
      this.folder = folder;
    }

    @Override
    public boolean getAsBoolean() {
      boolean now = hasRoom();
      if (now && !met) {
        LOG.warn("there is room again on the disk of {}", folder);
      } else if (!now && met) {
        LOG.error("there is no room left: make some on the disk of {}", folder);
      }
      met = now;
      return now;
    }

    private boolean hasRoom() {
      try {
        return Files.getFileStore(folder).getUsableSpace() >= LEAST_BYTES;
      } catch (IOException e) {
        return false;
      }
    }
  }

  /// The latest answer, for a second.
  private static final class Recent implements BooleanSupplier {
    private final BooleanSupplier need;
    private boolean met = true;
    private long since = System.nanoTime() - FRESH_NANOS;

    Recent(BooleanSupplier need) {
      this.need = need;
    }

    @Override
    public synchronized boolean getAsBoolean() {
      if (System.nanoTime() - since >= FRESH_NANOS) {
        met = need.getAsBoolean();
        since = System.nanoTime();
      }
      return met;
    }
  }
}
