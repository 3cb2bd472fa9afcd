package id.fineclean.bot.storage;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/// A number in the head of a SQLite file (`user_version`) that says with which scripts it was last
/// brought up to date. Where they are still the same there is nothing to do, and finding that out
/// the long way takes a tenth of a start.
final class MigrationStamp {
  private final String url;
  private final OptionalInt scripts;

  private MigrationStamp(String url, OptionalInt scripts) {
    this.url = url;
    this.scripts = scripts;
  }

  /// @param folder of the scripts on the class path
  static MigrationStamp of(String url, String folder) {
    return new MigrationStamp(url, scripts(folder));
  }

  /// Whether the file was last brought up to date with exactly these scripts.
  boolean holds() {
    return scripts.isPresent() && read() == scripts.getAsInt();
  }

  /// Writes down that it now is.
  ///
  /// @throws StorageUnavailableException the file cannot be written
  void set() {
    if (scripts.isPresent()) {
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA user_version = " + scripts.getAsInt());
      } catch (SQLException e) {
        throw SqlErrors.translate("noting the migration", e);
      }
    }
  }

  /// @return 0 where nobody has written one, or it cannot be read: what follows will say why
  private int read() {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      return row.next() ? row.getInt(1) : 0;
    } catch (SQLException e) {
      return 0;
    }
  }

  /// Names and checksums as the jar's directory has them; empty where the classes lie in folders,
  /// as they do while somebody works on them.
  private static OptionalInt scripts(String folder) {
    URL here = MigrationStamp.class.getResource("/" + folder);
    try {
      if (here == null || !(here.openConnection() instanceof JarURLConnection inJar)) {
        return OptionalInt.empty();
      }
      inJar.setUseCaches(false);
      try (JarFile jar = inJar.getJarFile()) {
        CRC32 sum = new CRC32();
        jar.stream()
            .filter(entry -> entry.getName().startsWith(folder + "/"))
            .map(MigrationStamp::line)
            .sorted()
            .forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
        return OptionalInt.of((int) sum.getValue());
      }
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }

  private static String line(ZipEntry script) {
    return script.getName() + ' ' + script.getCrc() + '\n';
  }
}
