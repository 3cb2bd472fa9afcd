package id.fineclean.bot.web;

import id.fineclean.bot.web.GuardedEndPoint.Awaited;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.ServiceUnavailableResponse;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// Reads bodies of requests, but never more than anything genuine has.
final class RequestBody {
  /// In bytes.
  static final int LIMIT = 256 * 1024;

  /// A sender of one byte now and then must not hold a place for ever. Providers send at once.
  static final Duration LONGEST_READING = Duration.ofSeconds(10);

  /// So much more is read and thrown away before answering: a sender that is cut off while it is
  /// still writing would not get to read why.
  private static final int SWALLOWED = 4 * LIMIT;

  /// Bodies up to here, and the beginnings of others, are read at once; nearly all are.
  private static final int SMALL = 16 * 1024;

  /// Senders without a secret must not be able to fill the memory.
  private static final LongBodies LONG_ONES = new LongBodies(64, 16, Duration.ofSeconds(5));

  private final HttpServletRequest request;
  private final ServletInputStream in;
  private final long deadline = System.nanoTime() + LONGEST_READING.toNanos();
  private byte[] bytes;
  private int length;

  private RequestBody(HttpServletRequest request) throws IOException {
    long announced = request.getContentLengthLong();
    this.request = request;
    this.in = request.getInputStream();
    this.bytes = new byte[0 <= announced && announced < SMALL ? (int) announced + 1 : SMALL];
  }

  /// Whatever the request says of its length, or does not say.
  ///
  /// @return empty where the body is longer than [#LIMIT]
  /// @throws io.javalin.http.HttpResponseException the body comes too slowly (408), or too many
  ///     long ones come at the same time (503)
  static Optional<byte[]> read(Context ctx) throws IOException {
    GuardedEndPoint.await(ctx.req(), Awaited.BODY);
    Optional<byte[]> body = new RequestBody(ctx.req()).read();
    GuardedEndPoint.await(ctx.req(), Awaited.ANSWER);
    return body;
  }

  private Optional<byte[]> read() throws IOException {
    if (endsWithin(SMALL)) {
      return Optional.of(Arrays.copyOf(bytes, length));
    }
    try (var _ = place()) {
      if (endsWithin(LIMIT + 1)) {
        return Optional.of(Arrays.copyOf(bytes, length));
      }
      swallow();
      return Optional.empty();
    }
  }

  private LongBodies.Place place() {
    try {
      return LONG_ONES
          .take(request.getRemoteAddr(), () -> GuardedEndPoint.cut(request))
          .orElseThrow(ServiceUnavailableResponse::new);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new ServiceUnavailableResponse();
    }
  }

  /// Reads on.
  ///
  /// @return whether the body ended before so many bytes were there
  private boolean endsWithin(int most) throws IOException {
    while (length < most) {
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.min(most, 2 * bytes.length));
      }
      int read = in.read(bytes, length, bytes.length - length);
      if (read < 0) {
        return true;
      }
      length += read;
      if (System.nanoTime() > deadline) {
        throw new HttpResponseException(HttpStatus.REQUEST_TIMEOUT.getCode());
      }
    }
    return false;
  }

  private void swallow() throws IOException {
    GuardedEndPoint.await(request, Awaited.BODY);
    long end = System.nanoTime() + LONGEST_READING.toNanos();
    long left = SWALLOWED;
    byte[] thrownAway = new byte[SMALL];
    for (int read = 0; read >= 0 && left > 0 && System.nanoTime() < end; left -= read) {
      read = in.read(thrownAway);
    }
  }
}
