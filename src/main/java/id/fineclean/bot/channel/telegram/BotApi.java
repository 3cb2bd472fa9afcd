package id.fineclean.bot.channel.telegram;

import id.fineclean.bot.concurrent.ReusedThreads;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/// Calls to the Bot API, each made at most once and bounded in time. Thread-safe.
final class BotApi {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private static final Duration FILE_TIMEOUT = Duration.ofSeconds(30);

  /// OkHttp allows 5 calls to one host by default. How many run at once is for the callers to say.
  private static final int MOST_CALLS = 2_000;

  private static final int IDLE_CONNECTIONS = 256;
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final OkHttpClient http;
  private final OkHttpTelegramClient client;
  private final OkHttpClient files;
  private final String fileUrl;

  /// @param timeout for a whole call, connecting included
  BotApi(TelegramSettings settings, Duration timeout) {
    this.http = http(timeout);
    this.files = files(http);
    this.fileUrl =
        settings.apiUrl().toString().replaceAll("/$", "") + "/file/bot" + settings.token() + "/";
    this.client = new OkHttpTelegramClient(http, settings.token(), url(settings.apiUrl()));
  }

  /// @throws CallFailure there is no result, for whatever reason
  /// @throws InterruptedException the calling thread was interrupted; the call may still go out
  <T extends Serializable> T call(BotApiMethod<T> method) throws CallFailure, InterruptedException {
    return await(start(method));
  }

  /// As [#call(BotApiMethod)]; the library sends this one as multipart and types it differently.
  void call(SetWebhook method) throws CallFailure, InterruptedException {
    await(client.executeAsync(method));
  }

  /// Completes on a thread of the client's, with one of the causes that [CallFailure] knows.
  <T extends Serializable> CompletableFuture<T> start(BotApiMethod<T> method) {
    try {
      return client.executeAsync(method);
    } catch (TelegramApiException | RuntimeException notStarted) {
      return CompletableFuture.failedFuture(notStarted);
    }
  }

  /// Asks for a file. To be closed.
  ///
  /// @param path as `getFile` tells it
  Response file(String path) throws IOException {
    return files.newCall(new Request.Builder().url(fileUrl + path).build()).execute();
  }

  /// Breaks off every call under way.
  void cancelAll() {
    http.dispatcher().cancelAll();
  }

  private static <T> T await(CompletableFuture<T> result) throws CallFailure, InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException failed) {
      throw CallFailure.of(failed.getCause());
    }
  }

  private static OkHttpClient http(Duration timeout) {
    SingleAttempt singleAttempt = new SingleAttempt();
    return new OkHttpClient.Builder()
        .dispatcher(dispatcher())
        .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE.toSeconds(), TimeUnit.SECONDS))
        .protocols(List.of(Protocol.HTTP_1_1))
        .connectTimeout(CONNECT_TIMEOUT)
        .readTimeout(timeout)
        .writeTimeout(timeout)
        .callTimeout(timeout)
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .addInterceptor(singleAttempt)
        .addNetworkInterceptor(singleAttempt)
        .build();
  }

  /// What it gets is no JSON, and takes longer.
  private static OkHttpClient files(OkHttpClient http) {
    OkHttpClient.Builder builder = http.newBuilder().callTimeout(FILE_TIMEOUT);
    builder.interceptors().clear();
    builder.networkInterceptors().clear();
    return builder.build();
  }

  /// On virtual threads, which never keep the process alive.
  private static Dispatcher dispatcher() {
    Dispatcher dispatcher = new Dispatcher(ReusedThreads.named("telegram-call"));
    dispatcher.setMaxRequests(MOST_CALLS);
    dispatcher.setMaxRequestsPerHost(MOST_CALLS);
    return dispatcher;
  }

  private static TelegramUrl url(URI apiUrl) {
    return TelegramUrl.builder()
        .schema(apiUrl.getScheme())
        .host(apiUrl.getHost())
        .port(apiUrl.getPort() == -1 ? standardPort(apiUrl) : apiUrl.getPort())
        .build();
  }

  private static int standardPort(URI apiUrl) {
    return apiUrl.getScheme().equalsIgnoreCase("https") ? 443 : 80;
  }
}
