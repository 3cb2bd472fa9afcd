package id.fineclean.bot.app;

import id.fineclean.bot.app.BackupManifest.Kind;
import id.fineclean.bot.app.BackupManifest.Part;
import id.fineclean.bot.conversation.Handovers;
import id.fineclean.bot.inbox.Inbox;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.outbox.Held;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Migrations;
import id.fineclean.bot.storage.PostgresCopy;
import id.fineclean.bot.storage.PostgresDatabase;
import id.fineclean.bot.storage.SqliteDatabase;
import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.vault.ErasureLedger;
import id.fineclean.bot.vault.KeysetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts a backup in the place of an installation's data, which is kept aside. Whoever was erased
/// since the backup stays erased, as far as the data that is replaced can still tell. What waited
/// in it is kept back: it may have been answered since. Staff find it among the troubles of the
/// outbox, and in the queue.
public final class Restore {
  /// While this is in the data folder, the bot does not start. Holds who was erased, for the next
  /// try.
  private static final String UNFINISHED = "restore.unfinished";

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);
  private static final String DRAFT = "restoring_";

  private static final List<String> FILES =
      List.of(Stores.MAIN_FILE, Stores.KEYS_FILE, Stores.JOBS_FILE);
  private static final List<String> ENDINGS = List.of("", "-wal", "-shm");

  private final Settings settings;

  public Restore(Settings settings) {
    this.settings = settings;
  }

  /// @param keptAs where the data is that was replaced: a folder or a schema's name
  public record Restored(BackupCheck.Verified backup, String keptAs) {}

  /// Nothing has changed when this throws, or it can be run again.
  ///
  /// @throws UnfitDataException the backup is not whole, of the other kind of database, or the bot
  ///     is running
  /// @throws StorageUnavailableException the data cannot be read or written
  /// @throws KeysetException the master keyset that is configured is unusable
  public Restored restore(Path folder, Instant now) throws KeysetException {
    BackupManifest manifest = BackupManifest.read(folder);
    Kind here = settings.databaseUrl().isPresent() ? Kind.POSTGRES : Kind.SQLITE;
    if (manifest.kind() != here) {
      throw new UnfitDataException(
          folder + " was made of " + manifest.kind() + ", but the settings name " + here);
    }
    BackupCheck.Verified verified = new BackupCheck(settings).verify(folder);
    try {
      String keptAs =
          settings.databaseUrl().isPresent()
              ? intoSchemas(folder, manifest, now)
              : intoFiles(folder, manifest, now);
      return new Restored(verified, keptAs);
    } catch (IOException e) {
      throw new StorageUnavailableException("the backup cannot be put in place", e);
    }
  }

  /// @throws UnfitDataException a restore into the folder was broken off
  static void refuseUnfinished(Path data) {
    if (Files.exists(data.resolve(UNFINISHED))) {
      throw new UnfitDataException(
          "a restore into " + data + " was broken off: run it again before anything else");
    }
  }

  private String intoFiles(Path folder, BackupManifest manifest, Instant now) throws IOException {
    Path data = settings.dataDir();
    Privacy.createFolder(data);
    try (DataLock _ = DataLock.take(data)) {
      Path unfinished = data.resolve(UNFINISHED);
      Map<Long, Instant> erased = erasedIn(data);
      for (Part part : manifest.parts()) {
        Files.copy(
            folder.resolve(part.file()),
            data.resolve(DRAFT + part.file()),
            StandardCopyOption.REPLACE_EXISTING);
      }
      Path main = data.resolve(DRAFT + Stores.MAIN_FILE);
      Migrations.migrateSqlite(main, "main");
      try (Database restored = SqliteDatabase.open(main)) {
        mark(restored, erased, manifest.madeAt(), now);
      }
      Files.write(unfinished, Json.bytes(new Erased(erased)));
      Folders.sync(data);
      Path aside = data.resolve("before-restore-" + NAME.format(now));
      Privacy.createFolder(aside);
      moveAside(data, aside);
      for (Part part : manifest.parts()) {
        Files.move(data.resolve(DRAFT + part.file()), data.resolve(part.file()));
      }
      Folders.sync(data);
      Files.delete(unfinished);
      return aside.toString();
    }
  }

  private record Erased(Map<Long, Instant> customers) {}

  private static void moveAside(Path data, Path aside) throws IOException {
    for (String file : FILES) {
      for (String ending : ENDINGS) {
        Path old = data.resolve(file + ending);
        if (Files.exists(old)) {
          Files.move(old, aside.resolve(file + ending), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /// Whom the data that goes knows to be erased. It may be what has to be replaced because it is
  /// broken: then it tells what it can.
  private static Map<Long, Instant> erasedIn(Path data) throws IOException {
    Map<Long, Instant> erased = new LinkedHashMap<>();
    Path unfinished = data.resolve(UNFINISHED);
    if (Files.exists(unfinished)) {
      erased.putAll(Json.read(Files.readAllBytes(unfinished), Erased.class).customers);
    }
    for (String file : List.of(Stores.MAIN_FILE, Stores.KEYS_FILE)) {
      if (Migrations.begunSqlite(data.resolve(file))) {
        try (Database old = SqliteDatabase.open(data.resolve(file))) {
          erased.putAll(old.read(ErasureLedger::all));
        } catch (RuntimeException unreadable) {
          continue;
        }
      }
    }
    return erased;
  }

  private String intoSchemas(Path folder, BackupManifest manifest, Instant now) throws IOException {
    String url = settings.databaseUrl().orElseThrow();
    String keysUrl = settings.keysUrl().orElseThrow();
    if (PostgresCopy.isInUse(url, Stores.MAIN_SCHEMA)) {
      throw new UnfitDataException("a process of the bot is using the database: stop all of them");
    }
    Map<Long, Instant> erased = new LinkedHashMap<>(erasedIn(url, Stores.MAIN_SCHEMA));
    erased.putAll(erasedIn(keysUrl, Stores.KEYS_SCHEMA));
    fill(folder, manifest, url, Backup.MAIN, Stores.MAIN_SCHEMA, "main");
    fill(folder, manifest, keysUrl, Backup.KEYS, Stores.KEYS_SCHEMA, "keys");
    try (Database restored = PostgresDatabase.open(url, DRAFT + Stores.MAIN_SCHEMA, 1)) {
      mark(restored, erased, manifest.madeAt(), now);
    }
    String ending = "_before_" + NAME.format(now);
    replace(keysUrl, Stores.KEYS_SCHEMA, ending);
    replace(url, Stores.MAIN_SCHEMA, ending);
    PostgresCopy.drop(url, Stores.JOBS_SCHEMA);
    return Stores.MAIN_SCHEMA + ending;
  }

  private static void replace(String url, String schema, String ending) {
    PostgresCopy.replace(url, schema, DRAFT + schema, schema + ending);
  }

  private static Map<Long, Instant> erasedIn(String url, String schema) {
    if (!Migrations.begunPostgres(url, schema)) {
      return Map.of();
    }
    try (Database old = PostgresDatabase.open(url, schema, 1)) {
      return old.read(ErasureLedger::all);
    } catch (RuntimeException unreadable) {
      return Map.of();
    }
  }

  private static void fill(
      Path folder, BackupManifest manifest, String url, String store, String schema, String scripts)
      throws IOException {
    String draft = DRAFT + schema;
    PostgresCopy.drop(url, draft);
    Migrations.migratePostgres(url, draft, scripts);
    List<PostgresCopy.Table> tables = new ArrayList<>();
    List<String> known = PostgresCopy.scripts(url, draft);
    for (Part part : manifest.of(store)) {
      requireSameScripts(part, known);
      part.table().ifPresent(tables::add);
    }
    PostgresCopy.fill(
        url,
        draft,
        tables,
        table -> Files.newInputStream(folder.resolve(Backup.file(store, table))));
  }

  private static void requireSameScripts(Part part, List<String> scripts) {
    if (!part.scripts().equals(scripts)) {
      throw new UnfitDataException(
          "the backup was made by another version of the bot: restore it with that version, and"
              + " upgrade afterwards");
    }
  }

  private static void mark(
      Database restored, Map<Long, Instant> erased, Instant madeAt, Instant now) {
    Handovers handovers = new Handovers(restored);
    restored.write(
        transaction -> {
          erased.forEach((customer, at) -> ErasureLedger.record(transaction, customer, at));
          Held.everything(transaction);
          Inbox.setAside(transaction, now)
              .forEach(chat -> handovers.call(transaction, chat, "restored", now));
          return transaction.update(
              "INSERT INTO restoration (restored_at, backup_made_at) VALUES (?, ?)", now, madeAt);
        });
  }
}
