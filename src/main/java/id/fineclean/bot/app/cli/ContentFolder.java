package id.fineclean.bot.app.cli;

import id.fineclean.bot.app.Settings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option that names the folder of the owner's files.
final class ContentFolder {
  @Option(
      names = "--content",
      description = "Content folder (default: CONTENT_DIR as the server reads it, else intents)")
  private @Nullable Path folder;

  Path folder() {
    return folder == null ? configured() : folder;
  }

  private static Path configured() {
    try {
      return Path.of(ServeCommand.environment().getOrDefault("CONTENT_DIR", "intents"));
    } catch (Settings.InvalidSettingsException unreadable) {
      return Path.of("intents");
    }
  }
}
