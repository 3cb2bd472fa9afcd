package id.fineclean.bot.web;

import io.javalin.config.RequestLoggerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line a request, for whoever looks for a fault: on at level DEBUG, and costing nothing
/// otherwise. It names the route and not the path, the query or the sender, which may be personal.
final class RequestLog {
  private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

  private RequestLog() {}

  static void register(RequestLoggerConfig logging) {
    if (!LOG.isDebugEnabled()) {
      return;
    }
    logging.http(
        (ctx, millis) ->
            LOG.debug(
                "{} {} {} {} ms", ctx.method(), ctx.endpoint().path, ctx.statusCode(), millis));
  }
}
