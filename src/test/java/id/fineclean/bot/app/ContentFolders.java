package id.fineclean.bot.app;

import id.fineclean.bot.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Assertions;

/// Copies of the shipped content that tests may spoil.
public final class ContentFolders {
  public static final Path SHIPPED = Path.of("intents");

  private ContentFolders() {}

  /// @return `folder`, with everything in it
  public static Path copyTo(Path folder) {
    Folders.copy(SHIPPED, folder);
    return folder;
  }

  /// Replaces what must be there.
  public static void replace(Path file, String before, String after) throws IOException {
    String text = Files.readString(file);
    Assertions.assertTrue(text.contains(before), file + " holds " + before);
    Files.writeString(file, text.replace(before, after));
  }

  /// Adds a line at the end.
  ///
  /// @return its number, counted from 1
  public static int append(Path file, String line) throws IOException {
    int before = Files.readAllLines(file).size();
    Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
    return before + 1;
  }
}
