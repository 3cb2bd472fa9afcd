package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Asked;
import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.SlotKey;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Booking codes in a message, with slips of typing repaired as [BookingCodes] says.
final class BookingCodeRule implements Rule {
  private static final Set<String> ANNOUNCED =
      Set.of(
          "kode",
          "kodenya",
          "kodeku",
          "bookingku",
          "bookingnya",
          "pesananku",
          "pesanannya",
          "code",
          "booking",
          "bookingan",
          "pesanan",
          "order",
          "id");

  @Override
  public @Nullable Match at(Sentence s, int i, Context context) {
    if (s.at(i).raw().startsWith("fc") || s.is(i, "f") && s.is(i + 1, "c")) {
      return prefixed(s, i, context);
    }
    boolean announced =
        announced(s, i) || context.asked().filter(a -> a == Asked.BOOKING).isPresent();
    return announced && !(s.glued(i) && !s.is(i - 1, ":", "#")) ? bare(s, i) : null;
  }

  private static boolean announced(Sentence s, int i) {
    int k = s.is(i - 1, ":", "#", "nya") ? i - 2 : i - 1;
    return ANNOUNCED.contains(s.word(k))
        || s.is(k, "saya", "nomor") && ANNOUNCED.contains(s.word(k - 1));
  }

  private static @Nullable Match prefixed(Sentence s, int i, Context context) {
    StringBuilder code = new StringBuilder();
    int k = i;
    boolean loose = false;
    while (k < i + 12 && code.length() < BookingCodes.LENGTH + 2) {
      Token token = s.at(k);
      if (token.isWord() || token.isDigits()) {
        // "FC-FC9ABC" looks like a doubled word and comes as one.
        code.append(s.written(k, k + 1).replace("-", ""));
        loose |= k > i && !token.glued();
      } else if (!s.is(k, "-", "_", ".") && !s.is(k, "/", ":", "#")) {
        break;
      }
      k++;
    }
    boolean whole = code.length() == BookingCodes.LENGTH + 2 && !(s.glued(k) && alphanumeric(s, k));
    String body = whole ? code.substring(2).toUpperCase(Locale.ROOT) : "";
    if (!BookingCodes.valid(body) || loose && !certain(s, i, k, body, context)) {
      return chain(s, i);
    }
    return Match.of(new Found.Value(SlotKey.BOOKING_CODE, BookingCodes.PREFIX + body, i, k));
  }

  /// A code that is none is nothing else either: "FC-7K2M9O" holds no price of 7k.
  private static @Nullable Match chain(Sentence s, int i) {
    int k = i + 1;
    while (k < i + 16 && s.glued(k) && (alphanumeric(s, k) || s.is(k, "-"))) {
      k++;
    }
    return k > i + 1 ? Match.nothing(k) : null;
  }

  private static boolean alphanumeric(Sentence s, int k) {
    return s.at(k).isWord() || s.at(k).isDigits();
  }

  /// Behind a space a word may follow instead of a code: "fc segera".
  private static boolean certain(Sentence s, int i, int k, String body, Context context) {
    boolean digit = body.chars().anyMatch(Character::isDigit);
    boolean shouted = s.written(i, k).equals(s.written(i, k).toUpperCase(Locale.ROOT));
    return (digit || shouted || announced(s, i)) && !Chatter.has(s.word(k - 1));
  }

  /// Without the prefix only what cannot be a word or a number.
  private static @Nullable Match bare(Sentence s, int i) {
    int k = i;
    int length = 0;
    while (k < i + BookingCodes.LENGTH && (k == i || s.glued(k)) && alphanumeric(s, k)) {
      length += s.at(k).end() - s.at(k).start();
      k++;
    }
    String body = length == BookingCodes.LENGTH ? s.written(i, k).toUpperCase(Locale.ROOT) : "";
    boolean shouted = s.written(i, k).equals(body) && !s.at(k).capital();
    boolean mixed = (k > i + 1 || shouted) && BookingCodes.valid(body);
    return mixed
        ? Match.of(new Found.Value(SlotKey.BOOKING_CODE, BookingCodes.PREFIX + body, i, k))
        : null;
  }
}
