package id.fineclean.bot.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/// One end of a connection that is kept alive. On the loop's thread only.
abstract class HttpConnection implements EventLoop.Socket {
  private static final int ROOM = 4_096;

  private final SocketChannel channel;
  private final Deque<ByteBuffer> unwritten = new ArrayDeque<>();
  private byte[] in = new byte[ROOM];
  private int filled;

  HttpConnection(SocketChannel channel) {
    this.channel = channel;
  }

  /// A whole message has come.
  abstract void received(HttpMessage message) throws IOException;

  /// The other end has closed the connection.
  abstract void ended() throws IOException;

  final void write(SelectionKey key, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (unwritten.isEmpty()) {
      channel.write(buffer);
    }
    if (buffer.hasRemaining()) {
      unwritten.addLast(buffer);
      key.interestOpsOr(SelectionKey.OP_WRITE);
    }
  }

  @Override
  public final void ready(SelectionKey key) throws IOException {
    if (key.isConnectable()) {
      channel.finishConnect();
      key.interestOps(SelectionKey.OP_READ);
    }
    if (key.isWritable()) {
      flush(key);
    }
    if (key.isReadable()) {
      read(key);
    }
  }

  private void flush(SelectionKey key) throws IOException {
    while (!unwritten.isEmpty()) {
      channel.write(unwritten.getFirst());
      if (unwritten.getFirst().hasRemaining()) {
        return;
      }
      unwritten.removeFirst();
    }
    key.interestOpsAnd(~SelectionKey.OP_WRITE);
  }

  private void read(SelectionKey key) throws IOException {
    if (filled == in.length) {
      in = Arrays.copyOf(in, in.length * 2);
    }
    int got = channel.read(ByteBuffer.wrap(in, filled, in.length - filled));
    if (got < 0) {
      key.cancel();
      channel.close();
      ended();
      return;
    }
    filled += got;
    take();
  }

  private void take() throws IOException {
    Optional<HttpMessage.Parsed> parsed = HttpMessage.parse(in, filled);
    while (parsed.isPresent()) {
      int length = parsed.get().length();
      System.arraycopy(in, length, in, 0, filled - length);
      filled -= length;
      received(parsed.get().message());
      parsed = HttpMessage.parse(in, filled);
    }
  }
}
