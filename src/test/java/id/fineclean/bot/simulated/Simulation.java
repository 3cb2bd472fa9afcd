package id.fineclean.bot.simulated;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/// Many different customers, each with a shop of their own. The same seed gives the same customers.
public final class Simulation {
  private static final LocalDateTime FIRST = LocalDateTime.of(2026, 11, 23, 7, 30);

  private Simulation() {}

  /// @param from the number of the first customer; each number stands for one customer
  public static void play(
      List<Author> authors, long from, int customers, Shop.Door door, Consumer<Outcome> after) {
    for (long number = from; number < from + customers; number++) {
      after.accept(play(authors.get((int) (number % authors.size())), number, door));
    }
  }

  private static Outcome play(Author author, long number, Shop.Door door) {
    Random random = new Random(number * 0x9E3779B97F4A7C15L);
    LocalDateTime now =
        FIRST.plusDays(random.nextInt(18)).plus(Duration.ofMinutes(random.nextInt(13 * 60)));
    Optional<String> phone =
        random.nextDouble() < 0.7
            ? Optional.of("+62812" + (10_000_000 + random.nextInt(80_000_000)))
            : Optional.empty();
    Temper temper = Temper.any(random);
    try (Shop shop = door.enter(new Shop.Visitor(now, phone))) {
      return new Customer(author, temper, random, now, phone, shop).talk();
    }
  }
}
