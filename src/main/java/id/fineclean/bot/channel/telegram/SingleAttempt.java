package id.fineclean.bot.channel.telegram;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/// Sees to it that a call goes out at most once, and that a failure tells whether it did.
///
/// OkHttp repeats a POST by itself: after a broken connection, which `retryOnConnectionFailure`
/// switches off, but also after a 503 with `Retry-After: 0`, which it does not
/// (RetryAndFollowUpInterceptor of OkHttp 4.12). A body that may be written only once stops both.
///
/// To be added to a client both as an interceptor and as a network interceptor: the second runs
/// when the connection stands and nothing has been written yet.
final class SingleAttempt implements Interceptor {

  /// The call failed before any of it was written.
  static final class NeverSentException extends IOException {
    NeverSentException(IOException cause) {
      super("never sent", cause);
    }
  }

  /// What answered was not the Bot API but something on the way to it.
  static final class ForeignAnswerException extends IOException {
    private final int status;

    ForeignAnswerException(int status) {
      super("an answer that is not JSON, HTTP " + status);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  /// Travels with a request and notes that writing it has begun.
  private static final class Progress {
    private volatile boolean begun;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Progress progress = chain.request().tag(Progress.class);
    return progress == null ? attempt(chain) : write(chain, progress);
  }

  private static Response write(Chain chain, Progress progress) throws IOException {
    progress.begun = true;
    return chain.proceed(chain.request());
  }

  private static Response attempt(Chain chain) throws IOException {
    Progress progress = new Progress();
    try {
      return ofBotApi(chain.proceed(once(chain.request(), progress)));
    } catch (IOException failed) {
      throw progress.begun ? failed : new NeverSentException(failed);
    }
  }

  private static Response ofBotApi(Response response) throws IOException {
    if (response.peekBody(1).string().equals("{")) {
      return response;
    }
    response.close();
    throw new ForeignAnswerException(response.code());
  }

  private static Request once(Request request, Progress progress) {
    RequestBody body = request.body();
    Request.Builder builder = request.newBuilder().tag(Progress.class, progress);
    return body == null
        ? builder.build()
        : builder.method(request.method(), new OneShot(body)).build();
  }

  private static final class OneShot extends RequestBody {
    private final RequestBody body;

    OneShot(RequestBody body) {
      this.body = body;
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public @Nullable MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
      return body.contentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      body.writeTo(sink);
    }
  }
}
