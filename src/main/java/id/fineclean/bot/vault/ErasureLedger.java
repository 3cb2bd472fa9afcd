package id.fineclean.bot.vault;

import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Transaction;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Who was erased, kept beside the data and beside the keys: either may come back from an older
/// backup, and must not bring anybody back. Thread-safe.
///
/// An erasure is written down beside the data first, in the transaction that deletes the rows; then
/// the key is destroyed, which writes it down beside the keys. What breaks off in between is
/// finished by [#replay] at the next start.
public final class ErasureLedger {
  private final Database main;
  private final Vault vault;

  /// @param main the database of the data, migrated
  public ErasureLedger(Database main, Vault vault) {
    this.main = main;
    this.vault = vault;
  }

  /// Writes an erasure down beside the data; [Vault#destroyKey] has to follow the transaction.
  public static void record(Transaction transaction, long customerId, Instant now) {
    transaction.update(
        "INSERT INTO erasure (customer_id, erased_at) VALUES (?, ?)"
            + " ON CONFLICT (customer_id) DO NOTHING",
        customerId,
        now);
  }

  /// Makes both sides know the same, and destroys the keys that came back.
  ///
  /// @return how many erasures one side lacked
  /// @throws id.fineclean.bot.storage.StorageUnavailableException worth repeating
  public int replay() {
    Map<Long, Instant> besideData = main.read(ErasureLedger::all);
    Map<Long, Instant> besideKeys = vault.erasures();
    Map<Long, Instant> newToKeys = without(besideData, besideKeys);
    Map<Long, Instant> newToData = without(besideKeys, besideData);
    newToKeys.forEach(vault::destroyKey);
    if (!newToData.isEmpty()) {
      main.write(
          transaction -> {
            newToData.forEach((customer, at) -> record(transaction, customer, at));
            return true;
          });
    }
    return newToKeys.size() + newToData.size();
  }

  /// Everybody in one side's ledger, and when they were erased.
  public static Map<Long, Instant> all(Transaction transaction) {
    Map<Long, Instant> erasures = new LinkedHashMap<>();
    transaction.list(
        "SELECT customer_id, erased_at FROM erasure ORDER BY customer_id",
        row -> erasures.put(row.int64(1), row.instant(2)) == null);
    return erasures;
  }

  private static Map<Long, Instant> without(Map<Long, Instant> these, Map<Long, Instant> those) {
    Map<Long, Instant> rest = new LinkedHashMap<>(these);
    rest.keySet().removeAll(those.keySet());
    return rest;
  }
}
