package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.SlotKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Addresses as they are written, from the word that begins one ("Jl", "Perumahan", "Apartemen
/// Kalibata", "alamat:") to where the sentence goes on with something else.
final class AddressRule implements Rule {
  private static final int LONGEST = 80;

  @Override
  public @Nullable Match at(Sentence s, int i, Context context) {
    return switch (s.word(i)) {
      case "alamat" -> labelled(s, i);
      case "di" -> located(s, i + 1);
      case "jalan" -> street(s, i) ? address(s, i) : null;
      case "gang",
          "komplek",
          "perumahan",
          "cluster",
          "dusun",
          "desa",
          "kampung",
          "kp",
          "griya",
          "taman",
          "pondok",
          "bumi",
          "rusun",
          "rusunawa" ->
          named(s, i) ? address(s, i) : null;
      case "apartemen", "ruko", "kost", "gedung", "graha", "menara", "wisma", "mall" ->
          building(s, i) ? address(s, i) : null;
      case "blok", "tower" -> behindName(s, i);
      case "rumah" ->
          s.is(i + 1, "susun") && s.at(i + 2).isWord() && !stops(s, i + 2) || villa(s, i)
              ? address(s, i)
              : null;
      default -> null;
    };
  }

  private static int name(Sentence s, int i) {
    return s.is(i + 1, ".") || s.is(i + 1, ":") ? i + 2 : i + 1;
  }

  /// "jalan" is also "to walk" and "on the way".
  private static boolean street(Sentence s, int i) {
    int k = name(s, i);
    boolean walks =
        s.at(i).raw().equals("jalan")
            && (s.is(i - 1, "lagi", "sudah", "udah")
                || s.is(i - 1, "masih", "bisa", "mulai")
                || s.is(k, "kaki", "terus"));
    boolean name = s.at(k).isWord() && !stops(s, k) || AddressWords.inStreetName(s, k);
    return !walks && (name || s.digits(k));
  }

  /// "Villa Bintaro Indah", "villa pamulang blok A3"; a villa to be cleaned is none.
  private static boolean villa(Sentence s, int i) {
    int k = name(s, i);
    return AddressWords.villa(s.at(i))
        && s.at(k).isWord()
        && !stops(s, k)
        && (Capitals.cased(s, i) && Capitals.cased(s, k) || numbered(s, k + 1));
  }

  private static boolean named(Sentence s, int i) {
    int k = name(s, i);
    boolean head =
        s.is(i, "gang", "komplek", "perumahan")
            || s.is(i, "cluster", "kampung", "kp")
            || Capitals.cased(s, i);
    return head && (s.at(k).isWord() && !stops(s, k) || s.is(i, "gang") && s.digits(k));
  }

  /// A building needs its name: "apartemen 2 kamar" is none.
  private static boolean building(Sentence s, int i) {
    int k = name(s, i);
    if (!s.at(k).isWord() || stops(s, k) || AddressWords.landmark(s.word(k))) {
      return false;
    }
    return Capitals.cased(s, k) && !Capitals.known(s.at(k)) || numbered(s, k + 1);
  }

  /// A tower, a floor or the like follows soon: the small letters before are a name too.
  private static boolean numbered(Sentence s, int i) {
    for (int k = i; k < i + 6 && s.at(k).isWord(); k++) {
      if (AddressWords.follow(s, k)) {
        return true;
      }
      if (stops(s, k)) {
        return false;
      }
    }
    return false;
  }

  /// "Green Lake Blok A no 5": the name stands before.
  private static @Nullable Match behindName(Sentence s, int i) {
    boolean numbered = s.at(i + 1).isWord() && s.at(i + 1).raw().length() <= 2 || s.digits(i + 1);
    if (!numbered) {
      return null;
    }
    int near = nameStart(s, i);
    // "Sudirman Park, tower A": the name of the place, with its own comma.
    int apart = near == i && s.is(i - 1, ",") ? nameStart(s, i - 1) : i;
    boolean placed = apart < i - 1 && s.is(apart - 1, "di", "at", "in");
    return address(s, placed ? apart : near);
  }

  /// Where the capitalised words begin that end before token `end`.
  private static int nameStart(Sentence s, int end) {
    int from = end;
    while (from > end - 5
        && from > 0
        && Capitals.cased(s, from - 1)
        && !Chatter.has(s.word(from - 1))) {
      from--;
    }
    return from;
  }

  private static @Nullable Match labelled(Sentence s, int i) {
    int k = i + 1;
    boolean announced = false;
    while (k < i + 8 && AddressWords.behindLabel(s, k)) {
      announced |= s.is(k, ":", "di", "=");
      k++;
    }
    if (stops(s, k) || !(s.at(k).isWord() || s.digits(k)) || AddressWords.noPlace(s.word(k))) {
      return null;
    }
    int end = end(s, k);
    boolean sure = announced || AddressWords.follow(s, k) || Capitals.cased(s, k);
    return sure && !s.is(end, "?") ? match(s, k, end) : null;
  }

  /// "di Kemang Selatan no 8": no word for a street, but a number.
  private static @Nullable Match located(Sentence s, int i) {
    boolean name = s.at(i).isWord() && !stops(s, i) && !AddressWords.landmark(s.word(i));
    if (!name || Capitals.known(s.at(i)) && !Capitals.cased(s, i)) {
      return null;
    }
    for (int k = i + 1; k < i + 6 && (s.at(k).isWord() || s.digits(k)) && !stops(s, k); k++) {
      boolean sector = s.is(k, "sektor") && s.digits(k + 1);
      if (sector || s.is(k, "nomor", "blok", "rt") && !s.is(k + 1, "hp", "wa")) {
        return address(s, i);
      }
    }
    return null;
  }

  private static @Nullable Match address(Sentence s, int from) {
    int end = end(s, from);
    return end > from + 1 ? match(s, from, end) : null;
  }

  /// The address that begins at token `from`, whatever it begins with.
  static @Nullable Match match(Sentence s, int from, int end) {
    if (end <= from) {
      return null;
    }
    List<Found> found = new ArrayList<>(2);
    found.add(new Found.Value(SlotKey.ADDRESS, s.written(from, end), from, end));
    for (int k = from; k < end; k++) {
      if (postalCode(s, k)) {
        found.add(new Found.Value(SlotKey.POSTAL_CODE, s.word(k), k, k + 1));
      }
    }
    return new Match(end, found);
  }

  private static boolean postalCode(Sentence s, int k) {
    return PostalRule.code(s, k) && !s.is(k - 1, "nomor", "unit") && !s.glued(k + 1);
  }

  /// Behind the last token of the address that begins at `from`.
  static int end(Sentence s, int from) {
    int end = from;
    for (int k = from; k < from + LONGEST; k++) {
      Token token = s.at(k);
      boolean goesOn =
          switch (token.kind()) {
            case EDGE -> false;
            case BREAK ->
                AddressWords.follow(s, k + 1)
                    || AddressWords.placesFollow(s, k + 1)
                    || s.is(k - 1, ",") && !stops(s, k + 1);
            case SIGN -> sign(s, k) && !labelFollows(s, k);
            case WORD, DIGITS -> k == from || !stops(s, k) && !NameRule.beforePhone(s, k);
          };
      if (!goesOn) {
        break;
      }
      if (token.isWord() || token.isDigits() || s.is(k, ")") && end == k) {
        end = k + 1;
      }
    }
    while (end > from + 1 && AddressWords.dangling(s.word(end - 1))) {
      end--;
    }
    return end;
  }

  /// ", Layanan: …", "; Jam: …": the next field of a form.
  private static boolean labelFollows(Sentence s, int k) {
    boolean next = s.is(k, ",", ";", "/") || s.is(k, "-", "(");
    return next && s.at(k + 1).isWord() && s.is(k + 2, ":", "=") && !AddressWords.follow(s, k + 1);
  }

  private static boolean sign(Sentence s, int k) {
    return switch (s.word(k)) {
      case ",", "/", "-", "(", ")", ":", "#", "'", "\"", "&", ";" -> true;
      case "+" -> s.glued(k) && s.glued(k + 1);
      case "." ->
          s.glued(k + 1) || AddressWords.shortened(s.at(k - 1)) || AddressWords.follow(s, k + 1);
      default -> false;
    };
  }

  private static boolean stops(Sentence s, int k) {
    return AddressWords.stops(s, k);
  }
}
