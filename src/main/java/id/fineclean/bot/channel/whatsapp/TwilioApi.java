package id.fineclean.bot.channel.whatsapp;

import com.twilio.base.TwilioResponse;
import com.twilio.http.Request;
import com.twilio.http.TwilioRestClient;
import id.fineclean.bot.channel.whatsapp.TwilioFailure.Reason.Broken;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Calls to the part of Twilio's REST API that belongs to our account, by Twilio's SDK; how they
/// are made, [TwilioHttp] says. Thread-safe.
final class TwilioApi {
  private final URI apiUrl;
  private final URI contentUrl;
  private final String account;
  private final String credentials;
  private final TwilioHttp http;
  private final TwilioRestClient client;

  /// @param timeout for a whole call, connecting and reading included
  TwilioApi(TwilioSettings settings, Duration timeout) {
    this.apiUrl = settings.apiUrl();
    this.contentUrl = settings.contentUrl();
    this.account = "/2010-04-01/Accounts/" + settings.accountSid() + "/";
    this.credentials =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (settings.accountSid() + ":" + settings.authTokens().getFirst())
                        .getBytes(StandardCharsets.UTF_8));
    this.http = new TwilioHttp(apiUrl, account, timeout);
    this.client = new DiscreetClient(settings, http);
  }

  /// Twilio's client, without its habit of writing customers' addresses to the log at level DEBUG.
  private static final class DiscreetClient extends TwilioRestClient {
    DiscreetClient(TwilioSettings settings, TwilioHttp http) {
      super(new Builder(settings.accountSid(), settings.authTokens().getFirst()).httpClient(http));
    }

    @Override
    public void logRequest(Request request) {}
  }

  /// @param call on a resource of our account
  <T> T call(Function<TwilioRestClient, T> call) throws TwilioFailure {
    try {
      return call.apply(client);
    } catch (TwilioFailure failure) {
      throw failure;
    } catch (RuntimeException unreadable) {
      // The SDK throws much more than its own exceptions on answers it does not expect, and repeats
      // them in its texts.
      throw new TwilioFailure(new Broken("unreadable"));
    }
  }

  /// Asks the Content API.
  ///
  /// @param resource path and query
  /// @param json what is to be made; empty to read
  /// @return the body of an answer that is a success
  byte[] content(String resource, Optional<String> json) throws TwilioFailure {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(contentUrl.resolve(resource))
            .header("Authorization", credentials)
            .header("Accept", "application/json");
    json.ifPresent(
        body ->
            request
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    return http.success(request.build()).body();
  }

  /// Asks for a file.
  ///
  /// @param url of the file's resource at Twilio, below our account
  /// @param mostBytes no longer answer is read
  /// @return whatever is answered: Twilio sends the caller on to where it keeps its files
  HttpResponse<byte[]> file(URI url, int mostBytes) throws TwilioFailure {
    return http.exchange(
        HttpRequest.newBuilder(URI.create(apiUrl + url.getRawPath()))
            .header("Authorization", credentials)
            .build(),
        mostBytes);
  }

  /// As [#file], from a host that must not learn our credentials.
  HttpResponse<byte[]> openFile(URI url, int mostBytes) throws TwilioFailure {
    return http.exchange(HttpRequest.newBuilder(url).build(), mostBytes);
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

  /// When Twilio answered, by its own clock, in whole seconds.
  static Optional<Instant> date(TwilioResponse<?> answer) {
    return Optional.ofNullable(answer.getHeaders().get("Date")).flatMap(TwilioApi::instant);
  }

  /// The id of a resource; blank where it has none that could stand in an address.
  static String id(@Nullable String sid) {
    return sid != null && sid.matches("[A-Za-z0-9]{1,64}") ? sid : "";
  }

  private static Optional<Instant> instant(String httpDate) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(httpDate, Instant::from));
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }
}
