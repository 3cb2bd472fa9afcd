package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.SlotKey;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names of people: "nama saya Budi Santoso", "a.n. Sari", "dengan Ibu Ratna", "I'm Dewi". Without
/// pak, bu, mas, mbak.
final class NameRule implements Rule {
  private static final int MOST_WORDS = 5;
  private static final int LEAST_SPELT = 3;
  private static final Set<String> SPELLING =
      Set.of("eja", "ejaan", "ejaannya", "dieja", "ejanya", "tulisannya", "spelled", "spelt");
  private static final Set<String> TITLES =
      Set.of(
          "dr", "drg", "drh", "ir", "prof", "drs", "dra", "h", "hj", "kh", "ust", "ustadz", "apt",
          "ns", "tb", "rr", "kol", "kapt", "mayjen", "brigjen", "letkol", "pdt", "rm");
  private static final Set<String> DEGREES =
      Set.of(
          "sh", "se", "st", "mm", "mba", "msi", "mkom", "skom", "spd", "mpd", "mt", "msc", "bsc",
          "phd", "mh", "ssos", "amd", "akt", "ak", "ca", "cpa", "mkes", "skm", "ssi", "sked",
          "mhum");

  /// Names that tell the order of birth and caste on Bali; men's have "I" before them.
  private static final Set<String> BALINESE =
      Set.of(
          "wayan", "made", "nyoman", "ketut", "putu", "gede", "gde", "kadek", "komang", "nengah",
          "gusti", "dewa", "ngurah", "ktut", "kdk", "nyman");

  @Override
  public @Nullable Match at(Sentence s, int i, Context context) {
    return switch (s.word(i)) {
      case "nama", "namane", "namenye", "jenenge", "jenengku", "asmane", "nami", "ngaran" ->
          behind(s, i, label(s, i + 1), false);
      case "pemesan", "penerima", "pic" ->
          s.is(i + 1, ":", "=") ? behind(s, i, i + 2, false) : behind(s, i, i + 1, true);
      case "a" -> abbreviated(s, i);
      case "an" -> s.glued(i) ? null : behindAn(s, i);
      case "panggil" -> behind(s, i, s.is(i + 1, "saya", "saja") ? i + 2 : i + 1, false);
      case "saya", "im" -> titled(s, i) ? behind(s, i, i, false) : behind(s, i, i + 1, true);
      case "under" -> behind(s, i, behindUnder(s, i + 1), true);
      case "ini" -> introduced(s, i, i + 1);
      case "dengan", "dari" -> introduced(s, i, i + 1);
      default -> null;
    };
  }

  /// "under the name of James", "under Mrs. Hartono".
  private static int behindUnder(Sentence s, int i) {
    int name = s.is(i, "the") ? i + 2 : i;
    return s.is(name, "of") ? name + 1 : name;
  }

