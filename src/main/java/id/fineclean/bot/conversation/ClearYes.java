package id.fineclean.bot.conversation;

import id.fineclean.bot.content.Entry;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What counts as a yes where a yes commits to something: `clear_yes` in `intents/dialogue.yaml`.
///
/// The whole message has to be made of these phrases, with one at least that agrees. Whatever else
/// stands in it, a question mark, a doubt or a word that nobody wrote down here, makes it no yes:
/// asking once more costs less than a visit that nobody ordered.
///
/// @param says agree wherever they stand ("oke", "sudah benar")
/// @param first agree only as the first words, and change nothing later on: "makasih ya"
/// @param beside change nothing ("kak", "makasih", "😊")
/// @param turned made of the others, and still no yes ("benar ya" asks)
/// @param acts each a set of phrases for the same act; a button with one of them on it may be
///     answered with any of them
record ClearYes(
    Set<String> says,
    Set<String> first,
    Set<String> beside,
    Set<String> turned,
    List<Set<String>> acts) {
  private static final int LONGEST = 160;
  private static final int MOST_WORDS = 20;
  private static final int LONGEST_PHRASE = 4;

  /// A word, or one sign that is no punctuation, such as an emoji or a sad face of old.
  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}\\p{N}]+|[:=]['-]?[(/\\\\|\\[]|[\\p{So}\\p{Sm}]");

  private static final Pattern SILENT =
      Pattern.compile("['’`]|[\\x{1F3FB}-\\x{1F3FF}\\p{Mn}\\p{Cf}\u2640\u2642]");

  private static final Pattern REPEATED = Pattern.compile("(\\p{L})\\1+");

  ClearYes {
    says = normalised(says);
    first = normalised(first);
    beside = normalised(beside);
    turned = normalised(turned);
    acts = acts.stream().map(ClearYes::normalised).toList();
  }

  static ClearYes read(Entry entry) {
    return entry
        .record(
            keys ->
                new ClearYes(
                    ControlWords.words(keys.get("says")),
                    ControlWords.words(keys.get("first")),
                    ControlWords.words(keys.get("beside")),
                    ControlWords.words(keys.get("turned")),
                    keys.get("acts").items().stream().map(ControlWords::words).toList()))
        .orElse(new ClearYes(Set.of(), Set.of(), Set.of(), Set.of(), List.of()));
  }

  /// Whether a message is a yes to what a button offers, and nothing else.
  ///
  /// @param label the button's
  /// @param numbers what the button may be called besides, such as its number
  boolean is(String text, String label, Collection<String> numbers) {
    if (text.length() > LONGEST || text.contains("?")) {
      return false;
    }
    List<String> words = words(text);
    return words.size() <= MOST_WORDS
        && phrases(words).noneMatch(turned::contains)
        && agrees(words, naming(label, numbers));
  }

  private Set<String> naming(String label, Collection<String> numbers) {
    List<String> words = words(label);
    Set<String> naming = new HashSet<>(normalised(numbers));
    naming.add(String.join(" ", words));
    String act =
        words.stream()
            .dropWhile(word -> says.contains(word) || first.contains(word))
            .collect(Collectors.joining(" "));
    naming.add(act);
    acts.stream().filter(same -> same.contains(act)).forEach(naming::addAll);
    return naming;
  }

  /// Walks through the message phrase by phrase; each place can be reached with or without having
  /// agreed.
  private boolean agrees(List<String> words, Set<String> naming) {
    boolean[] neutral = new boolean[words.size() + 1];
    boolean[] agreed = new boolean[words.size() + 1];
    neutral[0] = true;
    for (int i = 0; i < words.size(); i++) {
      for (int end = i + 1; end <= Math.min(words.size(), i + LONGEST_PHRASE); end++) {
        String phrase = String.join(" ", words.subList(i, end));
        boolean leading = first.contains(phrase);
        boolean agrees = says.contains(phrase) || naming.contains(phrase) || leading && i == 0;
        boolean passes = leading || beside.contains(phrase);
        agreed[end] |= (agreed[i] || neutral[i]) && agrees || agreed[i] && passes;
        neutral[end] |= neutral[i] && passes;
      }
    }
    return agreed[words.size()];
  }

  private static java.util.stream.Stream<String> phrases(List<String> words) {
    return java.util.stream.IntStream.range(0, words.size())
        .boxed()
        .flatMap(
            from ->
                java.util.stream.IntStream.rangeClosed(
                        from + 1, Math.min(words.size(), from + LONGEST_PHRASE))
                    .mapToObj(to -> String.join(" ", words.subList(from, to))));
  }

  private static Set<String> normalised(Collection<String> phrases) {
    return phrases.stream()
        .map(ClearYes::words)
        .map(words -> String.join(" ", words))
        .filter(Predicate.not(String::isEmpty))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<String> words(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    Matcher matcher = TOKEN.matcher(SILENT.matcher(folded).replaceAll(""));
    List<String> words = new ArrayList<>();
    while (matcher.find()) {
      words.add(REPEATED.matcher(matcher.group()).replaceAll("$1"));
    }
    return words;
  }
}
