package id.fineclean.bot.app;

import id.fineclean.bot.app.BackupManifest.Kind;
import id.fineclean.bot.app.BackupManifest.Part;
import id.fineclean.bot.contact.Customers;
import id.fineclean.bot.storage.SqliteFile;
import id.fineclean.bot.storage.Transaction;
import id.fineclean.bot.vault.KeysetException;
import id.fineclean.bot.vault.MasterKeyset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Looks through a backup: whole, undamaged, every customer with a key, and opened by the master
/// keyset where that is at hand.
public final class BackupCheck {
  private static final List<String> FILES = List.of(Stores.MAIN_FILE, Stores.KEYS_FILE);

  private final Settings settings;

  public BackupCheck(Settings settings) {
    this.settings = settings;
  }

  /// @param keysetTried whether the master keyset was at hand
  public record Verified(Instant madeAt, long customers, long bytes, boolean keysetTried) {}

  /// @param customers ids
  /// @param accounted ids that have a key, or were erased
  /// @param proof of the master keyset
  private record Contents(List<Long> customers, Set<Long> accounted, Optional<byte[]> proof) {}

  /// @throws UnfitDataException it is no whole backup; says what is wrong
  /// @throws id.fineclean.bot.storage.StorageUnavailableException it cannot be read
  /// @throws KeysetException the master keyset that is configured is unusable
  public Verified verify(Path folder) throws KeysetException {
    BackupManifest manifest = BackupManifest.read(folder);
    requireWhole(folder, manifest);
    Contents contents = contents(folder, manifest);
    long lost = contents.customers.stream().filter(id -> !contents.accounted.contains(id)).count();
    if (lost > 0) {
      throw new UnfitDataException(
          folder
              + " lacks the keys of "
              + lost
              + " of "
              + contents.customers.size()
              + " customers");
    }
    Optional<MasterKeyset> master = MasterKeysets.given(settings);
    boolean opens =
        master.isEmpty() || contents.proof.isEmpty() || master.get().made(contents.proof.get());
    if (!opens) {
      throw new UnfitDataException(
          folder
              + " was made with another master keyset than the one in "
              + StoreNames.of(settings).keyset());
    }
    long bytes = manifest.parts().stream().mapToLong(Part::bytes).sum();
    return new Verified(manifest.madeAt(), contents.customers.size(), bytes, master.isPresent());
  }

  private static void requireWhole(Path folder, BackupManifest manifest) {
    List<String> files = manifest.parts().stream().map(Part::file).sorted().toList();
    if (manifest.kind() == Kind.SQLITE && !files.equals(FILES)) {
      throw new UnfitDataException(folder + " is not whole: it holds " + files);
    }
    try {
      for (Part part : manifest.parts()) {
        if (!part.isWhole(folder)) {
          throw new UnfitDataException(
              folder + " is not whole: " + part.file() + " is missing or was changed");
        }
      }
    } catch (IOException e) {
      throw new UnfitDataException(folder + " cannot be read");
    }
  }

  private static Contents contents(Path folder, BackupManifest manifest) {
    try {
      return manifest.kind() == Kind.SQLITE
          ? ofFiles(folder)
          : new Contents(
              ids(folder, manifest, Backup.MAIN, "customer"),
              accounted(folder, manifest),
              proof(folder, manifest));
    } catch (IOException e) {
      throw new UnfitDataException(folder + " cannot be read");
    } catch (NumberFormatException e) {
      throw new UnfitDataException(folder + " holds a table that is not as it was written");
    }
  }

  private static Contents ofFiles(Path folder) {
    List<Long> customers =
        SqliteFile.read(
            folder.resolve(Stores.MAIN_FILE), t -> Customers.after(t, 0, Integer.MAX_VALUE));
    return SqliteFile.read(
        folder.resolve(Stores.KEYS_FILE),
        t -> {
          Set<Long> accounted = new HashSet<>(longs(t, "SELECT customer_id FROM customer_key"));
          accounted.addAll(longs(t, "SELECT customer_id FROM erasure"));
          return new Contents(
              customers,
              accounted,
              t.first("SELECT proof FROM master_keyset WHERE id = 1", row -> row.bytes(1)));
        });
  }

  private static List<Long> longs(Transaction transaction, String sql) {
    return transaction.list(sql, row -> row.int64(1));
  }

  private static Set<Long> accounted(Path folder, BackupManifest manifest) throws IOException {
    Set<Long> accounted = new HashSet<>(ids(folder, manifest, Backup.KEYS, "customer_key"));
    accounted.addAll(ids(folder, manifest, Backup.KEYS, "erasure"));
    return accounted;
  }

  /// The first column, which is the id in each of these tables.
  private static List<Long> ids(Path folder, BackupManifest manifest, String store, String table)
      throws IOException {
    return column(folder, manifest, store, table, 0).stream().map(Long::valueOf).toList();
  }

  private static Optional<byte[]> proof(Path folder, BackupManifest manifest) throws IOException {
    return column(folder, manifest, Backup.KEYS, "master_keyset", 1).stream()
        .findFirst()
        // The text format of COPY doubles the backslash of `\x`.
        .map(text -> HexFormat.of().parseHex(text.replace("\\", "").substring(1)));
  }

  private static List<String> column(
      Path folder, BackupManifest manifest, String store, String table, int column)
      throws IOException {
    String file = Backup.file(store, table);
    if (manifest.of(store).stream().noneMatch(part -> part.file().equals(file))) {
      throw new UnfitDataException(folder + " is not whole: " + file + " is not part of it");
    }
    try (Stream<String> lines = Files.lines(folder.resolve(file))) {
      return lines.map(line -> line.split("\t", -1)[column]).toList();
    }
  }
}
