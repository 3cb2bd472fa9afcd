package id.fineclean.bot.app;

import id.fineclean.bot.app.BackupManifest.Kind;
import id.fineclean.bot.app.BackupManifest.Part;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.storage.PostgresCopy;
import id.fineclean.bot.storage.SqliteFile;
import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.vault.KeysetException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Copies an installation's data while the bot works: all of it as it is at one moment, and then
/// the keys, so that no customer in the copy lacks one. The master keyset is left out: it belongs
/// elsewhere.
///
/// What is in the folder is not encrypted beyond what the databases encrypt: personal fields are,
/// under keys that the same backup holds, wrapped with the master keyset. Sealing the parts comes
/// in where they are written ([#write]) and opened ([BackupManifest#sealed]).
public final class Backup {
  static final String MAIN = "main";
  static final String KEYS = "keys";

  private final Settings settings;

  public Backup(Settings settings) {
    this.settings = settings;
  }

  /// @param folder does not exist yet, or is empty; appears when the backup is whole and verified
  /// @throws UnfitDataException the folder is in use, or data and keys do not belong together
  /// @throws StorageUnavailableException the data cannot be read, or the folder not be written
  public BackupCheck.Verified make(Path folder, Instant now) throws KeysetException {
    requireFree(folder);
    Path draft = folder.resolveSibling(folder.getFileName() + ".partial");
    try {
      Folders.delete(draft);
      Privacy.createFolder(draft);
      write(draft, now);
      BackupCheck.Verified verified = new BackupCheck(settings).verify(draft);
      Files.move(draft, folder, StandardCopyOption.REPLACE_EXISTING);
      Folders.syncNameOf(folder);
      return verified;
    } catch (IOException e) {
      throw new StorageUnavailableException(draft + " cannot be written", e);
    }
  }

  private static void requireFree(Path folder) {
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
      if (inside.iterator().hasNext()) {
        throw new UnfitDataException(folder + " is not empty: name a new folder for each backup");
      }
    } catch (IOException missing) {
      return;
    }
  }

  private void write(Path draft, Instant now) throws IOException {
    List<Part> parts =
        settings.databaseUrl().isPresent()
            ? export(draft, settings.databaseUrl().get(), settings.keysUrl().orElseThrow())
            : copy(draft);
    Kind kind = settings.databaseUrl().isPresent() ? Kind.POSTGRES : Kind.SQLITE;
    Files.write(
        draft.resolve(BackupManifest.FILE),
        Json.bytes(BackupManifest.of(now, kind, parts)),
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.SYNC);
    Folders.sync(draft);
  }

  private List<Part> copy(Path draft) throws IOException {
    List<Part> parts = new ArrayList<>();
    parts.add(copy(draft, MAIN, Stores.MAIN_FILE));
    parts.add(copy(draft, KEYS, Stores.KEYS_FILE));
    return parts;
  }

  private Part copy(Path draft, String store, String file) throws IOException {
    Path copy = draft.resolve(file);
    SqliteFile.copy(settings.dataDir().resolve(file), copy);
    try (FileChannel written = FileChannel.open(copy, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    return Part.of(draft, store, file, Optional.empty(), List.of());
  }

  private static List<Part> export(Path draft, String url, String keysUrl) throws IOException {
    List<Part> parts = new ArrayList<>(export(draft, MAIN, url, Stores.MAIN_SCHEMA));
    parts.addAll(export(draft, KEYS, keysUrl, Stores.KEYS_SCHEMA));
    return parts;
  }

  private static List<Part> export(Path draft, String store, String url, String schema)
      throws IOException {
    List<String> scripts = PostgresCopy.scripts(url, schema);
    List<Part> parts = new ArrayList<>();
    for (PostgresCopy.Table table :
        PostgresCopy.export(url, schema, name -> synced(draft.resolve(file(store, name))))) {
      parts.add(Part.of(draft, store, file(store, table.name()), Optional.of(table), scripts));
    }
    return parts;
  }

  static String file(String store, String table) {
    return store + "." + table + ".copy";
  }

  private static OutputStream synced(Path file) throws IOException {
    return new java.io.BufferedOutputStream(
        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      @Override
      public void close() throws IOException {
        super.close();
        try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
          written.force(true);
        }
      }
    };
  }
}
