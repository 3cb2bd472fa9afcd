package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.SlotKey;
import org.jspecify.annotations.Nullable;

/// Amounts in rupiah: "Rp 250.000", "150rb", "1,5jt", "seratus lima puluh ribu", "budget 300".
final class MoneyRule implements Rule {
  private static final long THOUSAND = 1_000;
  private static final long MILLION = 1_000_000;
  private static final long LARGEST = 10_000_000_000L;

  private record Amount(double value, int to) {}

  @Override
  public @Nullable Match at(Sentence s, int i, Context context) {
    return switch (s.word(i)) {
      case "rp" -> s.is(i + 1, "budget") ? null : labelled(s, i, i + 1, false);
      case "budget" -> labelled(s, i, i + 1, true);
      default -> match(i, amount(s, i));
    };
  }

  private static @Nullable Match labelled(Sentence s, int from, int i, boolean thousands) {
    int k = i;
    while (k < i + 6 && !begins(s, k) && filler(s, k)) {
      k++;
    }
    Amount amount = amount(s, k);
    if (amount != null) {
      return match(from, amount);
    }
    ReadNumber number = Numbers.begins(s, k) ? Numbers.at(s, k) : null;
    if (number == null || number.value() < 10 || CountedNouns.counted(s, number.to())) {
      return null;
    }
    boolean short_ = thousands && number.value() < THOUSAND;
    return match(from, new Amount(number.value() * (short_ ? THOUSAND : 1), number.to()));
  }

  private static boolean begins(Sentence s, int k) {
    return Numbers.begins(s, k) || s.is(k, "seribu", "sejuta", "setengah");
  }

  private static boolean filler(Sentence s, int k) {
    return switch (s.word(k)) {
      case ":",
          "=",
          ".",
          "rp",
          "saya",
          "maks",
          "max",
          "maksimal",
          "cuma",
          "sekitar",
          "di",
          "bawah",
          "hanya",
          "kira2",
          "nya",
          "ada",
          "kurang",
          "lewat",
          "paling",
          "sampai",
          "of",
          "is",
          "mentok",
          "segini",
          "~" ->
          true;
      default -> false;
    };
  }

  /// "200-300rb": the most one will pay.
  private static @Nullable Amount bound(Sentence s, int i) {
    ReadNumber low = Numbers.begins(s, i) ? Numbers.at(s, i) : null;
    boolean range = low != null && s.is(low.to(), "-", "sampai");
    return low != null && range ? part(s, low.to() + 1) : null;
  }

  private static @Nullable Amount amount(Sentence s, int i) {
    if (!begins(s, i)) {
      return null;
    }
    Amount amount = part(s, i);
    if (amount == null) {
      return bound(s, i);
    }
    Amount rest = amount.value() >= MILLION ? part(s, amount.to()) : null;
    return rest != null && rest.value() < MILLION && rest.value() % THOUSAND == 0
        ? new Amount(amount.value() + rest.value(), rest.to())
        : amount;
  }

  private static @Nullable Amount part(Sentence s, int i) {
    switch (s.word(i)) {
      case "seribu" -> {
        return new Amount(THOUSAND, i + 1);
      }
      case "sejuta" -> {
        return half(s, MILLION, i + 1);
      }
      case "setengah" -> {
        return s.is(i + 1, "juta") ? new Amount(MILLION / 2.0, i + 2) : null;
      }
      default -> {}
    }
    ReadNumber number = Numbers.at(s, i);
    return number == null ? null : multiplied(s, i, number);
  }

  private static @Nullable Amount half(Sentence s, long one, int k) {
    return s.is(k, "setengah") && !s.is(k + 1, "jam")
        ? new Amount(one * 1.5, k + 1)
        : new Amount(one, k);
  }

  private static @Nullable Amount multiplied(Sentence s, int i, ReadNumber number) {
    boolean half = s.is(number.to(), "setengah") && s.is(number.to() + 1, "juta");
    int k = half ? number.to() + 1 : number.to();
    double value = half ? number.value() + 0.5 : number.value();
    return switch (s.word(k)) {
      case "ribu" -> new Amount(value * THOUSAND, suffix(s, k + 1));
      case "juta" -> new Amount(value * MILLION, suffix(s, k + 1));
      case "k" -> s.glued(k) && s.digits(i) ? new Amount(value * THOUSAND, k + 1) : null;
      default -> s.digits(i) && written(s, i, number) ? new Amount(value, k) : null;
    };
  }

  /// "250.000", with or without what makes it money.
  private static boolean written(Sentence s, int i, ReadNumber number) {
    return number.to() > i + 2
        && number.value() >= 10 * THOUSAND
        && number.whole()
        && s.at(number.to() - 1).digits() == 3
        && !CountedNouns.counted(s, number.to());
  }

  private static int suffix(Sentence s, int k) {
    int at = s.is(k, "an") && s.glued(k) ? k + 1 : k;
    return s.is(at, "rp") ? at + 1 : at;
  }

  private static @Nullable Match match(int from, @Nullable Amount amount) {
    return amount == null || amount.value() < THOUSAND || amount.value() > LARGEST
        ? null
        : Match.of(
            new Found.Value(SlotKey.BUDGET_IDR, Math.round(amount.value()), from, amount.to()));
  }
}
