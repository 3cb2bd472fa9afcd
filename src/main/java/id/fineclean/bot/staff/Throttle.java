package id.fineclean.bot.staff;

import id.fineclean.bot.storage.Database;
import id.fineclean.bot.vault.BlindIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Lets nobody try many passwords: after a few attempts each has to wait twice as long as the one
/// before. An attempt counts before it is looked at, so that a thousand at once are one. On all
// nodes
/// together.
record Throttle(Database database, BlindIndex index) {
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /// A try, against an account or from an address.
  ///
  /// @param free so many may follow each other without waiting
  record Source(String kind, String value, int free) {
    static Source account(String name) {
      return new Source("staff-account", name, 5);
    }

    /// Several members may share one.
    static Source address(String address) {
      return new Source("staff-address", address, 20);
    }
  }

  private record Tried(long times, Instant last, Instant notBefore) {}

  /// @param sources the address first: who has to wait there does not use up an account's attempts
  /// @return false where one of them has to wait
  boolean admit(Instant now, Source... sources) {
    List<Source> all = List.of(sources);
    return database.write(
        transaction -> {
          for (Source source : all) {
            byte[] who = index.of(source.kind, source.value);
            transaction.update(
                "INSERT INTO staff_attempt (who_lookup, times, last_at, not_before)"
                    + " VALUES (?, 0, ?, 0) ON CONFLICT (who_lookup) DO NOTHING",
                who,
                now);
            Tried tried =
                transaction
                    .firstHeld(
                        "SELECT times, last_at, not_before FROM staff_attempt WHERE who_lookup = ?",
                        row -> new Tried(row.int64(1), row.instant(2), row.instant(3)),
                        who)
                    .orElseThrow();
            if (tried.notBefore.isAfter(now)) {
              return false;
            }
            boolean forgotten = tried.last.plus(LONGEST).isBefore(now);
            long times = (forgotten ? 0 : tried.times) + 1;
            transaction.update(
                "UPDATE staff_attempt SET times = ?, last_at = ?, not_before = ?"
                    + " WHERE who_lookup = ?",
                times,
                now,
                now.plus(pause(times - source.free)),
                who);
          }
          return true;
        });
  }

  private static Duration pause(long beyond) {
    if (beyond < 0) {
      return Duration.ZERO;
    }
    return Duration.ofSeconds(Math.min(LONGEST.toSeconds(), 1L << Math.min(beyond, 20)));
  }

  /// The account's owner came.
  void forget(Source account) {
    database.write(
        transaction ->
            transaction.update(
                "DELETE FROM staff_attempt WHERE who_lookup = ?",
                index.of(account.kind, account.value)));
  }
}
