package id.fineclean.bot.web;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Answers what never reaches a route, such as a request that is not HTTP: the status and nothing
/// else.
final class BareErrorHandler extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    SecurityHeaders.add(response.getHeaders());
    response.write(true, null, callback);
    return true;
  }
}
