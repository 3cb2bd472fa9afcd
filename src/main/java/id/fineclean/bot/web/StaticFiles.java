package id.fineclean.bot.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
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

  /// @param folder under `/web` on the class path
  /// @param guard put before every answer
  static void register(RoutesConfig routes, String path, String folder, String file, Guard guard) {
    byte[] content = load("/web/" + folder + "/" + file);
    String type = type(file);
    Handler answer = ctx -> answer(ctx, content, type);
    routes.get(path, guard.around(answer));
  }

  private static String type(String file) {
    String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
    if (type == null) {
      throw new IllegalStateException("no content type for " + file);
    }
    return type;
  }

  /// Lets a request pass to a handler, or refuses it.
  interface Guard {
    Handler around(Handler handler);
  }

  private static void answer(Context ctx, byte[] content, String type) {
    // Checked each time, so that a new version of the jar is seen at once.
    ctx.header("Cache-Control", "no-cache").contentType(type).result(content);
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
