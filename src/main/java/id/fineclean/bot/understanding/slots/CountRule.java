package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.SlotKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How many rooms, bathrooms, floors, things and cleaners: "2 kamar", "kamar mandi 2", "3KT 2KM",
/// "sofa 3 dudukan", "2 lt".
final class CountRule implements Rule {
  private static final Set<String> PEOPLE_WHO_LIVE_THERE =
      Set.of("kapasitas", "keluarga", "penghuni", "karyawan", "isi", "berisi", "kami", "ngaku");

  private static final Set<String> PEOPLE_OF_OTHER_KIND =
      Set.of(
          "karyawan", "penghuni", "dewasa", "tamu", "staf", "staff", "anak", "keluarga", "pegawai");

  @Override
  public @Nullable Match at(Sentence s, int i, Context context) {
    return Numbers.begins(s, i) ? numberFirst(s, i) : nounFirst(s, i);
  }

  private static @Nullable Match numberFirst(Sentence s, int i) {
    ReadNumber count = Numbers.at(s, i);
    if (count == null || !count.whole() || count.value() < 1) {
      return null;
    }
    int k = s.is(count.to(), "-", "x") ? count.to() + 1 : count.to();
    SlotKey key = CountedNouns.key(s, k);
    if (key == null || count.value() > most(key) || !plausible(s, i, k, key)) {
      return null;
    }
    return Match.of(new Found.Value(key, (int) count.value(), i, CountedNouns.end(s, k)));
  }

  private static boolean plausible(Sentence s, int i, int k, SlotKey key) {
    return switch (key) {
      case CLEANERS ->
          !PEOPLE_WHO_LIVE_THERE.contains(s.word(i - 1))
              && !PEOPLE_OF_OTHER_KIND.contains(s.word(k + 1));
      case BATHROOMS -> !s.is(k, "km") || withRooms(s, i, k);
      default -> !s.is(i - 1, "nomor", "unit", "blok");
    };
  }

  /// "1KM" is a bathroom beside "2KT", otherwise a kilometre.
  private static boolean withRooms(Sentence s, int i, int k) {
    for (int j = Math.max(0, i - 5); j < k + 5; j++) {
      if (s.is(j, "kt", "kamar")) {
        return true;
      }
    }
    return false;
  }

  private static int most(SlotKey key) {
    return switch (key) {
      case CLEANERS -> 30;
      case FLOORS -> 10;
      default -> 100;
    };
  }

  private static @Nullable Match nounFirst(Sentence s, int i) {
    SlotKey key = CountedNouns.key(s, i);
    if (key == null || s.is(i, "orang", "unit", "buah") || s.is(i, "dudukan", "bed", "lembar")) {
      return null;
    }
    int k = CountedNouns.end(s, i);
    while (k < i + 5
        && (s.is(k, ":", "ada", "cuma")
            || s.is(k, "=", "total", "cukup")
            || s.is(k, "nya", "jadi"))) {
      k++;
    }
    ReadNumber count = Numbers.begins(s, k) ? Numbers.at(s, k) : null;
    if (count == null || !count.whole() || count.value() < 1 || taken(s, count.to())) {
      return null;
    }
    boolean fits = count.value() <= mostBehind(key) && located(s, i, key);
    return fits ? Match.of(new Found.Value(key, (int) count.value(), i, count.to())) : null;
  }

  private static int mostBehind(SlotKey key) {
    return switch (key) {
      case FLOORS -> 5;
      case UNITS -> 30;
      default -> 20;
    };
  }

  /// "di lantai 5" is a place.
  private static boolean located(Sentence s, int i, SlotKey key) {
    return switch (key) {
      case FLOORS -> !s.is(i - 1, "di", "ke", "dari") && !s.is(i - 1, ",");
      case BATHROOMS -> !s.is(i, "km") || withRooms(s, i, i);
      default -> true;
    };
  }

  /// The number counts what follows it: "sofa 3 dudukan", "kasur 160x200"; but "kamar 3 toilet 2"
  /// counts what is before.
  private static boolean taken(Sentence s, int k) {
    if (s.is(k, "x", "/", ".") && s.digits(k + 1)) {
      return true;
    }
    if (!CountedNouns.counted(s, k)) {
      return false;
    }
    boolean thing = CountedNouns.key(s, k) != null;
    int behind = thing ? CountedNouns.end(s, k) : k + 1;
    boolean hour = s.is(k, "jam") && !s.at(k).raw().equals("pk");
    return !(thing || hour) || !Numbers.begins(s, behind);
  }
}
