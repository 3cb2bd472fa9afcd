package id.fineclean.bot.content;

import java.nio.file.Path;

/// One mistake in the owner's files.
///
/// @param line counted from 1; 0 where the mistake is the whole file's
/// @param message what is wrong and what would be right, for the owner to read
public record ContentProblem(Path file, int line, String message) {
  @Override
  public String toString() {
    return line > 0 ? file + ":" + line + ": " + message : file + ": " + message;
  }
}
