package id.fineclean.bot.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A request or an answer of HTTP/1.1, as far as the load test cares.
///
/// @param start the first line
record HttpMessage(String start, byte[] body) {
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CHUNKED = "transfer-encoding:".getBytes(StandardCharsets.US_ASCII);

  /// A message and how many bytes it took.
  record Parsed(HttpMessage message, int length) {}

  /// @return empty where more has to come first
  /// @throws IllegalStateException the body comes in chunks, which nobody here sends
  static Optional<Parsed> parse(byte[] bytes, int filled) {
    int head = endOfHead(bytes, filled);
    if (head < 0) {
      return Optional.empty();
    }
    if (find(bytes, head, CHUNKED) >= 0) {
      throw new IllegalStateException("a body in chunks");
    }
    int end = head + bodyLength(bytes, head);
    if (end > filled) {
      return Optional.empty();
    }
    int line = 0;
    while (bytes[line] != '\r') {
      line++;
    }
    String start = new String(bytes, 0, line, StandardCharsets.US_ASCII);
    return Optional.of(
        new Parsed(new HttpMessage(start, Arrays.copyOfRange(bytes, head, end)), end));
  }

  /// Of an answer.
  int status() {
    return Integer.parseInt(start, 9, 12, 10);
  }

  /// Of a request, in lower case.
  String path() {
    int from = start.indexOf(' ') + 1;
    return start.substring(from, start.indexOf(' ', from)).toLowerCase(Locale.ROOT);
  }

  private static int endOfHead(byte[] bytes, int filled) {
    for (int i = 3; i < filled; i++) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private static int bodyLength(byte[] bytes, int head) {
    int at = find(bytes, head, LENGTH);
    int length = 0;
    for (int i = Math.max(at, 0); at >= 0 && bytes[i] != '\r'; i++) {
      if (Character.isDigit(bytes[i])) {
        length = length * 10 + bytes[i] - '0';
      }
    }
    return length;
  }

  /// @param name of a header, in lower case, with its colon
  /// @return where its value begins, or -1
  private static int find(byte[] bytes, int head, byte[] name) {
    for (int i = 1; i + name.length < head; i++) {
      if (bytes[i - 1] == '\n' && matches(bytes, i, name)) {
        return i + name.length;
      }
    }
    return -1;
  }

  private static boolean matches(byte[] bytes, int at, byte[] name) {
    for (int i = 0; i < name.length; i++) {
      byte b = bytes[at + i];
      if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != name[i]) {
        return false;
      }
    }
    return true;
  }
}
