package id.fineclean.bot.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Delivers webhooks over a fixed number of connections that are kept alive, one request at a time
/// on each; what finds none free waits its turn. On the loop's thread only.
final class WebhookClient {
  private final Deque<Connection> free = new ArrayDeque<>();
  private final Deque<Request> waiting = new ArrayDeque<>();
  private final EventLoop loop;
  private final InetSocketAddress server;

  WebhookClient(EventLoop loop, int port, int connections) {
    this.loop = loop;
    this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    for (int i = 0; i < connections; i++) {
      connect();
    }
  }

  private record Request(byte[] bytes, IntConsumer answered) {}

  /// @param answered told the status
  void send(byte[] request, IntConsumer answered) {
    Request next = new Request(request, answered);
    Connection connection = free.poll();
    if (connection == null) {
      waiting.addLast(next);
    } else {
      connection.begin(next);
    }
  }

  /// How many connections have nothing to do.
  int idle() {
    return free.size();
  }

  private void connect() {
    try {
      SocketChannel channel = SocketChannel.open();
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.connect(server);
      channel.configureBlocking(false);
      Connection connection = new Connection(channel);
      connection.key = channel.register(loop.selector(), SelectionKey.OP_READ, connection);
      free.addLast(connection);
    } catch (IOException e) {
      throw new UncheckedIOException("no connection to the server", e);
    }
  }

  private final class Connection extends HttpConnection {
    private @Nullable SelectionKey key;
    private @Nullable Request current;

    Connection(SocketChannel channel) {
      super(channel);
    }

    void begin(Request request) {
      current = request;
      try {
        if (key != null) {
          write(key, request.bytes);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("a connection to the server broke", e);
      }
    }

    @Override
    void received(HttpMessage answer) {
      Request done = current;
      current = null;
      Request next = waiting.poll();
      if (next == null) {
        free.addLast(this);
      } else {
        begin(next);
      }
      if (done != null) {
        done.answered.accept(answer.status());
      }
    }

    @Override
    void ended() {
      free.remove(this);
      if (current != null) {
        current.answered.accept(0);
      }
      connect();
    }
  }
}
