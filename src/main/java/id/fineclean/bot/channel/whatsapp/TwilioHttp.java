package id.fineclean.bot.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import id.fineclean.bot.channel.whatsapp.TwilioFailure.Reason.Broken;
import id.fineclean.bot.channel.whatsapp.TwilioFailure.Reason.NeverSent;
import id.fineclean.bot.channel.whatsapp.TwilioFailure.Reason.Refused;
import id.fineclean.bot.concurrent.ReusedThreads;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;

/// Carries the SDK's requests over the JDK's HTTP client: each exactly once, bounded in time as a
/// whole, to wherever the API is said to be.
///
/// The SDK's own client sends a request up to three times when the answer is a 5xx, POSTs included,
/// though Twilio calls a POST to Messages not idempotent; and a `RequestConfig` given to it is
/// replaced by the default one (SDK 13.0.1, `HttpClient` and `NetworkHttpClient`).
final class TwilioHttp extends HttpClient {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "api.twilio.com";

  /// In seconds. A pause holds up the whole channel, so that one senseless answer must not stop it
  /// for days.
  private static final long LONGEST_PAUSE = 900;

  private final java.net.http.HttpClient client =
      java.net.http.HttpClient.newBuilder()
          .version(java.net.http.HttpClient.Version.HTTP_1_1)
          .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT_TIMEOUT)
          .executor(ReusedThreads.named("twilio-call"))
          .build();

  private final URI apiUrl;
  private final Duration timeout;

  /// @param timeout for a whole call, connecting and reading included
  TwilioHttp(URI apiUrl, Duration timeout) {
    this.apiUrl = apiUrl;
    this.timeout = timeout;
  }

  @Override
  public Response reliableRequest(Request request) {
    return makeRequest(request);
  }

  @Override
  public Response reliableRequest(
      Request request, int[] retryCodes, int retries, long delayMillis) {
    return makeRequest(request);
  }

  /// @throws TwilioFailure instead of any answer that is no success
  @Override
  public Response makeRequest(Request request) {
    HttpResponse<byte[]> response = exchange(httpRequest(request));
    if (response.statusCode() / 100 != 2) {
      throw new TwilioFailure(refusal(response));
    }
    return new Response(
        new String(response.body(), StandardCharsets.UTF_8), response.statusCode(), date(response));
  }

  private HttpResponse<byte[]> exchange(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw failure(failed.getCause());
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw new TwilioFailure(new Broken("timeout"));
    } catch (InterruptedException stopping) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new TwilioFailure(new Broken("interrupted"));
    }
  }

  private static TwilioFailure failure(@Nullable Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException _ -> new TwilioFailure(new NeverSent("connect_timeout"));
      case ConnectException _ -> new TwilioFailure(new NeverSent("not_connected"));
      case UnknownHostException _ -> new TwilioFailure(new NeverSent("unknown_host"));
      case UnresolvedAddressException _ -> new TwilioFailure(new NeverSent("unknown_host"));
      case SSLHandshakeException _ -> new TwilioFailure(new NeverSent("tls_handshake"));
      case null -> new TwilioFailure(new Broken("failed"));
      default -> new TwilioFailure(new Broken("broken"));
    };
  }

  private HttpRequest httpRequest(Request request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(target(request)).header("Accept", "application/json");
    if (request.requiresAuthentication()) {
      builder.header("Authorization", request.getAuthString());
    }
    return switch (request.getMethod()) {
      case GET -> builder.GET().build();
      case DELETE -> builder.DELETE().build();
      case POST, PUT, PATCH ->
          builder
              .header("Content-Type", "application/x-www-form-urlencoded")
              .method(
                  request.getMethod().toString(), BodyPublishers.ofString(request.encodeFormBody()))
              .build();
      case HEAD, OPTIONS -> throw new IllegalArgumentException("the bot makes no such call");
    };
  }

  private URI target(Request request) {
    String url = request.constructURL().toString();
    String prefix = "https://" + NAME;
    if (!url.startsWith(prefix)) {
      throw new IllegalArgumentException("the bot calls " + NAME + " only");
    }
    return URI.create(apiUrl + url.substring(prefix.length()));
  }

  private static Refused refusal(HttpResponse<byte[]> response) {
    return new Refused(response.statusCode(), code(response.body()), retryAfter(response));
  }

  private static int code(byte[] body) {
    try {
      JsonNode code = JSON.readTree(body).path("code");
      return code.isInt() ? code.intValue() : 0;
    } catch (IOException notJson) {
      return 0;
    }
  }

  private static Optional<Duration> retryAfter(HttpResponse<byte[]> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("[0-9]{1,6}"))
        .map(value -> Duration.ofSeconds(Math.min(Long.parseLong(value), LONGEST_PAUSE)));
  }

  private static Header[] date(HttpResponse<byte[]> response) {
    return response.headers().allValues("Date").stream()
        .map(value -> new BasicHeader("Date", value))
        .toArray(Header[]::new);
  }
}
