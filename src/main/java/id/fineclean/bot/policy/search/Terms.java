package id.fineclean.bot.policy.search;

import id.fineclean.bot.understanding.text.Skeleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is looked at of a text. No stop words: "apa", "berapa" and "siapa" tell questions apart.
///
/// @param words single words and pairs of neighbours
/// @param stems the same of stems, with synonyms
/// @param letters groups of 2 to 5 letters inside words
/// @param skeletons consonants of words and of pairs
record Terms(Set<String> words, Set<String> stems, Set<String> letters, Set<String> skeletons) {
  private static final int SHORTEST_GROUP = 2;
  private static final int LONGEST_GROUP = 5;
  private static final String EDGE = "|";

  /// @param forms normalised words in order
  static Terms of(List<String> forms, Synonyms synonyms) {
    List<String> stems =
        forms.stream().map(form -> isWritten(form) ? Stem.of(form) : form).toList();
    Set<String> stemTerms = singlesAndPairs(stems);
    forms.forEach(form -> stemTerms.addAll(synonyms.of(form)));
    List<String> skeletons =
        forms.stream().map(form -> isWritten(form) ? Skeleton.of(form) : form).toList();
    return new Terms(singlesAndPairs(forms), stemTerms, groups(forms), singlesAndPairs(skeletons));
  }

  private static boolean isWritten(String form) {
    return Character.isLetter(form.charAt(0));
  }

  private static Set<String> singlesAndPairs(List<String> tokens) {
    Set<String> terms = new LinkedHashSet<>();
    String before = EDGE;
    for (String token : tokens) {
      terms.add(token);
      terms.add(before + ' ' + token);
      before = token;
    }
    terms.add(before + ' ' + EDGE);
    return terms;
  }

  private static Set<String> groups(List<String> forms) {
    List<String> groups = new ArrayList<>();
    for (String form : forms) {
      if (isWritten(form)) {
        addGroups('_' + form + '_', groups);
      }
    }
    return new LinkedHashSet<>(groups);
  }

  private static void addGroups(String padded, List<String> out) {
    for (int size = SHORTEST_GROUP; size <= LONGEST_GROUP; size++) {
      for (int start = 0; start + size <= padded.length(); start++) {
        out.add(padded.substring(start, start + size));
      }
    }
  }
}
