package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Asked;
import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.SlotKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Names and addresses without a word that tells them: answers that only the question makes clear
/// ("Sari aja kak", "Tebet Barat 5"), and lines that their neighbours do.
final class BareAnswer {
  private static final int LONGEST_NAME_ANSWER = 12;

  /// Words on a line that may be a name or a place.
  private static final int LONGEST_LINE = 5;

  private BareAnswer() {}

  static void add(Reading reading, Context context) {
    Asked asked = context.asked().orElse(null);
    if (!reading.has(SlotKey.NAME)) {
      add(reading, asked == Asked.NAME ? name(reading) : heading(reading));
    }
    if (!reading.has(SlotKey.NAME)) {
      add(reading, besidePhone(reading));
    }
    if (reading.has(SlotKey.ADDRESS)) {
      add(reading, asked == Asked.ADDRESS || asked == Asked.AREA ? earlier(reading) : null);
      add(reading, withCity(reading));
      add(reading, withLines(reading));
    }
    if (asked == Asked.ADDRESS || asked == Asked.AREA) {
      add(reading, reading.has(SlotKey.ADDRESS) ? null : address(reading));
      add(reading, reading.has(SlotKey.POSTAL_CODE) ? null : postalCode(reading));
    }
  }

  /// A name that stands alone before a phone number or an address: "Fitri Handayani, 0812…".
  private static @Nullable Match heading(Reading reading) {
    if (!reading.has(SlotKey.PHONE) && !reading.has(SlotKey.ADDRESS)) {
      return null;
    }
    Sentence s = reading.sentence();
    int i = Chatter.honorific(s.word(0)) ? 1 : 0;
    int end = Capitals.known(s.at(i)) ? i : NameRule.end(s, i, true);
    boolean line = s.is(end, "\n") && (end > i + 1 || Capitals.cased(s, i) || i == 1);
    boolean alone = line || end > i + 1 && (s.is(end, ",", "-") || s.is(end, "/", "("));
    return !reading.taken(i) && end > i && alone ? NameRule.name(s, i, end) : null;
  }

  /// "Rina 0812…", and a line with a name above the number.
  private static @Nullable Match besidePhone(Reading reading) {
    Found.Value phone = reading.value(SlotKey.PHONE);
    if (phone == null) {
      return null;
    }
    Sentence s = reading.sentence();
    int end = s.is(phone.from() - 1, ",", "\n", "-") ? phone.from() - 1 : phone.from();
    int i = end;
    while (i > end - LONGEST_LINE && i > 0 && s.at(i - 1).isWord() && !reading.taken(i - 1)) {
      i--;
    }
    for (; i < end; i++) {
      boolean line = s.is(end, "\n") && (i == 0 || s.is(i - 1, "\n"));
      boolean begins = Chatter.firstName(s.at(i)) || line && Capitals.cased(s, i);
      if (begins && NameRule.end(s, i, true) == end) {
        return NameRule.name(s, i, end);
      }
    }
    return null;
  }

  private static void add(Reading reading, @Nullable Match match) {
    if (match != null) {
      reading.add(match, match.found().getFirst().from());
    }
  }

  private static @Nullable Match name(Reading reading) {
    Sentence s = reading.sentence();
    int first = start(reading);
    int behind = NameRule.end(s, first, false);
    int i = NameRule.corrected(s, behind);
    int end = i > behind ? NameRule.end(s, i, false) : behind;
    boolean person = end > i && i > behind || behind > first && i == behind;
    int from = i > behind ? i : first;
    boolean known = isSentence(s, from, end);
    if (!person
        || !known && (asks(s) || denied(s, from))
        || NoNames.all(s, from, end)
        || s.size() > LONGEST_NAME_ANSWER + 20
        || !onlyChatter(reading, withoutOther(s, end)) && !known) {
      return null;
    }
    return NameRule.name(s, from, end);
  }

  /// "Rina. totalnya jd brp": a name that is known as one, or has a title, and then something else.
  private static boolean isSentence(Sentence s, int from, int end) {
    boolean known =
        Chatter.firstName(s.at(from)) || from > 0 && Chatter.honorific(s.word(from - 1));
    return known && s.is(end, ".", ",", "\n");
  }

  /// "data saya ga dijual kan": what stands behind a no is no name.
  private static boolean denied(Sentence s, int from) {
    return s.is(from - 1, "tidak", "belum", "jangan") || s.is(from - 1, "ga", "gak", "kok");
  }

  /// "Rina, bukan Rita": behind the name that is not meant.
  private static int withoutOther(Sentence s, int end) {
    int k = s.is(end, ",") ? end + 1 : end;
    return s.is(k, "bukan") ? NameRule.end(s, k + 1, false) : end;
  }

