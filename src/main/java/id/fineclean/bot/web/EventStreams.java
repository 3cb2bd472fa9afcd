package id.fineclean.bot.web;

import id.fineclean.bot.json.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Server-sent events: each listener's request stays open on its virtual thread and is written what
/// happens. A listener that cannot keep up is cut off; it reconnects and starts from the state
/// then.
final class EventStreams {
  private static final int MOST_LISTENERS = 32;
  private static final int MOST_WAITING = 1_000;

  /// Shorter than the 30 s after which the server gives up a silent connection.
  private static final int SILENCE_SECONDS = 10;

  private static final String SIGN_OF_LIFE = ":\n\n";

  private final Set<BlockingQueue<Optional<String>>> listeners = ConcurrentHashMap.newKeySet();

  /// Tells all listeners. Returns at once.
  ///
  /// @param data written as JSON
  void send(String event, Object data) {
    Optional<String> frame = Optional.of(frame(event, data));
    listeners.forEach(
        queue -> {
          if (!queue.offer(frame)) {
            end(queue);
          }
        });
  }

  /// Ends all streams.
  void end() {
    listeners.forEach(this::end);
  }

  /// Writes what happens until the listener leaves.
  ///
  /// @param first an event to begin with
  void serve(Context ctx, String event, Object first) throws IOException, InterruptedException {
    BlockingQueue<Optional<String>> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    if (listeners.size() >= MOST_LISTENERS) {
      Failures.answer(ctx, 503);
      return;
    }
    listeners.add(queue);
    try {
      GuardedEndPoint.await(ctx.req(), GuardedEndPoint.Awaited.STREAM);
      ctx.res().setContentType("text/event-stream;charset=utf-8");
      // Proxies (nginx) must not hold events back.
      ctx.res().setHeader("X-Accel-Buffering", "no");
      write(ctx, frame(event, first));
      pass(ctx, queue);
    } finally {
      listeners.remove(queue);
    }
  }

  private static void pass(Context ctx, BlockingQueue<Optional<String>> queue)
      throws IOException, InterruptedException {
    while (true) {
      Optional<String> frame = queue.poll(SILENCE_SECONDS, TimeUnit.SECONDS);
      if (frame == null) {
        write(ctx, SIGN_OF_LIFE);
      } else if (frame.isPresent()) {
        write(ctx, frame.get());
      } else {
        return;
      }
    }
  }

  private void end(BlockingQueue<Optional<String>> queue) {
    listeners.remove(queue);
    queue.clear();
    queue.add(Optional.empty());
  }

  private static void write(Context ctx, String frame) throws IOException {
    OutputStream out = ctx.res().getOutputStream();
    out.write(frame.getBytes(StandardCharsets.UTF_8));
    ctx.res().flushBuffer();
  }

  private static String frame(String event, Object data) {
    return "event: "
        + event
        + "\ndata: "
        + new String(Json.bytes(data), StandardCharsets.UTF_8)
        + "\n\n";
  }
}
