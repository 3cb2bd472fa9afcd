package id.fineclean.bot.web;

import id.fineclean.bot.contact.ContactDirectory;
import id.fineclean.bot.inbox.Inbox;
import id.fineclean.bot.outbox.Deliveries;
import id.fineclean.bot.storage.SqliteDatabase;
import id.fineclean.bot.telemetry.Telemetry;
import id.fineclean.bot.testing.TestDatabases;
import id.fineclean.bot.vault.BlindIndex;
import id.fineclean.bot.vault.MasterKeyset;
import id.fineclean.bot.vault.Vault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/// Everything behind the web routes, on real SQLite files in a folder.
final class Backstage implements AutoCloseable {
  final Path file;
  final SqliteDatabase database;
  final SqliteDatabase keys;
  final InstantSource clock;
  final Vault vault;
  final BlindIndex index;
  final Telemetry telemetry = new Telemetry();
  final ContactDirectory contacts;
  final Inbox inbox;
  final Deliveries deliveries;

  Backstage(Path folder, InstantSource clock) {
    this.clock = clock;
    this.file = folder.resolve("bot.db");
    this.database = open(file, "main");
    this.keys = open(folder.resolve("keys.db"), "keys");
    MasterKeyset master = MasterKeyset.generate();
    this.vault = new Vault(keys, master);
    this.index = new BlindIndex(master);
    this.contacts = new ContactDirectory(database, vault, index, clock);
    this.inbox = new Inbox(database, contacts, vault, index, clock, telemetry);
    this.deliveries = new Deliveries(database, index, clock, telemetry);
  }

  private static SqliteDatabase open(Path file, String scripts) {
    TestDatabases.copySqlite(scripts, file);
    return SqliteDatabase.open(file);
  }

  int count(String table) {
    return database.read(
        transaction ->
            transaction.first("SELECT count(*) FROM " + table, row -> row.int32(1)).orElseThrow());
  }

  String metrics() {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      telemetry.write(out);
      return out.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    database.close();
    keys.close();
  }
}
