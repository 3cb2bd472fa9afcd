package id.fineclean.bot.app.cli;

import id.fineclean.bot.app.LostBookings;
import id.fineclean.bot.app.Restore;
import id.fineclean.bot.app.Settings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Puts a backup in the place of the installation's data.
@Command(
    name = "restore",
    description =
        "Put a backup in the place of the data, which is kept aside. The bot must be stopped.",
    mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {
  private final Installed installed;
  private final InstantSource clock;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "What backup --to wrote")
  @SuppressWarnings("NullAway.Init") // set by picocli, which insists on it
  private Path folder;

  RestoreCommand(Installed installed, InstantSource clock) {
    this.installed = installed;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    return installed.run(
        spec,
        settings -> {
          Restore.Restored restored = new Restore(settings).restore(folder, clock.instant());
          return "Restored: "
              + BackupCommand.words(restored.backup())
              + ". What was there before is kept in "
              + restored.keptAs()
              + ". What waited in the backup is held back: see outbox --troubles and queue."
              + told(settings);
        });
  }

  private String told(Settings settings) {
    List<String> lost = LostBookings.look(settings, clock.instant());
    return lost.isEmpty() ? "" : "\n" + String.join("\n", lost);
  }
}
