package id.fineclean.bot.channel.whatsapp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The fields of an `application/x-www-form-urlencoded` body, blank and repeated ones included:
/// Twilio's signature covers them all.
///
/// @param fields in the order they were sent
/// @param first the first value of each name
record Form(List<Field> fields, Map<String, String> first) {
  record Field(String name, String value) {}

  static Form parse(byte[] body) {
    List<Field> fields = new ArrayList<>(40);
    Map<String, String> first = new HashMap<>(64);
    int start = 0;
    while (start < body.length) {
      int end = indexOf(body, '&', start, body.length);
      if (end > start) {
        Field field = field(body, start, end);
        fields.add(field);
        first.putIfAbsent(field.name, field.value);
      }
      start = end + 1;
    }
    return new Form(fields, first);
  }

  /// Blank values count as missing.
  Optional<String> text(String name) {
    String value = first.get(name);
    return value == null || value.isBlank() ? Optional.empty() : Optional.of(value);
  }

  private static Field field(byte[] body, int start, int end) {
    int equals = indexOf(body, '=', start, end);
    return new Field(
        decode(body, start, equals), equals == end ? "" : decode(body, equals + 1, end));
  }

  private static int indexOf(byte[] body, char wanted, int start, int end) {
    for (int i = start; i < end; i++) {
      if (body[i] == wanted) {
        return i;
      }
    }
    return end;
  }

  private static String decode(byte[] body, int start, int end) {
    for (int i = start; i < end; i++) {
      if (body[i] == '%' || body[i] == '+') {
        return decodeEscapes(body, start, end);
      }
    }
    return new String(body, start, end - start, StandardCharsets.UTF_8);
  }

  /// A `%` without two hex digits stands for itself, as browsers read it (WHATWG URL).
  private static String decodeEscapes(byte[] body, int start, int end) {
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(end - start);
    for (int i = start; i < end; i++) {
      int escaped = body[i] == '%' && i + 2 < end ? hex(body[i + 1], body[i + 2]) : -1;
      if (escaped >= 0) {
        decoded.write(escaped);
        i += 2;
      } else {
        decoded.write(body[i] == '+' ? ' ' : body[i]);
      }
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }

  private static int hex(byte high, byte low) {
    int value = Character.digit(high, 16) * 16 + Character.digit(low, 16);
    return Character.digit(high, 16) < 0 || Character.digit(low, 16) < 0 ? -1 : value;
  }
}
