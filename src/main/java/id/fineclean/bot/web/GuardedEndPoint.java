package id.fineclean.bot.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/// Our end of one connection, which knows what is awaited on it and until when. Thread-safe.
final class GuardedEndPoint extends SocketChannelEndPoint {
  private static final String ATTRIBUTE = GuardedEndPoint.class.getName();

  private final ConnectionGuard guard;
  private volatile Phase phase = new Phase(Awaited.HEADERS, Optional.empty());

  GuardedEndPoint(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      ConnectionGuard guard) {
    super(channel, selector, key, scheduler);
    this.guard = guard;
  }

  /// What a connection waits for. Within the time given it has to be whole, however steadily it
  /// drips.
  enum Awaited {
    /// With the handshake of TLS before them; a slow phone takes some round trips of two seconds.
    HEADERS(Duration.ofSeconds(15), true),
    /// A little more than its reader allows, who can still say so.
    BODY(RequestBody.LONGEST_READING.plusSeconds(2), true),
    /// The next request of a caller who had an answer.
    ANOTHER(Duration.ofSeconds(30), true),
    /// Ours, and that the caller takes it.
    ANSWER(Duration.ofMinutes(2), false),
    /// An answer that has no end.
    STREAM(Duration.ofDays(365), false);

    private final Duration patience;

    /// Whether it is the caller who keeps us waiting.
    private final boolean owed;

    Awaited(Duration patience, boolean owed) {
      this.patience = patience;
      this.owed = owed;
    }
  }

  /// @param until as [System#nanoTime()]
  /// @param request the one under way
  private record Phase(Awaited awaited, long until, Optional<Request> request) {
    Phase(Awaited awaited, Optional<Request> request) {
      this(awaited, System.nanoTime() + awaited.patience.toNanos(), request);
    }
  }

  /// The connection that a request came over; empty where it is none of ours, as in tests.
  static Optional<GuardedEndPoint> of(Request request) {
    EndPoint end = request.getConnectionMetaData().getConnection().getEndPoint();
    while (end instanceof EndPoint.Wrapper wrapper) {
      end = wrapper.unwrap();
    }
    return end instanceof GuardedEndPoint ours ? Optional.of(ours) : Optional.empty();
  }

  /// Says what a request under way waits for from now on.
  static void await(HttpServletRequest request, Awaited awaited) {
    if (request.getAttribute(ATTRIBUTE) instanceof GuardedEndPoint connection) {
      connection.phase = new Phase(awaited, connection.phase.request);
    }
  }

  /// Cuts off whoever sent a request under way.
  static void cut(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof GuardedEndPoint connection) {
      connection.cut();
    }
  }

  /// The headers of a request are here.
  void begin(Request request) {
    request.setAttribute(ATTRIBUTE, this);
    phase = new Phase(Awaited.ANSWER, Optional.of(request));
    Request.addCompletionListener(request, failure -> end(request));
  }

  /// The one after it may have begun by now.
  private void end(Request request) {
    if (phase.request.filter(current -> current == request).isPresent()) {
      phase = new Phase(Awaited.ANOTHER, Optional.empty());
    }
  }

  /// Who called: a person, or a proxy.
  InetAddress peer() {
    return address(getRemoteSocketAddress());
  }

  /// Who called, as far as is known behind proxies.
  static InetAddress address(ConnectionMetaData connection) {
    return address(connection.getRemoteSocketAddress());
  }

  private static InetAddress address(SocketAddress remote) {
    return remote instanceof InetSocketAddress at && at.getAddress() != null
        ? at.getAddress()
        : InetAddress.getLoopbackAddress();
  }

  /// In nanoseconds; negative where what is awaited should have come.
  long left() {
    return phase.until - System.nanoTime();
  }

  /// Whether it is the caller who keeps us waiting. Trusted proxies pass on whole headers, and hold
  /// connections for later.
  boolean owes(boolean trusted) {
    Awaited awaited = phase.awaited;
    return awaited.owed && (!trusted || awaited == Awaited.BODY);
  }

  void cut() {
    // Its place is free from now on; the selector takes its time.
    guard.closed(this);
    close(new TimeoutException());
  }
}
