package id.fineclean.bot.app.cli;

import id.fineclean.bot.app.Settings;
import id.fineclean.bot.app.UnfitDataException;
import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.vault.KeysetException;
import picocli.CommandLine.Model.CommandSpec;

/// The settings of this installation, for commands that work on its data as a whole.
@FunctionalInterface
interface Installed {
  /// @throws StorageUnavailableException the settings hold mistakes
  Settings settings();

  /// Runs a command's work.
  ///
  /// @return 0; 1, and a line on standard error, where it could not be done
  default int run(CommandSpec spec, Work work) {
    try {
      spec.commandLine().getOut().println(work.run(settings()));
      return 0;
    } catch (UnfitDataException | StorageUnavailableException e) {
      spec.commandLine().getErr().println("Not done: " + e.getMessage() + ".");
    } catch (KeysetException e) {
      spec.commandLine().getErr().println("The master keyset cannot be used. " + e.getMessage());
    }
    return 1;
  }

  /// @return what to tell the owner
  @FunctionalInterface
  interface Work {
    String run(Settings settings) throws KeysetException;
  }
}