  private static int label(Sentence s, int i) {
    int k = i;
    while (k < i + 5 && filler(s, k) && !titled(s, k)) {
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
          "sy",
          "harusnya",
          "seharusnya" ->
          true;
      case "yang" -> s.is(k + 1, "benar", "betul", "bener");
      case "benar", "betul", "bener" -> s.is(k - 1, "yang");
      case "," ->
          relative(s.word(k - 1))
              || s.is(k - 1, "saya") && relative(s.word(k - 2))
              || Chatter.honorific(s.word(k + 1));
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
                && !Capitals.known(s.at(k))
                && !Chatter.place(s.at(k));
    return person ? behind(s, i, k, true) : null;
  }

  /// @param cased only a word with a capital is taken for a name
  private static @Nullable Match behind(Sentence s, int from, int i, boolean cased) {
    int k = i;
    while (k < i + 3
        && !titled(s, k)
        && (Chatter.honorific(s.word(k)) || k > i && s.is(k, ".", "ku", "saya"))) {
      k++;
    }
    Match spelt = spelt(s, k);
    if (spelt != null) {
      return spelt;
    }
    boolean shouted = k > i && s.at(k).capital();
    int end = end(s, k, cased && !shouted);
    return end == k || NoNames.all(s, k, end) ? null : meant(s, k, end);
  }

  /// "Siti eh salah Sri": the name that is meant in the end, spelt out or not.
  private static Match meant(Sentence s, int from, int end) {
    Match spelt = spelt(s, behindSpelling(s, end));
    int other = corrected(s, end);
    int otherEnd = other > end ? end(s, other, false) : other;
    if (spelt != null) {
      return spelt;
    }
    return otherEnd > other ? name(s, other, otherEnd) : name(s, from, end);
  }

  /// Where the name begins that is meant instead of the one before, or `end`.
  static int corrected(Sentence s, int end) {
    int k = s.is(end, ",", ".") ? end + 1 : end;
    int turn = k;
    while (k < turn + 4
        && (s.is(k, "eh", "maksud", "ralat") || s.is(k, "salah", ",") || s.is(k, "nya"))) {
      k++;
    }
    return k > turn && !s.is(k - 1, ",") ? k : end;
  }

  static Match name(Sentence s, int from, int end) {
    return new Match(end, List.of(new Found.Value(SlotKey.NAME, s.written(from, end), from, end)));
  }

  /// "R-a-t-i-h", "N.E.N.G", "S O F I A": three letters at least, each by itself.
  private static @Nullable Match spelt(Sentence s, int from) {
    StringBuilder letters = new StringBuilder();
    int end = from;
    for (int k = from; s.at(k).isWord() && s.at(k).raw().length() == 1; k = end) {
      letters.append(s.at(k).raw());
      end =
          s.is(k + 1, "-", ".") && s.at(k + 2).isWord() && s.at(k + 2).raw().length() == 1
              ? k + 2
              : k + 1;
    }
    if (letters.length() < LEAST_SPELT) {
      return null;
    }
    String name = Character.toUpperCase(letters.charAt(0)) + letters.substring(1);
    return new Match(end, List.of(new Found.Value(SlotKey.NAME, name, from, end)));
  }

  /// Over "ejaannya", "spelled", "dieja:".
  private static int behindSpelling(Sentence s, int end) {
    int k = end;
    while (k < end + 4
        && (s.is(k, ",", ":", "(") || s.is(k, "nya") || SPELLING.contains(s.at(k).raw()))) {
      k++;
    }
    return k;
  }

  /// Behind the last token of the name that begins at `i`, or `i` where none does.
  static int end(Sentence s, int i, boolean cased) {
    int given = behindTitles(s, i);
    if (!first(s, given, cased && given == i)) {
      return i;
    }
    boolean upper = Capitals.cased(s, given);
    int end = given + 1;
    for (int words = 1; words < MOST_WORDS; words++) {
      int k = next(s, end);
      if (!goesOn(s, k, upper)) {
        break;
      }
      end = k + 1;
    }
    return behindDegrees(s, initial(s, end) ? end + 1 : end);
  }

  /// A title that is part of the name begins here ("Dr. Ir. Budi", "I Wayan").
  static boolean titled(Sentence s, int i) {
    return behindTitles(s, i) > i;
  }

  private static int behindTitles(Sentence s, int i) {
    int k = i;
    for (int titles = 0; titles < 4; titles++) {
      int next = behindTitle(s, k);
      if (next == k) {
        break;
      }
      k = next;
    }
    return s.at(k).isWord() ? k : i;
  }

  /// "dr" and "prof" need their full stop or a capital: without these "dr" is "dari".
  private static int behindTitle(Sentence s, int k) {
    if (s.at(k).raw().equals("i") && balinese(s, k + 1)) {
      return k + 1;
    }
    if (!TITLES.contains(s.at(k).raw())) {
      return k;
    }
    boolean stop = s.is(k + 1, ".");
    return stop ? k + 2 : Capitals.cased(s, k) && Capitals.cased(s, k + 1) ? k + 1 : k;
  }

  /// "I made a booking" is English.
  private static boolean balinese(Sentence s, int k) {
    boolean name = BALINESE.contains(s.at(k).raw());
    boolean verb = s.at(k).raw().equals("made") && !Capitals.cased(s, k);
    Token next = s.at(k + 1);
    return name
        && (!verb
            || next.isWord()
                && next.raw().length() > 3
                && !Chatter.has(next.word())
                && !Capitals.known(next));
  }

  /// Over ", M.Kom", ", S.E., M.M.", ", Ph.D.": degrees behind the name.
  private static int behindDegrees(Sentence s, int from) {
    int end = from;
    for (int degrees = 0; degrees < 4; degrees++) {
      int next = behindDegree(s, s.is(end, ",") ? end + 1 : end);
      if (next < 0) {
        break;
      }
      end = next;
    }
    return end;
  }

  private static int behindDegree(Sentence s, int k) {
    if (!s.at(k).isWord() || !s.at(k).capital()) {
      return -1;
    }
    if (s.is(k - 1, ",") && DEGREES.contains(s.at(k).raw())) {
      return k + 1;
    }
    int end = k;
    while (end < k + 6
        && s.is(end + 1, ".")
        && s.glued(end + 1)
        && s.glued(end + 2)
        && s.at(end + 2).isWord()
        && s.at(end).raw().length() <= 3
        && s.at(end + 2).raw().length() <= 4) {
      end += 2;
    }
    boolean stop = s.is(end + 1, ".") && s.glued(end + 1);
    return end == k ? -1 : stop ? end + 2 : end + 1;
  }

  /// Whether a name begins at `i` that goes right up to a phone number: "… Bandung Sari 0812…".
  static boolean beforePhone(Sentence s, int i) {
    if (!Chatter.firstName(s.at(i)) || !(s.digits(i - 1) || Chatter.place(s.at(i - 1)))) {
      return false;
    }
    int end = end(s, i, true);
    int k = s.is(end, ",", "+") ? end + 1 : end;
    return end > i
        && s.at(k).digits() >= 2
        && (s.word(k).startsWith("08") || s.word(k).startsWith("62"));
  }

  private static boolean first(Sentence s, int i, boolean cased) {
    Token token = s.at(i);
    boolean joined = s.is(i + 1, ".", "_", "@") && s.glued(i + 1) && s.glued(i + 2);
    boolean initial = token.raw().length() <= 2;
    if (!token.isWord() || Chatter.has(token.word()) || small(token.word()) || joined && !initial) {
      return false;
    }
    boolean written = Capitals.cased(s, i);
    boolean known = Capitals.known(token);
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
    if (token.raw().equals("o") && s.glued(k + 1) && s.digits(k + 1)) {
      return false;
    }
    if (s.is(k, "bin", "binti", "al")) {
      return true;
    }
    if (Chatter.has(token.word()) || small(token.word()) || Chatter.honorific(token.word())) {
      return false;
    }
    boolean shouted = token.capital() && !Capitals.cased(s, k) && s.at(k - 1).capital();
    return upper ? Capitals.cased(s, k) : shouted || !Capitals.known(token);
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
