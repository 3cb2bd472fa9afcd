package id.fineclean.bot.web;

import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Lets HEAD run what GET runs, so that it tells the same status and headers (RFC 9110, 9.3.2);
/// routes never see it. The connection knows what was asked, and sends no body.
final class HeadAsGet extends Handler.Wrapper {
  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return super.handle(concerns(request) ? new Get(request) : request, response, callback);
  }

  /// The simulator has a stream that never ends, whose headers would not be worth a wait.
  private static boolean concerns(Request request) {
    return HttpMethod.HEAD.is(request.getMethod())
        && !Request.getPathInContext(request).startsWith(SimulatorRoutes.API);
  }

  private static final class Get extends Request.Wrapper {
    Get(Request request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return HttpMethod.GET.asString();
    }
  }
}
