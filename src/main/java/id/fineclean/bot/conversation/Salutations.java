package id.fineclean.bot.conversation;

import id.fineclean.bot.content.Entry;
import id.fineclean.bot.understanding.Bilingual;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Greetings that are answered in kind, such as "assalamualaikum" or "pagi": `salutations` in
/// `intents/dialogue.yaml`.
///
/// @param around what may stand before one, and between it and the rest of the message ("halo",
///     "kak")
/// @param kinds the first that fits is answered
record Salutations(Set<String> around, List<Kind> kinds) {
  private static final int LONGEST = 80;
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+|[^\\p{L}\\p{N}\\s'’-]|\\n");
  private static final Pattern REPEATED = Pattern.compile("(\\p{L})\\1+");

  Salutations {
    around = normalised(around);
    kinds = List.copyOf(kinds);
  }

  /// @param says the greeting in all its spellings; repeated letters ("pagiii") need none
  record Kind(Set<String> says, Bilingual answer) {
    Kind {
      says = normalised(says);
    }

    private static Kind read(Entry keys) {
      return new Kind(ControlWords.words(keys.get("says")), Bilingual.read(keys.get("answer")));
    }
  }

  static Salutations read(Entry entry) {
    return entry
        .record(
            keys ->
                new Salutations(
                    ControlWords.words(keys.get("around")),
                    keys.get("kinds").list(each -> each.record(Kind::read))))
        .orElse(new Salutations(Set.of(), List.of()));
  }

  /// The answer to the greeting that a message begins with: one that stands alone or is set off
  /// from what follows, for "pagi bisa?" asks about the morning.
  Optional<Bilingual> answer(String text) {
    List<String> tokens = tokens(text.substring(0, Math.min(text.length(), LONGEST)));
    int start = 0;
    while (start < tokens.size() && isAround(tokens.get(start))) {
      start++;
    }
    for (int end = tokens.size(); end > start; end--) {
      String phrase = phrase(tokens.subList(start, end));
      if (end == tokens.size() || isAround(tokens.get(end))) {
        Optional<Bilingual> answer = answerTo(phrase);
        if (answer.isPresent()) {
          return answer;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Bilingual> answerTo(String phrase) {
    return kinds.stream().filter(kind -> kind.says.contains(phrase)).map(Kind::answer).findFirst();
  }

  private boolean isAround(String token) {
    return around.contains(token) || isSign(token);
  }

  private static boolean isSign(String token) {
    return !Character.isLetterOrDigit(token.codePointAt(0));
  }

  /// "Ass. wr. wb." is one, full stops and all.
  private static String phrase(List<String> tokens) {
    return tokens.stream().filter(token -> !isSign(token)).collect(Collectors.joining(" "));
  }

  private static Set<String> normalised(Set<String> phrases) {
    Set<String> normalised = new HashSet<>();
    phrases.forEach(phrase -> normalised.add(phrase(tokens(phrase))));
    return Set.copyOf(normalised);
  }

  private static List<String> tokens(String text) {
    Matcher matcher = TOKEN.matcher(text.toLowerCase(Locale.ROOT));
    List<String> tokens = new ArrayList<>();
    while (matcher.find()) {
      tokens.add(REPEATED.matcher(matcher.group()).replaceAll("$1"));
    }
    return tokens;
  }
}
