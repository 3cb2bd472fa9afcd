package id.fineclean.bot.web;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.ServiceUnavailableResponse;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Reads bodies of requests, but never more than anything genuine has.
final class RequestBody {
  /// In bytes.
  static final int LIMIT = 256 * 1024;

  /// So much more is read and thrown away before answering: a sender that is cut off while it is
  /// still writing would not get to read why.
  private static final int SWALLOWED = 4 * LIMIT;

  /// Bodies up to here are read at once into an array of their announced size; nearly all are.
  private static final int SMALL = 16 * 1024;

  /// How many longer ones are read at the same time: senders without a secret must not be able to
  /// fill the memory.
  private static final Semaphore LONG_ONES = new Semaphore(64);

  /// A sender of one byte now and then must not hold a place for ever. Providers send at once.
  private static final Duration LONGEST_READING = Duration.ofSeconds(10);

  private static final Duration LONGEST_QUEUEING = Duration.ofSeconds(5);

  private RequestBody() {}

  /// Whatever the request says of its length, or does not say.
  ///
  /// @return empty where the body is longer than [#LIMIT]
  /// @throws io.javalin.http.HttpResponseException the body comes too slowly (408), or too many
  ///     long ones come at the same time (503)
  static Optional<byte[]> read(Context ctx) throws IOException {
    long announced = ctx.req().getContentLengthLong();
    ServletInputStream in = ctx.req().getInputStream();
    return 0 <= announced && announced <= SMALL
        ? Optional.of(readUpTo((int) announced, in))
        : readLong(in);
  }

  private static Optional<byte[]> readLong(ServletInputStream in) throws IOException {
    enter();
    try {
      byte[] body = readUpTo(LIMIT + 1, in);
      if (body.length <= LIMIT) {
        return Optional.of(body);
      }
      swallow(in);
      return Optional.empty();
    } finally {
      LONG_ONES.release();
    }
  }

  private static void swallow(ServletInputStream in) throws IOException {
    long deadline = System.nanoTime() + LONGEST_READING.toNanos();
    long left = SWALLOWED;
    byte[] thrownAway = new byte[SMALL];
    for (int read = 0; read >= 0 && left > 0 && System.nanoTime() < deadline; left -= read) {
      read = in.read(thrownAway);
    }
  }

  private static void enter() {
    try {
      if (!LONG_ONES.tryAcquire(LONGEST_QUEUEING.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ServiceUnavailableResponse();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new ServiceUnavailableResponse();
    }
  }

  private static byte[] readUpTo(int most, ServletInputStream in) throws IOException {
    long deadline = System.nanoTime() + LONGEST_READING.toNanos();
    byte[] body = new byte[Math.min(most, SMALL)];
    int length = 0;
    while (length < most) {
      if (length == body.length) {
        body = Arrays.copyOf(body, Math.min(most, 2 * body.length));
      }
      int read = in.read(body, length, body.length - length);
      if (read < 0) {
        break;
      }
      length += read;
      if (System.nanoTime() > deadline) {
        throw new HttpResponseException(HttpStatus.REQUEST_TIMEOUT.getCode());
      }
    }
    return length == body.length ? body : Arrays.copyOf(body, length);
  }
}
