package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.SlotKey;
import org.jspecify.annotations.Nullable;

/// Floor space in whole square metres: "36 m2", "100 meter persegi", "6x8 m", "tipe 36/72", "LB
/// 90".
final class AreaRule implements Rule {
  private static final int SMALLEST = 3;
  private static final int LARGEST = 20_000;

  @Override
  public @Nullable Match at(Sentence s, int i, Context context) {
    return switch (s.word(i)) {
      case "tipe", "t" -> type(s, i);
      case "luas", "bangunan" -> labelled(s, i);
      case "lantai" -> land(s, i);
      default -> Numbers.begins(s, i) ? number(s, i) : null;
    };
  }

  private static @Nullable Match type(Sentence s, int i) {
    int k = s.is(i + 1, "rumah") ? i + 2 : i + 1;
    boolean short_ = s.is(i, "t") && (!s.glued(k) || s.at(k).value() < 21);
    if (!s.digits(k) || short_ || s.at(k).value() < 18 || s.at(k).value() > 600) {
      return null;
    }
    int to = s.is(k + 1, "/") && s.digits(k + 2) ? k + 3 : k + 1;
    return area(s.at(k).value(), i, to, false);
  }

  private static @Nullable Match labelled(Sentence s, int i) {
    int k = i + 1;
    while (k < i + 5 && !s.digits(k) && filler(s, k)) {
      k++;
    }
    ReadNumber number = Numbers.begins(s, k) ? Numbers.at(s, k) : null;
    if (number == null) {
      return null;
    }
    Match product = product(s, i, number);
    if (product != null) {
      return product;
    }
    int unit = unitEnd(s, number.to());
    boolean other =
        unit == number.to() && CountedNouns.counted(s, number.to()) && !s.is(number.to(), "lantai");
    return other ? null : area(number.value(), i, unit, s.is(i + 1, "tanah"));
  }

  private static boolean filler(Sentence s, int k) {
    return switch (s.word(k)) {
      case "rumah",
          "bangunan",
          "tanah",
          "sekitar",
          "kira2",
          ":",
          "=",
          "kurang",
          "lewat",
          "total",
          "kantor",
          "apartemen",
          "ruangan",
          "kamar",
          "ada",
          "cuma",
          ".",
          "nya",
          "ruko",
          "toko",
          "about" ->
          true;
      default -> false;
    };
  }

  /// "LT 120" is land, not floors; it counts where no building is measured.
  private static @Nullable Match land(Sentence s, int i) {
    boolean land = s.at(i).raw().equals("lt") && s.at(i + 1).value() > 20 && !s.is(i + 2, "nomor");
    return land ? area(s.at(i + 1).value(), i, unitEnd(s, i + 2), true) : null;
  }

  private static @Nullable Match number(Sentence s, int i) {
    ReadNumber number = Numbers.at(s, i);
    if (number == null) {
      return null;
    }
    Match product = product(s, i, number);
    if (product != null) {
      return product;
    }
    int to = unitEnd(s, number.to());
    if (to > number.to()) {
      boolean distance = s.is(to, "dari") || s.is(i - 1, "jarak") || s.is(to, "lagi");
      return distance ? null : area(number.value(), i, to, false);
    }
    return house(s, i);
  }

  /// "rumah 36/72": house and land.
  private static @Nullable Match house(Sentence s, int i) {
    boolean pair = s.is(i + 1, "/") && s.glued(i + 1) && s.digits(i + 2);
    boolean sizes = pair && s.at(i).value() >= 21 && s.at(i + 2).value() > 31;
    return sizes && s.at(i).value() <= 600 && s.at(i + 2).value() <= 1000
        ? area(s.at(i).value(), i, i + 3, false)
        : null;
  }

  /// "6x8 m", "2 x 3". Sides in centimetres are no floor space.
  private static @Nullable Match product(Sentence s, int from, ReadNumber width) {
    if (!s.is(width.to(), "x", "kali", "*") || !Numbers.begins(s, width.to() + 1)) {
      return null;
    }
    ReadNumber length = Numbers.at(s, width.to() + 1);
    if (length == null || width.value() > 99 || length.value() > 99 || s.is(length.to(), "cm")) {
      return null;
    }
    int to = unitEnd(s, length.to());
    boolean other = to == length.to() && CountedNouns.counted(s, to);
    return other ? null : area(width.value() * length.value(), from, to, false);
  }

  /// Behind a unit of area, or `k` where there is none.
  private static int unitEnd(Sentence s, int k) {
    int at = s.is(k, "an") && s.glued(k) ? k + 1 : k;
    return switch (s.word(at)) {
      case "sqm" -> at + 1;
      case "meter" -> meter(s, at + 1);
      case "square" -> s.is(at + 1, "meter") ? at + 2 : k;
      default -> k;
    };
  }

  private static int meter(Sentence s, int k) {
    if (s.is(k, "persegi", "²", "kuadrat")) {
      return k + 1;
    }
    if (s.is(k, "^") && s.is(k + 1, "2")) {
      return k + 2;
    }
    return s.is(k, "2") && s.glued(k) ? k + 1 : k;
  }

  private static @Nullable Match area(double value, int from, int to, boolean weak) {
    long rounded = Math.round(value);
    return rounded < SMALLEST || rounded > LARGEST
        ? null
        : Match.of(new Found.Value(SlotKey.AREA_M2, (int) rounded, from, to, weak));
  }
}
