package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Asked;
import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.SlotKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers that only the question makes clear: "Sari aja kak" is a name, "Tebet Barat 5" an
/// address.
final class BareAnswer {
  private static final int LONGEST_NAME_ANSWER = 12;

  private BareAnswer() {}

  static void add(Reading reading, Context context) {
    Asked asked = context.asked().orElse(null);
    if (!reading.has(SlotKey.NAME)) {
      add(reading, asked == Asked.NAME ? name(reading) : heading(reading));
    }
    if (asked == Asked.ADDRESS || asked == Asked.AREA) {
      add(reading, reading.has(SlotKey.ADDRESS) ? earlier(reading) : address(reading));
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
    int end = Proper.known(s.at(i)) ? i : NameRule.end(s, i, true);
    boolean alone = s.is(end, "\n", ",", "-") || s.is(end, "/", "(");
    boolean free = !reading.taken(i) && end > i + 1 && alone;
    return free
        ? new Match(end, List.of(new Found.Value(SlotKey.NAME, s.written(i, end), i, end)))
        : null;
  }

  private static void add(Reading reading, @Nullable Match match) {
    if (match != null) {
      reading.add(match, match.found().getFirst().from());
    }
  }

  private static @Nullable Match name(Reading reading) {
    Sentence s = reading.sentence();
    int i = start(reading);
    int end = NameRule.end(s, i, false);
    if (end == i || s.size() > LONGEST_NAME_ANSWER + 20 || !onlyChatter(reading, end)) {
      return null;
    }
    return new Match(end, List.of(new Found.Value(SlotKey.NAME, s.written(i, end), i, end)));
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
    if (known == null
        || from >= known.from()
        || AddressRule.end(reading.sentence(), from) < known.to()) {
      return null;
    }
    reading.remove(known);
    Found.Value whole =
        new Found.Value(
            SlotKey.ADDRESS, reading.sentence().written(from, known.to()), from, known.to());
    return new Match(known.to(), List.of(whole));
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
