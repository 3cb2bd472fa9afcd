package id.fineclean.bot.understanding;

import id.fineclean.bot.understanding.text.Slips;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells which of the choices just offered an answer means: by its place ("2", "yg kedua", "opsi
/// b", "terakhir") or by words of its label ("yang pagi aja", "sofa"), slips of typing forgiven.
public final class ChoiceMatcher {
  /// A longer message says more than a choice.
  private static final int MOST_WORDS = 12;

  private static final int MOST_LABEL_WORDS = 40;

  private static final Pattern CODE = Pattern.compile("\\b\\p{Lu}{2}-[\\p{Lu}\\d]{6}\\b");

  private ChoiceMatcher() {}

  /// The index of the choice meant; empty when none fits or several fit equally. Never throws.
  ///
  /// @param labels the choices in the order they were offered
  public static OptionalInt match(String text, List<String> labels) {
    List<String> said = ChoiceWords.of(text, MOST_WORDS + 1);
    if (said.isEmpty() || said.size() > MOST_WORDS || labels.isEmpty()) {
      return OptionalInt.empty();
    }
    OptionalInt whole = byWholeLabel(said, labels);
    if (whole.isPresent()) {
      return whole;
    }
    if (said.stream().anyMatch(ChoiceWords::refusal)) {
      return OptionalInt.empty();
    }
    int end = labels.stream().allMatch(ChoiceMatcher::ordered) ? ChoiceWords.end(said) : 0;
    if (end != 0) {
      return OptionalInt.of(end > 0 ? 0 : labels.size() - 1);
    }
    List<Set<String>> words = labels.stream().map(ChoiceMatcher::words).toList();
    OptionalInt named = byWords(said, words);
    OptionalInt placed = byPlace(said, labels.size());
    if (placed.isPresent() && (explicit(said) || named.isEmpty())) {
      return placed;
    }
    return placed.isEmpty() || placed.equals(named) ? named : OptionalInt.empty();
  }

  /// Days and times, which have an earliest and a latest.
  private static boolean ordered(String label) {
    return label.chars().anyMatch(Character::isDigit);
  }

  private static OptionalInt byWholeLabel(List<String> said, List<String> labels) {
    OptionalInt found = OptionalInt.empty();
    for (int i = 0; i < labels.size(); i++) {
      if (ChoiceWords.of(labels.get(i), MOST_LABEL_WORDS).equals(said)) {
        if (found.isPresent()) {
          return OptionalInt.empty();
        }
        found = OptionalInt.of(i);
      }
    }
    return found;
  }

  /// "nomor 2", "yang kedua": nothing but a place.
  private static boolean explicit(List<String> said) {
    return said.stream()
        .anyMatch(word -> ChoiceWords.place(word) || ChoiceWords.ordinal(word) != 0);
  }

  private static OptionalInt byPlace(List<String> said, int choices) {
    int place = 0;
    for (int i = 0; i < said.size(); i++) {
      String word = said.get(i);
      boolean becomes = i > 0 && said.get(i - 1).equals("jadi") && ChoiceWords.count(word);
      if (becomes) {
        return OptionalInt.empty();
      }
      int here = place(word, choices);
      if (ChoiceWords.clock(word)) {
        return OptionalInt.empty();
      }
      if (here == 0 && !ChoiceWords.filler(word) || here != 0 && place != 0 && here != place) {
        return OptionalInt.empty();
      }
      place = here == 0 ? place : here;
    }
    return place < 1 || place > choices ? OptionalInt.empty() : OptionalInt.of(place - 1);
  }

  /// Counted from 1; 0 where the word is no place.
  private static int place(String word, int choices) {
    int ordinal = ChoiceWords.ordinal(word);
    if (ordinal != 0) {
      return ordinal < 0 ? choices : ordinal;
    }
    if (word.equals("tengah") && choices == 3) {
      return 2;
    }
    String usual = ChoiceWords.usual(word);
    if (ChoiceWords.number(usual)) {
      return usual.length() <= 3 ? Integer.parseInt(usual) : Integer.MAX_VALUE;
    }
    boolean letter = word.length() == 1 && word.charAt(0) >= 'a' && word.charAt(0) < 'a' + choices;
    return letter && choices <= 8 ? word.charAt(0) - 'a' + 1 : 0;
  }

  private static Set<String> words(String label) {
    Set<String> words = new HashSet<>();
    // The figures inside a booking code are nobody's number.
    String plain = CODE.matcher(label).replaceAll(" ");
    List<String> all = ChoiceWords.of(plain, MOST_LABEL_WORDS);
    for (int i = 0; i < all.size(); i++) {
      String word = ChoiceWords.usual(all.get(i));
      words.add(word);
      boolean minutes = i > 0 && all.get(i).length() == 2 && ChoiceWords.number(word);
      if (i + 1 < all.size() && clock(all.get(i), all.get(i + 1)) && !minutes) {
        words.addAll(clockWords(Integer.parseInt(word)));
      }
    }
    return words;
  }

  private static boolean clock(String hour, String minute) {
    return ChoiceWords.number(hour)
        && hour.length() <= 2
        && ChoiceWords.number(minute)
        && minute.length() == 2
        && Integer.parseInt(hour) < 24
        && Integer.parseInt(minute) < 60;
  }

  /// How one also says a full hour: "13.00" is "jam 1" and "siang".
  private static Set<String> clockWords(int hour) {
    String part = hour < 11 ? "pagi" : hour < 15 ? "siang" : hour < 18 ? "sore" : "malam";
    return hour > 12 ? Set.of(part, Integer.toString(hour - 12)) : Set.of(part);
  }

  /// Each word counts the more the fewer labels hold it; words of every label say nothing.
  private static OptionalInt byWords(List<String> said, List<Set<String>> labels) {
    double[] score = new double[labels.size()];
    int known = 0;
    int unknown = 0;
    for (String word : said) {
      List<Integer> holders = holders(ChoiceWords.usual(word), labels);
      if (!holders.isEmpty()) {
        known++;
        holders.forEach(i -> score[i] += 1.0 / holders.size() - 1.0 / labels.size());
      } else if (!ChoiceWords.filler(word)) {
        unknown++;
      }
    }
    return known >= unknown ? top(score, labels.size() == 1 && known > 0) : OptionalInt.empty();
  }

  private static OptionalInt top(double[] score, boolean only) {
    if (only) {
      return OptionalInt.of(0);
    }
    int best = 0;
    boolean tie = false;
    for (int i = 1; i < score.length; i++) {
      tie = score[i] == score[best] || tie && score[i] < score[best];
      best = score[i] > score[best] ? i : best;
    }
    return score[best] <= 1e-9 || tie ? OptionalInt.empty() : OptionalInt.of(best);
  }

  /// The labels that hold the word; only where none does, those that hold one like it.
  private static List<Integer> holders(String word, List<Set<String>> labels) {
    List<Integer> holders = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i).contains(word)) {
        holders.add(i);
      }
    }
    for (int i = 0; holders.isEmpty() && i < labels.size() && word.length() >= 4; i++) {
      if (labels.get(i).stream().anyMatch(other -> alike(word, other))) {
        holders.add(i);
        holders.addAll(alsoAlike(word, labels, i + 1));
      }
    }
    return holders;
  }

  private static List<Integer> alsoAlike(String word, List<Set<String>> labels, int from) {
    List<Integer> more = new ArrayList<>();
    for (int i = from; i < labels.size(); i++) {
      if (labels.get(i).stream().anyMatch(other -> alike(word, other))) {
        more.add(i);
      }
    }
    return more;
  }

  /// One slip of typing apart, two in long words, or the beginning of the other.
  private static boolean alike(String word, String other) {
    if (ChoiceWords.number(word) || other.length() < 4 || word.charAt(0) != other.charAt(0)) {
      return false;
    }
    int allowed = Math.min(word.length(), other.length()) >= 7 ? 2 : 1;
    return other.startsWith(word)
        || Math.abs(word.length() - other.length()) <= allowed
            && word.length() <= MOST_LABEL_WORDS
            && Slips.count(word, other) <= allowed;
  }
}
