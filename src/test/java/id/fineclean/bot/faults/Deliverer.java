package id.fineclean.bot.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/// Delivers webhooks as the providers do: those of one queue one after another, each again and
/// again until somebody answers 2xx; different queues at the same time. Now and then also what was
/// acknowledged already, as if the acknowledgement had been lost.
///
/// Telegram's waits of 2, 4, 8 … seconds are a tenth as long here; what the server asks for by
/// `Retry-After` is kept to.
final class Deliverer implements AutoCloseable {
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofMillis(1_600);

  /// Twilio gives a request 15 seconds.
  private static final Duration ANSWER = Duration.ofSeconds(15);

  private static final double AGAIN = 0.2;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  private final RandomGenerator random;
  private final Map<String, ExecutorService> queues = new ConcurrentHashMap<>();
  private final AtomicInteger handedIn = new AtomicInteger();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private volatile List<URI> servers = List.of();
  private volatile int copies = 1;

  Deliverer(RandomGenerator random) {
    this.random = random;
  }

  /// A request to a webhook.
  record Delivery(String path, Map<String, String> headers, String body) {}

  /// An answer.
  ///
  /// @param status 0 where there was none
  record Answer(int status, Duration retryAfter, Instant asked, Instant answered) {
    boolean ok() {
      return status / 100 == 2;
    }

    boolean within(Instant from, Instant to) {
      return asked.isAfter(from) && answered.isBefore(to);
    }
  }

  /// Where to deliver from now on: to any of these.
  void to(List<URI> now) {
    servers = List.copyOf(now);
  }

  /// How many times everything is delivered at the same instant.
  void copies(int number) {
    copies = number;
  }

  /// Delivers behind everything that waits in the same queue. Returns at once.
  ///
  /// @return done when it is acknowledged
  CompletableFuture<Void> enqueue(String queue, Delivery delivery) {
    handedIn.incrementAndGet();
    return CompletableFuture.runAsync(
        () -> deliver(delivery),
        queues.computeIfAbsent(
            queue, _ -> Executors.newSingleThreadExecutor(Thread.ofVirtual().factory())));
  }

  boolean done() {
    return acknowledged.get() == handedIn.get();
  }

  /// How many deliveries there were, each counted once.
  int acknowledged() {
    return acknowledged.get();
  }

  /// One attempt, at any of the servers.
  Answer attempt(Delivery delivery) {
    List<URI> now = servers;
    return now.isEmpty()
        ? nobody(Instant.now())
        : attempt(now.get(random.nextInt(now.size())), delivery);
  }

  private static Answer nobody(Instant asked) {
    return new Answer(0, Duration.ZERO, asked, Instant.now());
  }

  /// One attempt.
  Answer attempt(URI server, Delivery delivery) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(delivery.path))
            .timeout(ANSWER)
            .POST(HttpRequest.BodyPublishers.ofString(delivery.body));
    delivery.headers.forEach(request::header);
    Instant asked = Instant.now();
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      Answer answer =
          new Answer(
              response.statusCode(),
              Duration.ofSeconds(response.headers().firstValueAsLong("Retry-After").orElse(0)),
              asked,
              Instant.now());
      answers.add(answer);
      return answer;
    } catch (IOException e) {
      Answer none = nobody(asked);
      answers.add(none);
      return none;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return nobody(asked);
    }
  }

  /// Every answer so far, also those that did not come.
  List<Answer> answers() {
    return List.copyOf(answers);
  }

  @Override
  public void close() {
    closed.set(true);
    queues.values().forEach(ExecutorService::shutdownNow);
    http.shutdownNow();
  }

  private void deliver(Delivery delivery) {
    Duration wait = Duration.ZERO;
    Answer answer = atOnce(delivery);
    while (!answer.ok() && !closed.get()) {
      Waiting.pause(answer.retryAfter.isZero() ? wait : answer.retryAfter);
      wait = longer(wait);
      answer = atOnce(delivery);
    }
    if (answer.ok() && random.nextDouble() < AGAIN) {
      attempt(delivery);
    }
    acknowledged.incrementAndGet();
  }

  /// @return one that is not 2xx, if there is any
  private Answer atOnce(Delivery delivery) {
    if (copies == 1) {
      return attempt(delivery);
    }
    try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Answer>> attempts = Collections.nCopies(copies, () -> attempt(delivery));
      List<Answer> all = together.invokeAll(attempts).stream().map(Future::resultNow).toList();
      return all.stream().filter(answer -> !answer.ok()).findFirst().orElse(all.getFirst());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return nobody(Instant.now());
    }
  }

  /// The first retry comes at once.
  private static Duration longer(Duration wait) {
    Duration doubled = wait.isZero() ? FIRST_WAIT : wait.multipliedBy(2);
    return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
  }
}
