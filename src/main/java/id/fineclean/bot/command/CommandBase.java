package id.fineclean.bot.command;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentParts;
import id.fineclean.bot.storage.Database;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// What commands of features stand on.
///
/// @param database opened when a command runs
/// @param existing the same, where there is one already
/// @param contentFolder the folder of the owner's files, as the server knows it
/// @param content reads such a folder
public record CommandBase(
    MainDatabase database,
    Supplier<Optional<Database>> existing,
    Supplier<Path> contentFolder,
    Reader content,
    InstantSource clock) {
  /// Reads all parts of a content folder.
  @FunctionalInterface
  public interface Reader {
    /// @throws ContentException every mistake found
    ContentParts read(Path folder) throws ContentException;
  }
}
