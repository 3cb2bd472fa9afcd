package id.fineclean.bot.channel.whatsapp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
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

/// Carries the requests of Twilio's SDK over the JDK's HTTP client: each made exactly once, bounded
/// in time and size, to wherever the API is said to be, and to nothing but what belongs to our
/// account. Thread-safe.
///
/// The SDK's own client sends a request up to three times when the answer is a 5xx, POSTs included,
/// though Twilio calls a POST to Messages not idempotent; and a `RequestConfig` given to it is
/// replaced by the default one (SDK 13.0.1, `HttpClient` and `NetworkHttpClient`).
final class TwilioHttp extends HttpClient {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String API = "https://api.twilio.com";

  /// More was answered than anybody wanted.
  static final Broken TOO_LONG = new Broken("too_long");

  /// In bytes. A page of a thousand messages, the longest there is.
  private static final int LONGEST_ANSWER = 16 * 1024 * 1024;

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
  private final String account;
  private final Duration timeout;

  /// @param account the path that everything of our account is below
  /// @param timeout for a whole call, connecting and reading included
  TwilioHttp(URI apiUrl, String account, Duration timeout) {
    this.apiUrl = apiUrl;
    this.account = account;
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
    HttpResponse<byte[]> response = success(httpRequest(request));
    return new Response(content(request, response), response.statusCode(), date(response));
  }

  /// @throws TwilioFailure instead of any answer that is no success
  HttpResponse<byte[]> success(HttpRequest request) {
    HttpResponse<byte[]> response = exchange(request, LONGEST_ANSWER);
    if (response.statusCode() / 100 != 2) {
      throw new TwilioFailure(refusal(response));
    }
    return response;
  }

  private HttpRequest httpRequest(Request request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(target(request))
            .header("Accept", "application/json")
            .header("Authorization", request.getAuthString());
    return switch (request.getMethod()) {
      case GET -> builder.GET().build();
      case DELETE -> builder.DELETE().build();
      case POST ->
          builder
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(request.encodeFormBody()))
              .build();
      case PUT, PATCH, HEAD, OPTIONS ->
          throw new IllegalArgumentException("the bot makes no such call");
    };
  }

  /// Where the next page of a list is, an answer says.
  private URI target(Request request) {
    String url = request.constructURL().toString();
    if (!url.startsWith(API + account) || !url.matches("[!-~&&[^\"<>\\\\^`{|}]]+")) {
      throw new TwilioFailure(new Broken("foreign_page"));
    }
    return URI.create(apiUrl + url.substring(API.length()));
  }

  private static String content(Request request, HttpResponse<byte[]> response) {
    String body = new String(response.body(), StandardCharsets.UTF_8);
    return request.getMethod() == HttpMethod.GET ? page(response.uri().getPath(), body) : body;
  }

  /// Of an answer without a list the SDK makes an empty one, which may not pass for the whole; one
  /// that does not tell its own address it takes for a page of another kind, and cannot read it
  /// (SDK 13.0.1, `Page.fromJson`).
  private static String page(String path, String body) {
    try {
      if (JSON.readTree(body) instanceof ObjectNode page
          && page.path(path.endsWith("/Media.json") ? "media_list" : "messages").isArray()) {
        return page.hasNonNull("uri") ? body : page.put("uri", path).toString();
      }
    } catch (JsonProcessingException notJson) {
      throw new TwilioFailure(new Broken("unreadable"));
    }
    throw new TwilioFailure(new Broken("no_list"));
  }

  private static Header[] date(HttpResponse<byte[]> response) {
    return response.headers().firstValue("Date").stream()
        .map(value -> new BasicHeader("Date", value))
        .toArray(Header[]::new);
  }

  /// @param mostBytes no longer answer is read
  /// @return whatever is answered
  HttpResponse<byte[]> exchange(HttpRequest request, int mostBytes) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), mostBytes));
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw new TwilioFailure(reason(failed.getCause()));
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw new TwilioFailure(new Broken("timeout"));
    } catch (InterruptedException stopping) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new TwilioFailure(new Broken("interrupted"));
    }
  }

  private static TwilioFailure.Reason reason(@Nullable Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException _ -> new NeverSent("connect_timeout");
      case ConnectException _ -> new NeverSent("not_connected");
      case UnknownHostException _ -> new NeverSent("unknown_host");
      case UnresolvedAddressException _ -> new NeverSent("unknown_host");
      case SSLHandshakeException _ -> new NeverSent("tls_handshake");
      case null -> new Broken("failed");
      // As the JDK's limiting body handler says it.
      case IOException e when String.valueOf(e.getMessage()).contains("exceeds capacity") ->
          TOO_LONG;
      default -> new Broken("broken");
    };
  }

  /// What an answer without success says.
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
}
