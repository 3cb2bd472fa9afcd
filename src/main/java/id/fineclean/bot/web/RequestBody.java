package id.fineclean.bot.web;

import io.javalin.http.Context;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;

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

  private RequestBody() {}

  /// Whatever the request says of its length, or does not say.
  ///
  /// @return empty where the body is longer than [#LIMIT]
  static Optional<byte[]> read(Context ctx) throws IOException {
    long announced = ctx.req().getContentLengthLong();
    ServletInputStream in = ctx.req().getInputStream();
    return 0 <= announced && announced <= SMALL
        ? Optional.of(in.readNBytes((int) announced))
        : readLong(in);
  }

  private static Optional<byte[]> readLong(ServletInputStream in) throws IOException {
    LONG_ONES.acquireUninterruptibly();
    try {
      byte[] body = in.readNBytes(LIMIT + 1);
      if (body.length <= LIMIT) {
        return Optional.of(body);
      }
      in.skip(SWALLOWED);
      return Optional.empty();
    } finally {
      LONG_ONES.release();
    }
  }
}
