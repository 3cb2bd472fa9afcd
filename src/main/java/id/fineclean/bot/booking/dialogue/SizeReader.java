package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.Estimate;
import id.fineclean.bot.booking.Service;
import id.fineclean.bot.booking.Sizing;
import id.fineclean.bot.booking.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Sizes of one service that have to be counted together or guessed: "2 kamar tidur 1 dapur",
/// "sofa 3-2-1", "sofa L". Immutable, thread-safe.
final class SizeReader {
  private static final int FEWEST_PARTS = 2;
  private static final Pattern SEATS =
      Pattern.compile("(?<![\\d-])[1-5](?:\\s?[-+]\\s?[1-5]){1,4}(?![\\d-])");
  private static final Pattern GLUED = Pattern.compile("(?<!\\d)[1-4]{3}(?!\\d)");
  private static final Map<String, Integer> NUMBERS =
      Map.of("satu", 1, "dua", 2, "tiga", 3, "empat", 4, "lima", 5, "one", 1, "two", 2, "three", 3);

  private final Optional<Sizing> sizing;
  private final Optional<Pattern> parts;
  private final List<Named> named = new ArrayList<>();

  private record Named(Pattern words, int size) {}

  SizeReader(Service service) {
    this.sizing = service.sizing();
    this.parts =
        sizing
            .map(Sizing::parts)
            .filter(words -> !words.isEmpty())
            .map(
                words ->
                    Pattern.compile(
                        "(?iu)(?:(?<![\\p{L}\\d])(\\d{1,2}|satu|dua|tiga|empat|lima|one|two|three)\\s{0,2})?"
                            + "(?<!\\p{L})("
                            + any(words)
                            + ")s?(?!\\p{L})(?:\\s(\\d{1,2})(?![\\d.:]|\\s?\\p{L}))?"));
    for (Estimate.Named each :
        sizing.flatMap(Sizing::estimate).map(Estimate::words).orElse(List.of())) {
      named.add(
          new Named(
              Pattern.compile("(?iu)(?<!\\p{L})(?:" + any(each.words()) + ")(?!\\p{L})"),
              each.size()));
    }
  }

  private static String any(List<String> words) {
    return words.stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(Pattern::quote)
        .collect(Collectors.joining("|"));
  }

  /// The sum of parts that are named one by one; empty where fewer than two kinds are.
  OptionalDouble parts(String text) {
    if (parts.isEmpty()) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    Set<String> kinds = new HashSet<>();
    for (MatchResult part : parts.get().matcher(text).results().toList()) {
      kinds.add(part.group(2).toLowerCase(Locale.ROOT));
      sum += count(part);
    }
    return kinds.size() >= FEWEST_PARTS ? OptionalDouble.of(sum) : OptionalDouble.empty();
  }

  private static int count(MatchResult part) {
    String before = part.group(1);
    if (before != null) {
      Integer word = NUMBERS.get(before.toLowerCase(Locale.ROOT));
      return word == null ? Integer.parseInt(before) : word;
    }
    return part.group(3) == null ? 1 : Integer.parseInt(part.group(3));
  }

  /// "Sofa 3-2-1", also as "321": seats of one piece after the other.
  ///
  /// @param behind the text behind the service's name
  OptionalDouble seats(String behind) {
    if (sizing.filter(it -> it.unit() == Unit.UNIT).isEmpty()) {
      return OptionalDouble.empty();
    }
    int most = sizing.get().maximum();
    Optional<String> seats =
        first(SEATS, behind)
            .or(() -> first(GLUED, behind).filter(it -> Integer.parseInt(it) > most));
    return seats.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            seats.get().chars().filter(Character::isDigit).map(Character::getNumericValue).sum());
  }

  private static Optional<String> first(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).findFirst();
  }

  /// The size that goes by a name; several names add up.
  Optional<Integer> named(String text) {
    int sum = 0;
    for (Named each : named) {
      sum += each.words.matcher(text).find() ? each.size : 0;
    }
    return sum > 0 ? Optional.of(sum) : Optional.empty();
  }
}
