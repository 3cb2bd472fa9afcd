package id.fineclean.bot.app;

import id.fineclean.bot.contact.Customers;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.vault.KeysetException;
import id.fineclean.bot.vault.MasterKeyset;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Finds the master keyset, or makes one on the very first start.
final class MasterKeysets {
  private MasterKeysets() {}

  /// @param stores where these were begun with a master keyset, a new one could open nothing, and
  ///     must not be taken for the good one
  /// @throws KeysetException there is none and there should be one, or it is unreadable
  static MasterKeyset find(Settings settings, Stores stores, PrintStream out)
      throws KeysetException {
    Optional<MasterKeyset> given = given(settings);
    if (given.isPresent()) {
      return given.get();
    }
    Path file = settings.masterKeysetFile();
    if (holdsKeys(stores.keys()) || stores.main().read(Customers::any)) {
      throw new KeysetException(
          file
              + " is missing, but the database was begun with it. Put the file back from your safe"
              + " copy.");
    }
    MasterKeyset made = MasterKeyset.generate();
    named(
        file.toString(),
        () -> {
          made.writeNew(file);
          return made;
        });
    out.println("A new master keyset was written to " + file + ".");
    out.println(
        "Keep a copy in a safe place apart from the data: without it, nothing stored can ever be"
            + " read.");
    return made;
  }

  /// The one that is there already.
  ///
  /// @throws KeysetException it is unusable
  static Optional<MasterKeyset> given(Settings settings) throws KeysetException {
    Optional<String> given = settings.masterKeyset();
    if (given.isPresent()) {
      return Optional.of(named("MASTER_KEYSET", () -> MasterKeyset.parse(given.get())));
    }
    Path file = settings.masterKeysetFile();
    return Files.exists(file)
        ? Optional.of(named(file.toString(), () -> MasterKeyset.read(file)))
        : Optional.empty();
  }

  private static boolean holdsKeys(Database keys) {
    return keys.read(
        transaction ->
            transaction
                .first(
                    "SELECT 1 FROM master_keyset UNION ALL SELECT 1 FROM customer_key LIMIT 1",
                    row -> row.int32(1))
                .isPresent());
  }

  private static MasterKeyset named(String where, Source source) throws KeysetException {
    try {
      return source.get();
    } catch (KeysetException e) {
      throw new KeysetException(where + ": " + e.getMessage());
    }
  }

  @FunctionalInterface
  private interface Source {
    MasterKeyset get() throws KeysetException;
  }
}
