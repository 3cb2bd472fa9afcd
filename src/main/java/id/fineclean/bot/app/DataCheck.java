package id.fineclean.bot.app;

import id.fineclean.bot.contact.Customers;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Transaction;
import id.fineclean.bot.vault.ErasureLedger;
import id.fineclean.bot.vault.MasterKeyset;
import id.fineclean.bot.vault.Vault;
import id.fineclean.bot.vault.WrongKeysetException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether data, customers' keys and master keyset belong together, asked before the bot works with
/// them. A customer without a key would look erased, a database without customers would make
/// everybody a stranger; neither can be told from the real thing later.
final class DataCheck {
  private static final Logger LOG = LoggerFactory.getLogger(DataCheck.class);
  private static final int PAGE = 10_000;
  private static final int MARK_BYTES = 16;

  private final Stores stores;
  private final StoreNames names;
  private final Vault vault;

  private DataCheck(Stores stores, StoreNames names, Vault vault) {
    this.stores = stores;
    this.names = names;
    this.vault = vault;
  }

  /// Finishes erasures as well that one of the databases does not know of.
  ///
  /// @throws UnfitDataException they do not belong together; nothing was changed
  /// @throws id.fineclean.bot.storage.StorageUnavailableException worth retrying
  static void run(Stores stores, StoreNames names, MasterKeyset master) {
    try {
      new DataCheck(stores, names, new Vault(stores.keys(), master)).run();
    } catch (WrongKeysetException e) {
      throw new UnfitDataException(
          names.keys()
              + " was begun with another master keyset than the one in "
              + names.keyset()
              + ": nothing in it could be read. Put back the keyset from your safe copy, or the "
              + names.keys()
              + " that belongs to it");
    }
  }

  private void run() {
    refuseForeign();
    int replayed = new ErasureLedger(stores.main(), vault).replay();
    if (replayed > 0) {
      LOG.warn("{} erasures that a backup did not know of were carried out again", replayed);
    }
    refuseLostKeys();
  }

  private void refuseForeign() {
    Optional<byte[]> data = stores.main().read(DataCheck::mark);
    Optional<byte[]> keys = stores.keys().read(DataCheck::mark);
    if (data.isPresent() && keys.isPresent() && !Arrays.equals(data.get(), keys.get())) {
      throw new UnfitDataException(
          names.keys()
              + " belongs to another installation than "
              + names.main()
              + ". Put back the one that belongs to it");
    }
    if (data.isEmpty() && vault.size() > 0 && !stores.main().read(Customers::any)) {
      throw names.dataMissing();
    }
    // The data first: a mark beside the keys alone means that the data is gone.
    byte[] mark = keep(stores.main(), keys.orElseGet(DataCheck::newMark));
    keep(stores.keys(), mark);
  }

  private static Optional<byte[]> mark(Transaction transaction) {
    return transaction.first("SELECT mark FROM installation WHERE id = 1", row -> row.bytes(1));
  }

  /// @return the mark in the database, which another process may have set
  private static byte[] keep(Database database, byte[] mark) {
    return database.write(
        transaction -> {
          transaction.update(
              "INSERT INTO installation (id, mark) VALUES (1, ?) ON CONFLICT (id) DO NOTHING",
              mark);
          return mark(transaction).orElseThrow();
        });
  }

  private static byte[] newMark() {
    byte[] mark = new byte[MARK_BYTES];
    new SecureRandom().nextBytes(mark);
    return mark;
  }

  /// Pages of customers first, then their keys, which are made before them: a process that takes
  /// customers in meanwhile does no harm.
  private void refuseLostKeys() {
    long all = 0;
    long lost = 0;
    List<Long> page = after(0);
    while (!page.isEmpty()) {
      all += page.size();
      lost += vault.lost(page).size();
      page = after(page.getLast());
    }
    if (lost > 0) {
      throw names.keysOlder(lost, all);
    }
  }

  private List<Long> after(long last) {
    return stores.main().read(transaction -> Customers.after(transaction, last, PAGE));
  }
}