  /// The first token that neither chatter nor another slot has.
  private static int start(Reading reading) {
    Sentence s = reading.sentence();
    int i = 0;
    while (i < s.size() && skipped(reading, i)) {
      i++;
    }
    return i;
  }

  private static boolean skipped(Reading reading, int i) {
    Sentence s = reading.sentence();
    Token token = s.at(i);
    if (NameRule.titled(s, i)) {
      return reading.taken(i);
    }
    return reading.taken(i)
        || !token.isWord() && !token.isDigits()
        || Chatter.has(token.word())
        || Chatter.honorific(token.word())
        || s.is(i, "di", "daerah", "sekitar")
        || s.is(i, "alamat", "ke", "adalah")
        || s.is(i, "rumah") && !s.is(i + 1, "susun", "nomor");
  }

  private static boolean onlyChatter(Reading reading, int from) {
    Sentence s = reading.sentence();
    for (int k = from; k < s.size(); k++) {
      if (s.is(k, "?")
          || s.at(k).isWord()
              && !reading.taken(k)
              && !s.is(k - 1, "(")
              && !Chatter.has(s.word(k))
              && !Chatter.honorific(s.word(k))) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Match address(Reading reading) {
    Sentence s = reading.sentence();
    int i = start(reading);
    int end = Math.min(AddressRule.end(s, i), s.size());
    if (end <= i || !s.at(i).isWord() || AddressWords.noPlace(s.word(i)) || asks(s)) {
      return null;
    }
    return AddressRule.match(s, i, end);
  }

  private static @Nullable Match postalCode(Reading reading) {
    Sentence s = reading.sentence();
    int i = s.size() - 1;
    while (i > 0 && !s.digits(i)) {
      i--;
    }
    return PostalRule.code(s, i) && !reading.taken(i)
        ? Match.of(new Found.Value(SlotKey.POSTAL_CODE, s.word(i), i, i + 1))
        : null;
  }

  /// The answer begins before the word that gave the address away: "Kelapa Gading, Jl. Raya 5".
  private static @Nullable Match earlier(Reading reading) {
    Found.Value known = reading.value(SlotKey.ADDRESS);
    int from = start(reading);
    return known != null
            && from < known.from()
            && AddressRule.end(reading.sentence(), from) >= known.to()
        ? replaced(reading, known, from, known.to())
        : null;
  }

  /// "Depok, Jl. Margonda 100": the place said first is part of the address.
  private static @Nullable Match withCity(Reading reading) {
    Sentence s = reading.sentence();
    Found.Value known = reading.value(SlotKey.ADDRESS);
    if (known == null || !s.is(known.from() - 1, ",", "\n")) {
      return null;
    }
    int from = known.from() - 1;
    while (from > 0
        && from > known.from() - LONGEST_LINE
        && !reading.taken(from - 1)
        && AddressWords.placeWord(s, from - 1)) {
      from--;
    }
    return from < known.from() - 1 ? replaced(reading, known, from, known.to()) : null;
  }

  /// A place on the line below ("Ragunan"): known as one, or else no name, since that was given.
  private static @Nullable Match withLines(Reading reading) {
    Sentence s = reading.sentence();
    Found.Value known = reading.value(SlotKey.ADDRESS);
    if (known == null) {
      return null;
    }
    int to = known.to();
    for (int line = lineEnd(reading, to); line > to && s.is(to, "\n"); ) {
      boolean place = AddressWords.placeWord(s, to + 1) || reading.has(SlotKey.NAME);
      if (!place) {
        break;
      }
      to = line;
      line = lineEnd(reading, to);
    }
    return to > known.to() ? replaced(reading, known, known.from(), to) : null;
  }

  /// Where the line behind `to` ends, if it holds nothing but words that may be names.
  private static int lineEnd(Reading reading, int to) {
    Sentence s = reading.sentence();
    int k = to + 1;
    while (k <= to + LONGEST_LINE
        && s.at(k).isWord()
        && !reading.taken(k)
        && !AddressWords.stops(s, k)
        && (!Capitals.known(s.at(k)) || AddressWords.placeWord(s, k) || s.is(k - 1, "pasar"))) {
      k++;
    }
    boolean whole = s.is(k, "\n") || s.at(k).kind() == Token.Kind.EDGE;
    return k > to + 1 && whole ? k : to;
  }

  private static @Nullable Match replaced(
      Reading reading, Found.@Nullable Value known, int from, int to) {
    if (known == null) {
      return null;
    }
    reading.remove(known);
    Found.Value whole =
        new Found.Value(SlotKey.ADDRESS, reading.sentence().written(from, to), from, to);
    return new Match(to, List.of(whole));
  }

  private static boolean asks(Sentence s) {
    for (int k = 0; k < s.size(); k++) {
      if (s.is(k, "?", "berapa", "batal") || s.is(k, "gimana", "kenapa", "apa")) {
        return true;
      }
    }
    return false;
  }
}
