package id.fineclean.bot.simulated;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What somebody wants, with their words for it.
///
/// @param before the order that stands already, for goals about one
record Goal(Kind kind, Order order, Optional<Order> before, List<String> asides) {
  enum Kind {
    BOOK,
    CHAT_FIRST,
    PRICE,
    FREE_HOURS,
    CANCEL,
    MOVE,
    RESIZE,
    POLICY;

    boolean booking() {
      return this == BOOK || this == CHAT_FIRST;
    }
  }

  /// A value and the words it is said with.
  record Said<T>(T value, String words) {}

  record Wanted(Job job, int size, String words, String sizeWords) {
    Shop.Line line() {
      return new Shop.Line(job.id(), job.sized() ? size : 1);
    }
  }

  /// @param street must be in the address, apart from words like `jalan`
  record Place(String area, String street, String district) {
    String words() {
      return street + ", " + district;
    }
  }

  /// @param phone somebody else's; empty where the customer's own will do
  /// @param note a word that must be noted, and the sentence
  record Order(
      List<Wanted> wanted,
      Place place,
      Said<LocalDate> date,
      Said<LocalTime> time,
      Said<String> name,
      Optional<String> phone,
      Optional<Said<String>> note) {

    Order with(List<Wanted> others) {
      return new Order(others, place, date, time, name, phone, note);
    }

    Order at(Said<LocalDate> day, Said<LocalTime> hour) {
      return new Order(wanted, place, day, hour, name, phone, note);
    }
  }

  /// Makes up goals of one author.
  static final class Maker {
    private static final LocalTime END = LocalTime.of(17, 0);
    private static final List<LocalDate> HOLIDAYS = List.of(LocalDate.of(2026, 12, 25));

    private final Author author;
    private final RandomGenerator random;
    private final LocalDateTime now;

    Maker(Author author, RandomGenerator random, LocalDateTime now) {
      this.author = author;
      this.random = random;
      this.now = now;
    }

    Goal goal(Temper temper) {
      Kind kind = kind();
      Order order = order(temper);
      List<String> asides = new ArrayList<>();
      if (kind.booking() && random.nextDouble() < temper.digresses() * 3) {
        asides.add(author.any("ask", random));
      }
      return switch (kind) {
        case BOOK, CHAT_FIRST, PRICE, FREE_HOURS, POLICY ->
            new Goal(kind, order, Optional.empty(), asides);
        case CANCEL -> new Goal(kind, order, Optional.of(order), asides);
        case MOVE -> new Goal(kind, order.at(otherDate(order), time(order)), before(order), asides);
        case RESIZE -> resize(order);
      };
    }

    private static Optional<Order> before(Order order) {
      return Optional.of(order);
    }

    private Goal resize(Order order) {
      Wanted old = order.wanted().getFirst();
      Order one = order.with(List.of(old.job().sized() ? old : sized()));
      Wanted other = otherSize(one.wanted().getFirst());
      return new Goal(Kind.RESIZE, one.with(List.of(other)), Optional.of(one), List.of());
    }

    private Kind kind() {
      double which = random.nextDouble();
      return which < 0.55
          ? Kind.BOOK
          : which < 0.62
              ? Kind.CHAT_FIRST
              : Author.pick(
                  List.of(
                      Kind.PRICE,
                      Kind.FREE_HOURS,
                      Kind.CANCEL,
                      Kind.MOVE,
                      Kind.RESIZE,
                      Kind.POLICY),
                  random);
    }

    private Order order(Temper temper) {
      List<Wanted> wanted = wanted();
      Place place = place();
      while (true) {
        Said<LocalDate> date = date();
        Said<LocalTime> time = time(wanted);
        if (fits(wanted, date.value(), time.value())) {
          return new Order(wanted, place, date, time, name(), phone(), note(temper));
        }
      }
    }

    private boolean fits(List<Wanted> wanted, LocalDate date, LocalTime time) {
      long ahead = date.toEpochDay() - now.toLocalDate().toEpochDay();
      boolean office = wanted.stream().anyMatch(one -> one.job() == Job.OFFICE_CLEANING);
      return wanted.stream().allMatch(one -> ahead >= one.job().daysAhead)
          && date.getDayOfWeek() != DayOfWeek.SUNDAY
          && !(office && date.getDayOfWeek() == DayOfWeek.SATURDAY)
          && !HOLIDAYS.contains(date)
          && !time.plusMinutes(minutes(wanted)).isAfter(END);
    }

    private static int minutes(List<Wanted> wanted) {
      return wanted.stream().mapToInt(one -> one.job().minutes(one.size())).sum();
    }

    private List<Wanted> wanted() {
      Wanted first = one();
      if (random.nextDouble() < 0.1) {
        Wanted second = one();
        boolean together =
            washes(first)
                && washes(second)
                && first.job() != second.job()
                && minutes(List.of(first, second)) <= 240;
        if (together) {
          return List.of(first, second);
        }
      }
      return List.of(first);
    }

