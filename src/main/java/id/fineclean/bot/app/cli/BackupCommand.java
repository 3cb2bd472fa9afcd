package id.fineclean.bot.app.cli;

import id.fineclean.bot.app.Backup;
import id.fineclean.bot.app.BackupCheck;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Copies the installation's data into a folder, also while the bot runs.
@Command(
    name = "backup",
    description =
        "Copy all data into a new folder, also while the bot runs, and verify the copy. The master keyset is not in it.",
    mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {
  private final Installed installed;
  private final InstantSource clock;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "A folder that is not there yet, or empty")
  private @Nullable Path folder;

  BackupCommand(Installed installed, InstantSource clock) {
    this.installed = installed;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Path target = folder;
    if (target == null) {
      throw new ParameterException(spec.commandLine(), "Say where to: --to FOLDER");
    }
    return installed.run(
        spec,
        settings ->
            "Backed up and verified: "
                + words(new Backup(settings).make(target, clock.instant()))
                + " in "
                + target
                + ".");
  }

  @Command(
      name = "verify",
      description = "Look through a backup: whole, undamaged, every customer with a key.",
      mixinStandardHelpOptions = true)
  int verify(@Parameters(paramLabel = "FOLDER") Path backup) {
    return installed.run(
        spec, settings -> "Whole: " + words(new BackupCheck(settings).verify(backup)) + ".");
  }

  static String words(BackupCheck.Verified backup) {
    return "%d customers, %.1f MB, made at %s; %s"
        .formatted(
            backup.customers(),
            backup.bytes() / 1e6,
            backup.madeAt(),
            backup.keysetTried()
                ? "the master keyset opens it"
                : "the master keyset was not at hand to try");
  }
}
