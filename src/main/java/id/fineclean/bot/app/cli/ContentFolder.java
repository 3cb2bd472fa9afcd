package id.fineclean.bot.app.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// The option that names the folder of the owner's files.
final class ContentFolder {
  @Option(
      names = "--content",
      description = "Content folder (default: ${DEFAULT-VALUE})",
      defaultValue = "intents")
  private Path folder = Path.of("intents");

  Path folder() {
    return folder;
  }
}
