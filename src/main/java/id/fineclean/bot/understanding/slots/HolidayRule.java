package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Context;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Holidays by name: "pas natal", "H-2 lebaran", "malam tahun baru" are days; before "sebelum
/// lebaran" and after "habis natal" one is looked for. Wishes ("selamat natal") and prices ("promo
/// lebaran") mean no day.
final class HolidayRule implements Rule {
  private static final int MOST_DAYS_APART = 14;

  private static final Set<String> NO_DAY =
      Set.of(
          "selamat", "met", "happy", "merry", "promo", "diskon", "harga", "tarif", "paket", "thr");

  private static final Set<String> BEFORE =
      Set.of("sebelum", "jelang", "menjelang", "untuk", "persiapan", "sambut", "menyambut");

  private final HolidayNames names;

  HolidayRule(HolidayNames names) {
    this.names = names;
  }

  @Override
  public @Nullable Match at(Sentence s, int i, Context context) {
    LocalDate today = context.now().toLocalDate();
    if (s.at(i).raw().equals("h") && s.is(i + 1, "-", "+") && s.digits(i + 2)) {
      return counted(s, i, today);
    }
    if (s.is(i, "malam")) {
      Found.Day day = names.at(s, i + 1, today.plusDays(1));
      return day == null
          ? null
          : Match.of(
              new Found.Day(day.date().minusDays(1), Found.Said.DATE, i, day.to()),
              new Found.Part(DayPart.EVENING, i, i + 1));
    }
    if (BEFORE.contains(s.word(i)) || s.is(i, "habis", "setelah")) {
      Found.Day day = named(s, i + 1, today);
      return day == null ? null : Match.of(around(s, i, day, today));
    }
    Found.Day day = names.at(s, i, today);
    if (day == null) {
      return null;
    }
    return NO_DAY.contains(s.word(i - 1)) ? Match.nothing(day.to()) : Match.of(day);
  }

  private Found.@Nullable Day named(Sentence s, int i, LocalDate today) {
    return names.at(s, s.is(i, "hari", "libur") ? i + 1 : i, today);
  }

  private static Found.Span around(Sentence s, int i, Found.Day day, LocalDate today) {
    LocalDate first = BEFORE.contains(s.word(i)) ? today : day.date().plusDays(1);
    return new Found.Span(first, i, day.to());
  }

  /// "H-2 lebaran", "h+3 natal".
  private @Nullable Match counted(Sentence s, int i, LocalDate today) {
    Found.Day day = named(s, i + 3, today);
    long apart = s.at(i + 2).value();
    if (day == null || apart > MOST_DAYS_APART) {
      return null;
    }
    LocalDate date = s.is(i + 1, "-") ? day.date().minusDays(apart) : day.date().plusDays(apart);
    Found.Said said = date.isBefore(today) ? Found.Said.PAST : Found.Said.DATE;
    return Match.of(new Found.Day(date, said, i, day.to()));
  }
}
