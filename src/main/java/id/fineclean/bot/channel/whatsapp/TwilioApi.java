package id.fineclean.bot.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.fineclean.bot.channel.whatsapp.TwilioFailure.Reason.Broken;
import id.fineclean.bot.channel.whatsapp.TwilioFailure.Reason.NeverSent;
import id.fineclean.bot.channel.whatsapp.TwilioFailure.Reason.Refused;
import id.fineclean.bot.concurrent.ReusedThreads;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/// Calls to the part of Twilio's REST API that belongs to our account: each made exactly once,
/// bounded in time and size, to wherever the API is said to be. Thread-safe.
///
/// Twilio's own SDK sends a request up to three times when the answer is a 5xx, POSTs included,
/// though Twilio calls a POST to Messages not idempotent.
final class TwilioApi {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  /// More was answered than anybody wanted.
  static final Broken TOO_LONG = new Broken("too_long");

  /// In bytes. A page of a thousand messages, the longest there is.
  private static final int LONGEST_ANSWER = 16 * 1024 * 1024;

  /// In seconds. A pause holds up the whole channel, so that one senseless answer must not stop it
  /// for days.
  private static final long LONGEST_PAUSE = 900;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT_TIMEOUT)
          .executor(ReusedThreads.named("twilio-call"))
          .build();

  private final URI apiUrl;
  private final String account;
  private final String credentials;
  private final Duration timeout;

  /// @param timeout for a whole call, connecting and reading included
  TwilioApi(TwilioSettings settings, Duration timeout) {
    this.apiUrl = settings.apiUrl();
    this.account = "/2010-04-01/Accounts/" + settings.accountSid() + "/";
    this.credentials =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (settings.accountSid() + ":" + settings.authTokens().getFirst())
                        .getBytes(StandardCharsets.UTF_8));
    this.timeout = timeout;
  }

  /// A success.
  ///
  /// @param date the time by Twilio's clock, in whole seconds
  record Answer(JsonNode body, Optional<Instant> date) {}

  /// @param resource below our account, such as `Messages.json`
  Answer post(String resource, Map<String, String> fields) throws TwilioFailure {
    return json(
        request(account + resource)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(fields))));
  }

  /// @param resource below our account
  Answer get(String resource, Map<String, String> query) throws TwilioFailure {
    return json(request(account + resource + (query.isEmpty() ? "" : "?" + encoded(query))));
  }

  /// The page of a list that follows.
  ///
  /// @param page where an answer says it is; only below our account is it looked for
  Answer next(String page) throws TwilioFailure {
    if (!page.startsWith(account) || !page.matches("[!-~&&[^\"<>\\\\^`{|}]]+")) {
      throw new TwilioFailure(new Broken("foreign_page"));
    }
    return json(request(page));
  }

  /// @param resource below our account
  void delete(String resource) throws TwilioFailure {
    success(request(account + resource).DELETE().build(), LONGEST_ANSWER);
  }

  /// Asks for a file.
  ///
  /// @param url of the file's resource at Twilio, below our account
  /// @param mostBytes no longer answer is read
  /// @return whatever is answered: Twilio sends the caller on to where it keeps its files
  HttpResponse<byte[]> file(URI url, int mostBytes) throws TwilioFailure {
    return exchange(request(url.getRawPath()).build(), mostBytes);
  }

  /// As [#file], from a host that must not learn our credentials.
  HttpResponse<byte[]> openFile(URI url, int mostBytes) throws TwilioFailure {
    return exchange(HttpRequest.newBuilder(url).build(), mostBytes);
  }

  /// Whether an address is that of a resource below our account.
  boolean isOurs(URI url) {
    return "api.twilio.com".equals(url.getHost())
        && "https".equals(url.getScheme())
        && url.getPort() == -1
        && url.getRawPath().startsWith(account)
        && url.getRawPath().matches("[A-Za-z0-9/._-]+")
        && !url.getRawPath().contains("..");
  }

  /// @param resource below our account
  String path(String resource) {
    return account + resource;
  }

  URI apiUrl() {
    return apiUrl;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(apiUrl + path)).header("Authorization", credentials);
  }

  private Answer json(HttpRequest.Builder request) throws TwilioFailure {
    HttpResponse<byte[]> response =
        success(request.header("Accept", "application/json").build(), LONGEST_ANSWER);
    try {
      return new Answer(JSON.readTree(response.body()), date(response));
    } catch (IOException unreadable) {
      throw new TwilioFailure(new Broken("unreadable"));
    }
  }

  private HttpResponse<byte[]> success(HttpRequest request, int mostBytes) throws TwilioFailure {
    HttpResponse<byte[]> response = exchange(request, mostBytes);
    if (response.statusCode() / 100 != 2) {
      throw new TwilioFailure(refusal(response));
    }
    return response;
  }

  private HttpResponse<byte[]> exchange(HttpRequest request, int mostBytes) throws TwilioFailure {
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
  static Refused refusal(HttpResponse<byte[]> response) {
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

  private static Optional<Instant> date(HttpResponse<byte[]> response) {
    return response.headers().firstValue("Date").flatMap(TwilioApi::instant);
  }

  /// The id of a resource; blank where it has none that could stand in an address.
  static String id(JsonNode resource) {
    String id = resource.path("sid").asText("");
    return id.matches("[A-Za-z0-9]{1,64}") ? id : "";
  }

  /// Reads a time as HTTP and Twilio's resources write it (RFC 1123).
  static Optional<Instant> instant(String text) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
