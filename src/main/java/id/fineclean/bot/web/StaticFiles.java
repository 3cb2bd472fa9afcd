package id.fineclean.bot.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/// Files from the jar, named one by one and held in memory: no path of a request ever reaches a
/// file system.
final class StaticFiles {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private StaticFiles() {}

  /// Lets a request pass to a handler, or refuses it.
  interface Guard {
    Handler around(Handler handler);
  }

  /// A file whose path changes with its content, so that browsers need never ask for it again.
  ///
  /// @param path such as `/site/situs-0a1b2c3d.css`
  record Asset(String path, byte[] content, String type) {
    /// @param folder under `/web` on the class path, and the folder browsers see
    static Asset load(String folder, String file) {
      byte[] content = StaticFiles.load("/web/" + folder + "/" + file);
      int dot = file.lastIndexOf('.');
      String hash = Freshness.hash(content).substring(0, 8);
      String path = "/" + folder + "/" + file.substring(0, dot) + "-" + hash + file.substring(dot);
      return new Asset(path, content, StaticFiles.type(file));
    }

    void register(RoutesConfig routes) {
      routes.get(
          path,
          ctx ->
              ctx.header("Cache-Control", "public, max-age=31536000, immutable")
                  .contentType(type)
                  .result(content));
    }
  }

  /// A file at a path of its own, checked by browsers each time, so that a new version of the jar
  /// is seen at once.
  ///
  /// @param folder under `/web` on the class path
  /// @param guard put before every answer
  static void register(RoutesConfig routes, String path, String folder, String file, Guard guard) {
    byte[] content = load("/web/" + folder + "/" + file);
    String type = type(file);
    routes.get(path, guard.around(ctx -> Freshness.answer(ctx, type, content)));
  }

  private static String type(String file) {
    String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
    if (type == null) {
      throw new IllegalStateException("no content type for " + file);
    }
    return type;
  }

  private static byte[] load(String resource) {
    try (InputStream in = StaticFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing in the jar: " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