    private static boolean washes(Wanted wanted) {
      return wanted.job().id().endsWith("_wash");
    }

    private Wanted one() {
      String[] parts = Author.parts(author.any("service", random));
      Job job = Job.of(parts[0]);
      int size = job.sized() ? job.least + random.nextInt(job.most - job.least + 1) : 0;
      return new Wanted(job, size, parts[1], filled(parts[2], size));
    }

    private Wanted sized() {
      Wanted made = one();
      while (!made.job().sized()) {
        made = one();
      }
      return made;
    }

    /// The same with another size, which takes no longer than four hours.
    Wanted otherSize(Wanted wanted) {
      int size = wanted.size();
      while (size == wanted.size()) {
        size = wanted.job().least + random.nextInt(wanted.job().most - wanted.job().least + 1);
      }
      String pattern =
          author.all("service").stream()
              .map(Author::parts)
              .filter(parts -> parts[0].equals(wanted.job().id()))
              .findFirst()
              .orElseThrow()[2];
      return new Wanted(wanted.job(), size, wanted.words(), filled(pattern, size));
    }

    private static String filled(String pattern, int size) {
      return pattern.replace("{n}", String.valueOf(size));
    }

    Place place() {
      String[] parts = Author.parts(author.any("street", random));
      return new Place(parts[0], parts[1], parts[2]);
    }

    Said<LocalDate> otherDate(Order order) {
      while (true) {
        Said<LocalDate> date = date();
        if (!date.value().equals(order.date().value())
            && fits(order.wanted(), date.value(), order.time().value())) {
          return date;
        }
      }
    }

    private Said<LocalDate> date() {
      while (true) {
        String[] parts = Author.parts(author.any("date", random));
        LocalDate today = now.toLocalDate();
        LocalDate date =
            switch (parts[0]) {
              case "+1", "+2" -> today.plusDays(Integer.parseInt(parts[0]));
              case "day" -> today.plusDays(3 + random.nextInt(12));
              default -> weekday(parts[0], today);
            };
        if (!date.equals(today.plusDays(7)) || parts[0].equals("day")) {
          return new Said<>(date, dateWords(parts[1], date));
        }
      }
    }

    private static LocalDate weekday(String name, LocalDate today) {
      LocalDate date = today.plusDays(1);
      while (!date.getDayOfWeek().name().startsWith(name)) {
        date = date.plusDays(1);
      }
      return date;
    }

    private static String dateWords(String pattern, LocalDate date) {
      return pattern
          .replace("{d}", String.valueOf(date.getDayOfMonth()))
          .replace("{month}", date.getMonthValue() == 11 ? "november" : "desember")
          .replace("{m}", String.valueOf(date.getMonthValue()));
    }

    Said<LocalTime> time(Order order) {
      return time(order.wanted());
    }

    Said<LocalTime> otherTime(Order order) {
      Said<LocalTime> other = order.time();
      while (other.value().equals(order.time().value())) {
        other = time(order);
      }
      return other;
    }

    private Said<LocalTime> time(List<Wanted> wanted) {
      while (true) {
        String[] parts = Author.parts(author.any("time", random));
        boolean half = parts[0].startsWith("half ");
        String[] range = parts[0].replace("half ", "").split("-", -1);
        int least = Math.max(9, Integer.parseInt(range[0]));
        int hour = least + random.nextInt(Integer.parseInt(range[1]) - least + 1);
        LocalTime time = LocalTime.of(hour, half ? 30 : 0);
        if (!time.plusMinutes(minutes(wanted)).isAfter(END)) {
          return new Said<>(time, timeWords(parts[1], hour));
        }
      }
    }

    private static String timeWords(String pattern, int hour) {
      return pattern
          .replace("{h}", String.valueOf(hour))
          .replace("{h2}", String.format(Locale.ROOT, "%02d", hour))
          .replace("{p}", String.valueOf(hour > 12 ? hour - 12 : hour))
          .replace("{next}", String.valueOf(hour + 1));
    }

    Said<String> name() {
      String name = Author.pick(List.of(author.any("names", random).split(",\\s*", -1)), random);
      String words = author.any("name", random).replace("{name}", name);
      return new Said<>(name, words);
    }

    private Optional<String> phone() {
      return random.nextDouble() < 0.2 ? Optional.of(number()) : Optional.empty();
    }

    String number() {
      return "0813" + (10_000_000 + random.nextInt(80_000_000));
    }

    private Optional<Said<String>> note(Temper temper) {
      if (random.nextDouble() >= 0.15 + temper.chats()) {
        return Optional.empty();
      }
      String[] parts = Author.parts(author.any("note", random));
      return Optional.of(new Said<>(parts[0], parts[1]));
    }
  }
}
