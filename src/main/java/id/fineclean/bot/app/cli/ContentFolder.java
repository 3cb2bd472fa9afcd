package id.fineclean.bot.app.cli;

import id.fineclean.bot.app.Settings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The option that names the folder of the owner's files.
final class ContentFolder {
  @Option(
      names = "--content",
      description = "Content folder (default: CONTENT_DIR as the server reads it, else intents)")
  private @Nullable Path folder;

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec command;

  /// @throws ParameterException none is named, and `.env` cannot be read
  Path folder() {
    return folder == null ? configured() : folder;
  }

  private Path configured() {
    try {
      return Path.of(ServeCommand.environment().getOrDefault("CONTENT_DIR", "intents"));
    } catch (Settings.InvalidSettingsException unreadable) {
      throw new ParameterException(command.commandLine(), String.valueOf(unreadable.getMessage()));
    }
  }
}
