package id.fineclean.bot.web;

import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.telemetry.Wordless;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a request is told when something fails: a status and its name, nothing of the inside.
final class Failures {
  /// In seconds.
  static final String RETRY_AFTER = "2";

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static void register(RoutesConfig routes) {
    routes.exception(HttpResponseException.class, Failures::refused);
    routes.exception(
        StorageUnavailableException.class,
        (e, ctx) -> answer(ctx.header("Retry-After", RETRY_AFTER), 503));
    routes.exception(Exception.class, Failures::failed);
  }

  static void answer(Context ctx, int status) {
    ctx.status(status).contentType("text/plain").result(HttpStatus.forStatus(status).getMessage());
  }

  private static void refused(HttpResponseException e, Context ctx) {
    if (e instanceof MethodNotAllowedResponse) {
      allowed(e).ifPresent(methods -> ctx.header("Allow", methods));
    }
    answer(ctx, e.getStatus());
  }

  /// Javalin names the list in two ways.
  private static Optional<String> allowed(HttpResponseException e) {
    return e.getDetails().values().stream().findFirst();
  }

  private static void failed(Exception e, Context ctx) {
    if (e instanceof HttpException unreadable) {
      answer(ctx, unreadable.getCode());
      return;
    }
    if (e instanceof EofException) {
      // The caller went away, or was cut off: nobody hears the answer, and it is not our failure.
      answer(ctx, 400);
      return;
    }
    LOG.error("{} {} failed", ctx.method(), ctx.endpoint().path, Wordless.of(e));
    answer(ctx, 500);
  }
}
