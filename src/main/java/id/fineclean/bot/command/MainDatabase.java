package id.fineclean.bot.command;

import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.StorageUnavailableException;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Model.CommandSpec;

/// Opens the main database for one command.
@FunctionalInterface
public interface MainDatabase {
  /// @return the database, closed after the command
  /// @throws StorageUnavailableException it cannot be opened now
  Database open();

  /// Runs a command's work.
  ///
  /// @return its exit code; 1, and a line on standard error, where the database cannot be used
  default int use(CommandSpec spec, ToIntFunction<Database> work) {
    try (Database database = open()) {
      return work.applyAsInt(database);
    } catch (StorageUnavailableException e) {
      spec.commandLine().getErr().println("The database cannot be used: " + e.getMessage());
      return 1;
    }
  }
}
