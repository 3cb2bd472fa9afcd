package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Asked;
import id.fineclean.bot.understanding.Context;
import org.jspecify.annotations.Nullable;

/// "pagi", "sore aja": a part of the day, unless it is a greeting ("pagi kak", "selamat siang") or
/// a meal.
final class PartRule implements Rule {
  @Override
  public @Nullable Match at(Sentence s, int i, Context context) {
    DayPart part = DayPart.of(s.word(i));
    if (part == null || s.is(i - 1, "makan", "selamat") || s.is(i + 1, "halo")) {
      return null;
    }
    return greeting(s, i, context)
        ? Match.nothing(i + 1)
        : Match.of(new Found.Part(part, i, i + 1));
  }

  private static boolean greeting(Sentence s, int i, Context context) {
    boolean first = i == 0 || i <= 3 && greets(s, i);
    // "Sorean" and "agak pagian" tell when, and greet nobody.
    if (!first || s.at(i).raw().endsWith("an")) {
      return false;
    }
    boolean alone = i + 1 >= s.size();
    boolean asked = context.asked().filter(a -> a == Asked.TIME || a == Asked.DATE).isPresent();
    return asked
        ? false
        : alone || !s.at(i + 1).isWord() && !s.digits(i + 1) || addressed(s, i + 1);
  }

  private static boolean greets(Sentence s, int i) {
    for (int k = 0; k < i; k++) {
      boolean opening =
          s.is(k, "halo", "kak", "min")
              || s.is(k, ",", "permisi", ".")
              || s.is(k, "assalamualaikum", "!");
      if (!opening && !Chatter.honorific(s.word(k))) {
        return false;
      }
    }
    return true;
  }

  private static boolean addressed(Sentence s, int k) {
    return Chatter.honorific(s.word(k))
        || s.is(k, "min", "gan", "sis")
        || s.is(k, "saya", "semua", "bro")
        || s.is(k, "mau", "apa", "fineclean")
        || s.is(k, "apakah", "ada", "team");
  }
}
