package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.SlotKey;
import org.jspecify.annotations.Nullable;

/// Names of people: "nama saya Budi Santoso", "a.n. Sari", "dengan Ibu Ratna", "I'm Dewi". Without
/// pak, bu, mas, mbak.
final class NameRule implements Rule {
  private static final int MOST_WORDS = 5;

  @Override
  public @Nullable Match at(Sentence s, int i, Context context) {
    return switch (s.word(i)) {
      case "nama" -> behind(s, i, label(s, i + 1), false);
      case "pemesan", "penerima", "pic" ->
          s.is(i + 1, ":", "=") ? behind(s, i, i + 2, false) : behind(s, i, i + 1, true);
      case "a" -> abbreviated(s, i);
      case "an" -> s.glued(i) ? null : behindAn(s, i);
      case "panggil" -> behind(s, i, s.is(i + 1, "saya", "saja") ? i + 2 : i + 1, false);
      case "saya", "im" -> behind(s, i, i + 1, true);
      case "ini" -> introduced(s, i, i + 1);
      case "dengan", "dari" -> introduced(s, i, i + 1);
      default -> null;
    };
  }

  private static int label(Sentence s, int i) {
    int k = i;
    while (k < i + 5 && filler(s, k)) {
      k++;
    }
    return k;
  }

  private static boolean filler(Sentence s, int k) {
    return switch (s.word(k)) {
      case "saya",
          "lengkap",
          ":",
          "=",
          "-",
          "is",
          "adalah",
          "pemesan",
          "penerima",
          "nya",
          "ku",
          "pelanggan",
          "customer",
          "ganti",
          "jadi",
          "panggil",
          "ini",
          "to",
          "sy" ->
          true;
      case "," -> relative(s.word(k - 1)) || s.is(k - 1, "saya") && relative(s.word(k - 2));
      default -> relative(s.word(k));
    };
  }

  /// "nama suami saya, Budi".
  private static boolean relative(String word) {
    return switch (word) {
      case "suami", "istri", "isteri", "anak", "adik", "adek", "mama", "papa", "mamah", "mertua" ->
          true;
      default -> false;
    };
  }

  /// "a.n. Sari", "a/n Sari".
  private static @Nullable Match abbreviated(Sentence s, int i) {
    boolean an = s.is(i + 1, ".", "/") && s.is(i + 2, "n");
    int k = s.is(i + 3, ".", ":") ? i + 4 : i + 3;
    return an ? behind(s, i, s.is(k, ":") ? k + 1 : k, false) : null;
  }

  /// "an. Sari", "booking an Sari"; elsewhere "an" is hardly a word.
  private static @Nullable Match behindAn(Sentence s, int i) {
    boolean sign = s.is(i + 1, ".", ":");
    boolean sure = sign || s.is(i - 1, "booking", "pesanan", "order");
    return behind(s, i, sign ? i + 2 : i + 1, !sure);
  }

  /// "dengan Ibu Ratna", "ini Sari kak": only what is written as a name.
  private static @Nullable Match introduced(Sentence s, int i, int k) {
    boolean titled = Chatter.honorific(s.word(k));
    boolean begins =
        i == 0
            || !s.at(i - 1).isWord()
            || s.is(i - 1, "halo", "kak", "min")
            || s.is(i - 1, "ini")
            || DayPart.of(s.word(i - 1)) != null;
    boolean person =
        titled
            || begins
                && s.is(i, "ini", "dengan")
                && !Proper.known(s.at(k))
                && !Chatter.place(s.at(k));
    return person ? behind(s, i, k, true) : null;
  }

  /// @param cased only a word with a capital is taken for a name
  private static @Nullable Match behind(Sentence s, int from, int i, boolean cased) {
    int k = i;
    while (k < i + 3 && (Chatter.honorific(s.word(k)) || k > i && s.is(k, "."))) {
      k++;
    }
    int end = end(s, k, cased);
    return end == k
        ? null
        : new Match(
            end, java.util.List.of(new Found.Value(SlotKey.NAME, s.written(k, end), k, end)));
  }

  /// Behind the last token of the name that begins at `i`, or `i` where none does.
  static int end(Sentence s, int i, boolean cased) {
    if (!first(s, i, cased)) {
      return i;
    }
    boolean upper = Proper.cased(s, i);
    int end = i + 1;
    for (int words = 1; words < MOST_WORDS; words++) {
      int k = next(s, end);
      if (!goesOn(s, k, upper)) {
        break;
      }
      end = k + 1;
    }
    return initial(s, end) ? end + 1 : end;
  }

  private static boolean first(Sentence s, int i, boolean cased) {
    Token token = s.at(i);
    boolean joined = s.is(i + 1, ".", "_", "@") && s.glued(i + 1) && s.glued(i + 2);
    boolean initial = token.raw().length() <= 2;
    if (!token.isWord() || Chatter.has(token.word()) || small(token.word()) || joined && !initial) {
      return false;
    }
    boolean written = Proper.cased(s, i);
    boolean known = Proper.known(token);
    return cased
        ? (written || Chatter.firstName(token)) && !known && !Chatter.place(token)
        : written || !known;
  }

  /// Over the full stop of an initial or the hyphen of a double name.
  private static int next(Sentence s, int end) {
    boolean initial = s.is(end, ".") && s.at(end - 1).end() - s.at(end - 1).start() <= 2;
    boolean hyphen = s.is(end, "-") && s.glued(end) && s.glued(end + 1);
    return initial || hyphen ? end + 1 : end;
  }

  /// A final initial keeps its full stop: "Siti A."
  private static boolean initial(Sentence s, int end) {
    return s.is(end, ".")
        && s.glued(end)
        && s.at(end - 1).end() - s.at(end - 1).start() == 1
        && s.at(end - 1).capital();
  }

  private static boolean goesOn(Sentence s, int k, boolean upper) {
    Token token = s.at(k);
    if (!token.isWord() || s.glued(k) && !s.is(k - 1, ".", "-")) {
      return false;
    }
    if (s.is(k, "bin", "binti", "al")) {
      return true;
    }
    if (Chatter.has(token.word()) || small(token.word()) || Chatter.honorific(token.word())) {
      return false;
    }
    boolean shouted = token.capital() && !Proper.cased(s, k) && s.at(k - 1).capital();
    return upper ? Proper.cased(s, k) : shouted || !Proper.known(token);
  }

  private static boolean small(String word) {
    return switch (word) {
      case "di",
          "ke",
          "dari",
          "pada",
          "dalam",
          "adalah",
          "alamat",
          "rumah",
          "jalan",
          "kantor",
          "apartemen",
          "n",
          "x",
          "lagi",
          "tanggal",
          "umur",
          "usaha",
          "perusahaan",
          "pt",
          "cv",
          "jasa",
          "layanan",
          "sesuai",
          "gpp",
          "dicatat" ->
          true;
      default -> relative(word);
    };
  }
}
