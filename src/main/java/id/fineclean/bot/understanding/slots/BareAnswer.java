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
    if (asked == Asked.NAME && !reading.has(SlotKey.NAME)) {
      add(reading, name(reading));
    } else if (asked == Asked.ADDRESS || asked == Asked.AREA) {
      if (!reading.has(SlotKey.ADDRESS)) {
        add(reading, address(reading));
      }
    }
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
        || s.is(i, "alamat", "ke", "adalah");
  }

  private static boolean onlyChatter(Reading reading, int from) {
    Sentence s = reading.sentence();
    for (int k = from; k < s.size(); k++) {
      if (s.is(k, "?")
          || s.at(k).isWord()
              && !reading.taken(k)
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

  private static boolean asks(Sentence s) {
    for (int k = 0; k < s.size(); k++) {
      if (s.is(k, "?", "berapa", "batal") || s.is(k, "gimana", "kenapa", "apa")) {
        return true;
      }
    }
    return false;
  }
}
