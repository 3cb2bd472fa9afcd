package id.fineclean.bot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.javalin.util.JavalinBindException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApplicationTest {
  @TempDir Path folder;

  @Test
  void whatWasOpenedIsClosedWhenALaterPartFails() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThrows(JavalinBindException.class, () -> start(taken.getLocalPort()));
    }
    // The folder's lock is free again.
    start(0).close();
  }

  @Test
  void partsAreClosedInTheOppositeOrderAlsoAfterOneThatFailsTo() {
    List<String> closed = new ArrayList<>();
    OpenParts parts = new OpenParts();
    parts.add(() -> closed.add("first"));
    parts.add(
        () -> {
          throw new IllegalStateException("cannot be closed");
        });
    parts.add(() -> closed.add("last"));
    parts.close();
    parts.close();

    assertEquals(List.of("last", "first"), closed);
  }

  private Application start(int port) throws Exception {
    Map<String, String> values =
        Map.of("DATA_DIR", folder.resolve("data").toString(), "PORT", Integer.toString(port));
    PrintStream nobody =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    return Application.start(Settings.read(values), nobody);
  }
}
