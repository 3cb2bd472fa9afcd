package id.fineclean.bot.outbox;

import id.fineclean.bot.storage.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// Which processes are alive. Each raises a number of its own every few seconds; one whose number
/// stands still for [#SILENCE] is gone. Only how long that lasts is measured, here, so that no
/// clock needs to be right. For one thread at a time.
final class Nodes {
  /// How often [#beat] is to be called.
  static final Duration BEAT = Duration.ofSeconds(3);

  /// A few beats that were missed, as by a process that collects garbage.
  static final Duration SILENCE = Duration.ofSeconds(12);

  private final Database database;
  private final String own;
  private final LongSupplier nanos;
  private final Map<String, Seen> seen = new HashMap<>();

  Nodes(Database database, String own, LongSupplier nanos) {
    this.database = database;
    this.own = own;
    this.nanos = nanos;
  }

  private record Seen(long beats, long since) {}

  private record Beat(String node, long beats) {}

  /// Shows that this process is alive.
  ///
  /// @return the processes that have gone, those included that send and have no number; told of
  ///     again until they are [#forget]
  List<String> beat() {
    List<Beat> beats =
        database.write(
            transaction -> {
              transaction.update(
                  "INSERT INTO node (id, beats) VALUES (?, 1) ON CONFLICT (id) DO UPDATE SET beats = node.beats + 1",
                  own);
              return transaction.list(
                  "SELECT id, beats FROM node WHERE id <> ? UNION SELECT sender, -1 FROM outbox"
                      + " WHERE status = 'sending' AND sender <> ? AND sender NOT IN (SELECT id FROM node)",
                  row -> new Beat(row.text(1), row.int64(2)),
                  own,
                  own);
            });
    long now = nanos.getAsLong();
    List<String> gone = new ArrayList<>();
    for (Beat beat : beats) {
      Seen before = seen.get(beat.node);
      if (before == null || before.beats != beat.beats) {
        seen.put(beat.node, new Seen(beat.beats, now));
      } else if (now - before.since >= SILENCE.toNanos()) {
        gone.add(beat.node);
      }
    }
    return gone;
  }

  /// Takes a process that has gone, or this one, off the list.
  void forget(String node) {
    seen.remove(node);
    database.write(transaction -> transaction.update("DELETE FROM node WHERE id = ?", node));
  }
}
