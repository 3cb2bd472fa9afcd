package id.fineclean.bot.channel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A provider on loopback that answers as it is told and remembers what it was asked.
public final class FakeProvider implements AutoCloseable {

  /// What to do with a request whose body was read.
  @FunctionalInterface
  public interface Answer {
    void to(HttpExchange exchange, Call call) throws IOException;
  }

  /// A request that arrived.
  public record Call(
      String method, String path, String query, Map<String, List<String>> headers, String body) {
    public String header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(header -> header.getValue().getFirst())
          .findFirst()
          .orElse("");
    }
  }

  private final int port;
  private HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private volatile Answer answer;

  public FakeProvider(Answer answer) {
    this.answer = answer;
    this.server = listen(0);
    this.port = server.getAddress().getPort();
  }

  private HttpServer listen(int at) {
    try {
      HttpServer listening =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 1024);
      listening.setExecutor(threads);
      listening.createContext("/", this::handle);
      listening.start();
      return listening;
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  /// Refuses connections from now on.
  public void leave() {
    server.stop(0);
  }

  /// Takes connections again, at the same address.
  public void comeBack() {
    server = listen(port);
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public void answer(Answer next) {
    answer = next;
  }

  public List<Call> calls() {
    return List.copyOf(calls);
  }

  public static Answer json(int status, String body) {
    return (exchange, _) -> respond(exchange, status, "application/json", body);
  }

  public static Answer html(int status) {
    return (exchange, _) ->
        respond(exchange, status, "text/html", "<html><body>" + status + "</body></html>");
  }

  /// As [#json], with one more header.
  public static Answer json(int status, String body, String header, String value) {
    return (exchange, _) -> {
      exchange.getResponseHeaders().add(header, value);
      respond(exchange, status, "application/json", body);
    };
  }

  /// Takes the request and hangs up.
  public static Answer hangUp() {
    return (exchange, _) -> exchange.close();
  }

  /// Takes the request, begins to answer with success and hangs up.
  public static Answer breakOff(String beginning) {
    return (exchange, _) -> {
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, 10_000);
      exchange.getResponseBody().write(beginning.getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      exchange.close();
    };
  }

  public static Answer late(Duration delay, Answer answer) {
    return (exchange, call) -> {
      sleep(delay);
      answer.to(exchange, call);
    };
  }

  private static void sleep(Duration delay) {
    try {
      Thread.sleep(delay);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  public static void respond(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    URI uri = exchange.getRequestURI();
    Call call =
        new Call(
            exchange.getRequestMethod(),
            uri.getPath(),
            uri.getRawQuery() == null ? "" : uri.getRawQuery(),
            Map.copyOf(exchange.getRequestHeaders()),
            body);
    calls.add(call);
    answer.to(exchange, call);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
