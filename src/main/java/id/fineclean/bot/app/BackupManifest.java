package id.fineclean.bot.app;

import id.fineclean.bot.json.Json;
import id.fineclean.bot.storage.PostgresCopy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What a backup consists of: written last into its folder, as `backup.json`, so that a folder
/// without one is no backup.
///
/// @param format 1
/// @param sealed how the parts are encrypted: `none`
/// @param parts the files, in the order in which they are read back
record BackupManifest(int format, Instant madeAt, Kind kind, String sealed, List<Part> parts) {
  static final String FILE = "backup.json";
  static final String NOT_SEALED = "none";
  private static final int FORMAT = 1;
  private static final int MOST_BYTES = 10 << 20;

  /// The database it was made of.
  enum Kind {
    SQLITE,
    POSTGRES
  }

  /// @param store `main` or `keys`
  /// @param table of PostgreSQL; a file of SQLite holds all of its tables
  /// @param scripts that made the schema the table is in
  record Part(
      String store,
      String file,
      long bytes,
      String sha256,
      Optional<PostgresCopy.Table> table,
      List<String> scripts) {
    static Part of(
        Path folder,
        String store,
        String file,
        Optional<PostgresCopy.Table> table,
        List<String> scripts)
        throws IOException {
      Path path = folder.resolve(file);
      return new Part(store, file, Files.size(path), sha256Of(path), table, scripts);
    }

    /// Whether the file is as it was written. A name that leads out of the folder never is.
    boolean isWhole(Path folder) throws IOException {
      Path path = folder.resolve(file);
      return Path.of(file).getNameCount() == 1
          && Files.isRegularFile(path)
          && Files.size(path) == bytes
          && sha256Of(path).equals(sha256);
    }
  }

  static BackupManifest of(Instant madeAt, Kind kind, List<Part> parts) {
    return new BackupManifest(FORMAT, madeAt, kind, NOT_SEALED, parts);
  }

  /// @throws UnfitDataException the folder holds no backup that this version can read
  static BackupManifest read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new UnfitDataException(file + " is no manifest of a backup");
      }
      BackupManifest manifest = Json.read(Files.readAllBytes(file), BackupManifest.class);
      if (manifest.format != FORMAT || !NOT_SEALED.equals(manifest.sealed)) {
        throw new UnfitDataException(file + " was written by a newer version of the bot");
      }
      return manifest;
    } catch (IOException e) {
      throw new UnfitDataException(folder + " holds no whole backup: " + FILE + " is missing");
    } catch (IllegalStateException e) {
      throw new UnfitDataException(file + " is no manifest of a backup");
    }
  }

  /// All parts of one store.
  List<Part> of(String store) {
    return parts.stream().filter(part -> part.store.equals(store)).toList();
  }

  private static String sha256Of(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
