package id.fineclean.bot.app.cli;

import id.fineclean.bot.app.Content;
import id.fineclean.bot.app.Features;
import id.fineclean.bot.app.Settings;
import id.fineclean.bot.app.Stores;
import id.fineclean.bot.app.UnfitDataException;
import id.fineclean.bot.command.CommandBase;
import id.fineclean.bot.feature.Feature;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.StorageUnavailableException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The entry point of the jar.
@Command(
    name = "fineclean-bot",
    description = "FINECLEAN.ID's bot for WhatsApp and Telegram. Without a command, it serves.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ServeCommand.class,
      ChatCommand.class,
      CheckCommand.class,
      UnderstandCommand.class,
      EvaluateCommand.class,
      DoctorCommand.class,
      PrepareCommand.class,
      RehearseCommand.class
    })
public final class Main implements Callable<Integer> {
  private Main() {}

  public static void main(String[] args) {
    System.exit(commandLine(Features.ALL).execute(args));
  }

  /// All commands there are.
  public static CommandLine commandLine(List<Feature> features) {
    InstantSource clock = InstantSource.system();
    CommandLine commands =
        new CommandLine(new Main())
            .addSubcommand(new OutboxCommand(Main::mainDatabase, clock))
            .addSubcommand(new HandoversCommand(Main::mainDatabase, clock))
            .addSubcommand(new AuditCommand(Main::settings))
            .addSubcommand(new BackupCommand(Main::settings, clock))
            .addSubcommand(new RestoreCommand(Main::settings, clock));
    CommandBase base =
        new CommandBase(
            Main::mainDatabase,
            Main::existingDatabase,
            ServeCommand::contentFolder,
            folder -> Content.parts(folder, features),
            clock);
    features.forEach(feature -> feature.commands(base).forEach(commands::addSubcommand));
    return commands;
  }

  @Override
  public Integer call() throws InterruptedException {
    return new ServeCommand().call();
  }

  /// The main database of this installation. Commands that read begin none: it would be its, whose
  /// command this was, and the folder may have been meant to be another one.
  private static Database mainDatabase() {
    return existingDatabase()
        .orElseThrow(
            () ->
                new StorageUnavailableException(
                    "there is none in "
                        + settings().dataDir().toAbsolutePath()
                        + ". Has the bot been started yet, and is DATA_DIR right?"));
  }

  /// The same, where there is one already.
  private static Optional<Database> existingDatabase() {
    Settings settings = settings();
    try {
      return Stores.exists(settings.dataDir(), settings.databaseUrl())
          ? Optional.of(Stores.openMain(settings.dataDir(), settings.databaseUrl()))
          : Optional.empty();
    } catch (UnfitDataException e) {
      throw new StorageUnavailableException(String.valueOf(e.getMessage()));
    }
  }

  private static Settings settings() {
    try {
      return Settings.read(ServeCommand.environment());
    } catch (Settings.InvalidSettingsException e) {
      throw new StorageUnavailableException("the settings hold mistakes: " + e.getMessage());
    }
  }
}
