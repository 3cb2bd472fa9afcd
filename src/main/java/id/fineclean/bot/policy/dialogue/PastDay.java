package id.fineclean.bot.policy.dialogue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A day, month or year in which rules held: "1 januari 2025", "bulan maret kemarin", "tahun lalu".
/// A month or a year stands for its last day, as that is when its last rules held; nothing without
/// a year of its own is in the future.
final class PastDay {
  /// By their first three letters, Indonesian or English.
  private static final List<String> MONTHS =
      List.of(
          "jan",
          "feb",
          "mar",
          "apr",
          "mei|may",
          "jun",
          "jul",
          "agu|aug|agt|ags",
          "sep",
          "okt|oct",
          "nov|nop",
          "des|dec");

  private static final String MONTH =
      "(jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:et|ch)?|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?"
          + "|agu(?:stus)?|agt|ags|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?"
          + "|no[vp](?:ember)?|des(?:ember)?|dec(?:ember)?)";
  private static final String YEAR = "((?:19|20)\\d\\d)";
  private static final String AGO = "(?:yang |yg )?(?:lalu|kemarin|kemaren|silam|lampau|ago)";
  private static final Pattern ISO = said(YEAR + "-(\\d{1,2})-(\\d{1,2})");
  private static final Pattern NUMBERS = said("(\\d{1,2})[/.-](\\d{1,2})[/.-]" + YEAR);
  private static final Pattern DAY =
      said("(\\d{1,2})(?:st|nd|rd|th)? " + MONTH + "(?:,? " + YEAR + ")?");
  private static final Pattern IN_MONTH =
      said("(?:bulan |month of |in )?" + MONTH + "(?:,? " + YEAR + ")?(?: " + AGO + ")?");
  private static final Pattern AGO_COUNTED =
      said("(\\d{1,2}|se) ?(hari|minggu|bulan|tahun|days?|weeks?|months?|years?) " + AGO);
  private static final Pattern LAST =
      said("(minggu|bulan|tahun) " + AGO + "|last (week|month|year)|(kemarin|kemaren|yesterday)");
  private static final Pattern IN_YEAR = said("(?:tahun |thn |year )?" + YEAR);

  private final LocalDate today;

  private PastDay(LocalDate today) {
    this.today = today;
  }

  private static Pattern said(String words) {
    return Pattern.compile("\\b(?:" + words + ")\\b");
  }

  private record Form(Pattern pattern, Meaning meaning) {}

  @FunctionalInterface
  private interface Meaning {
    LocalDate of(PastDay day, MatchResult said);
  }

  /// The more exact first.
  private static final List<Form> FORMS =
      List.of(
          new Form(ISO, (day, said) -> date(said.group(1), said.group(2), said.group(3))),
          new Form(NUMBERS, (day, said) -> date(said.group(3), said.group(2), said.group(1))),
          new Form(DAY, PastDay::dayOfMonth),
          new Form(IN_MONTH, PastDay::month),
          new Form(AGO_COUNTED, PastDay::counted),
          new Form(LAST, PastDay::last),
          new Form(IN_YEAR, (day, said) -> day.endOfYear(Integer.parseInt(said.group(1)))));

  /// The longest way to say when.
  private static final int LONGEST = 40;

  /// Where a text in lower case says when, from `from` on and before `to`; empty where it does not.
  /// Looks no further, so that many such questions about one text stay cheap.
  static Optional<MatchResult> said(String text, int from, int to) {
    for (Form form : FORMS) {
      Matcher matcher = form.pattern.matcher(text);
      matcher.region(from, Math.min(text.length(), to + LONGEST)).useTransparentBounds(true);
      if (matcher.find() && matcher.start() <= to) {
        return Optional.of(matcher.toMatchResult());
      }
    }
    return Optional.empty();
  }

  /// The day a text means; empty where it names none, or one that no calendar has.
  static Optional<LocalDate> of(String text, LocalDate today) {
    String plain = text.toLowerCase(Locale.ROOT);
    for (Form form : FORMS) {
      Matcher matcher = form.pattern.matcher(plain);
      if (matcher.find()) {
        try {
          return Optional.of(form.meaning.of(new PastDay(today), matcher));
        } catch (DateTimeException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private LocalDate dayOfMonth(MatchResult said) {
    int month = number(said.group(2));
    if (said.group(3) != null) {
      return date(said.group(3), Integer.toString(month), said.group(1));
    }
    LocalDate day = date(Integer.toString(today.getYear()), Integer.toString(month), said.group(1));
    return day.isAfter(today) ? day.minusYears(1) : day;
  }

  private LocalDate month(MatchResult said) {
    if (said.group(2) != null) {
      return upToNow(YearMonth.of(Integer.parseInt(said.group(2)), number(said.group(1))));
    }
    YearMonth month = YearMonth.of(today.getYear(), number(said.group(1)));
    return upToNow(month.atDay(1).isAfter(today) ? month.minusYears(1) : month);
  }

  /// The last day of a month, or today in the middle of it.
  private LocalDate upToNow(YearMonth month) {
    return month.equals(YearMonth.from(today)) ? today : month.atEndOfMonth();
  }

  private LocalDate counted(MatchResult said) {
    int count = said.group(1).equals("se") ? 1 : Integer.parseInt(said.group(1));
    return today.minus(count, unit(said.group(2)));
  }

  private LocalDate last(MatchResult said) {
    String unit = said.group(1) == null ? said.group(2) : said.group(1);
    if (unit == null) {
      return today.minusDays(1);
    }
    return switch (unit(unit)) {
      case YEARS -> endOfYear(today.getYear() - 1);
      case MONTHS -> upToNow(YearMonth.from(today).minusMonths(1));
      default -> today.minusWeeks(1);
    };
  }

  private LocalDate endOfYear(int year) {
    return year == today.getYear() ? today : LocalDate.of(year, 12, 31);
  }

  private static ChronoUnit unit(String word) {
    return switch (word.charAt(0)) {
      case 'h', 'd' -> ChronoUnit.DAYS;
      case 'm' -> word.startsWith("mi") ? ChronoUnit.WEEKS : ChronoUnit.MONTHS;
      case 'b' -> ChronoUnit.MONTHS;
      case 'w' -> ChronoUnit.WEEKS;
      default -> ChronoUnit.YEARS;
    };
  }

  private static int number(String month) {
    String start = month.substring(0, 3);
    for (int i = 0; i < MONTHS.size(); i++) {
      if (start.matches(MONTHS.get(i))) {
        return i + 1;
      }
    }
    throw new IllegalStateException("no month begins with " + start);
  }

  private static LocalDate date(String year, String month, String day) {
    return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
  }
}
