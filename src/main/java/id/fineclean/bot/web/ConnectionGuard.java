package id.fineclean.bot.web;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets nobody hold the server up by saying nothing, or saying it slowly.
///
/// Whoever does not send a whole request in time is cut off ([GuardedEndPoint.Awaited]). With more
/// than [#MOST] connections, or [#MOST_OF_ONE] of one address, a newcomer is let in and those cut
/// off whose time would end first: genuine callers send at once, so that theirs are young. Only
/// where none but requests at work are left is the newcomer refused. This machine and trusted
/// proxies have [#RESERVE] connections more, and no limit of their own; behind a trusted proxy, the
/// requests of each caller are counted instead.
final class ConnectionGuard extends Handler.Wrapper {
  /// Each takes some memory, with a body of up to 16 KiB to come. Providers use up to a hundred.
  static final int MOST = 2_000;

  /// Of an IPv4 address, or the 64 bits that an IPv6 customer is given.
  static final int MOST_OF_ONE = 200;

  private static final int RESERVE = 100;

  /// So many are cut off together, as finding them takes a look at all.
  private static final int TOGETHER = 50;

  private static final long LOOK_EVERY_MILLIS = 500;
  private static final Set<InetAddress> THIS_MACHINE =
      Set.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionGuard.class);

  private final TrustedProxies proxies;
  private final Set<GuardedEndPoint> open = ConcurrentHashMap.newKeySet();
  private final Tally connections = new Tally();
  private final Tally forwarded = new Tally();
  private final Thread watch;

  ConnectionGuard(TrustedProxies proxies) {
    this.proxies = proxies;
    // Not a virtual one: it has to get a processor when those have none.
    this.watch = Thread.ofPlatform().daemon().name("connections").unstarted(this::watch);
  }

  /// How many connections there are.
  int open() {
    return open.size();
  }

  void opened(GuardedEndPoint connection) {
    open.add(connection);
    InetAddress peer = connection.peer();
    boolean favoured = favoured(peer);
    int ofOne = connections.add(peer);
    if (!favoured && ofOne > MOST_OF_ONE) {
      makeRoom(connection, other -> Tally.same(other.peer(), peer));
    }
    if (open.size() > (favoured ? MOST + RESERVE : MOST)) {
      makeRoom(connection, other -> true);
    }
  }

  void closed(GuardedEndPoint connection) {
    if (open.remove(connection)) {
      connections.remove(connection.peer());
    }
  }

  private boolean favoured(InetAddress peer) {
    return THIS_MACHINE.contains(peer) || proxies.trust(peer);
  }

  private void makeRoom(GuardedEndPoint newcomer, Predicate<GuardedEndPoint> among) {
    var others =
        open.stream()
            .filter(other -> other != newcomer && owes(other) && among.test(other))
            .sorted(Comparator.comparingLong(GuardedEndPoint::left))
            .limit(TOGETHER)
            .toList();
    others.forEach(GuardedEndPoint::cut);
    if (others.isEmpty()) {
      newcomer.cut();
    }
  }

  private boolean owes(GuardedEndPoint connection) {
    return connection.owes(proxies.trust(connection.peer()));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var connection = GuardedEndPoint.of(request);
    connection.ifPresent(at -> at.begin(request));
    if (connection.isPresent() && proxies.trust(connection.get().peer())) {
      return handleForwarded(request, response, callback);
    }
    return super.handle(request, response, callback);
  }

  private boolean handleForwarded(Request request, Response response, Callback callback)
      throws Exception {
    InetAddress caller = GuardedEndPoint.address(request.getConnectionMetaData());
    int ofOne = forwarded.add(caller);
    Request.addCompletionListener(request, failure -> forwarded.remove(caller));
    if (ofOne > MOST_OF_ONE && !favoured(caller)) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, Failures.RETRY_AFTER);
      Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
      return true;
    }
    return super.handle(request, response, callback);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    watch.start();
  }

  @Override
  protected void doStop() throws Exception {
    watch.interrupt();
    super.doStop();
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(LOOK_EVERY_MILLIS);
        look();
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      open.stream().filter(this::late).forEach(GuardedEndPoint::cut);
    } catch (RuntimeException | Error e) {
      LOG.error("looking through the connections failed", e);
    }
  }

  /// An idle connection of a trusted proxy ends when the server gives up silent ones.
  private boolean late(GuardedEndPoint connection) {
    return connection.left() < 0 && (owes(connection) || !connection.owes(false));
  }
}
