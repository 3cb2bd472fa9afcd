package id.fineclean.bot.command;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The option that names the folder of the owner's files.
public final class ContentFolder {
  @Option(
      names = "--content",
      description = "Content folder (default: CONTENT_DIR as the server reads it, else intents)")
  private @Nullable Path folder;

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec command;

  private final Supplier<Path> configured;

  /// @param configured the server's; throws [IllegalArgumentException] where its settings cannot be
  ///     read
  public ContentFolder(Supplier<Path> configured) {
    this.configured = configured;
  }

  /// @throws ParameterException none is named, and the settings cannot be read
  public Path folder() {
    try {
      return folder == null ? configured.get() : folder;
    } catch (IllegalArgumentException unreadable) {
      throw new ParameterException(command.commandLine(), String.valueOf(unreadable.getMessage()));
    }
  }
}
