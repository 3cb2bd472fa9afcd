package id.fineclean.bot.policy.dialogue;

import id.fineclean.bot.policy.Policies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// How customers name documents: the privacy policy and the terms in the ways they are always
/// named, the owner's own ones by their titles or folders ("kebijakan kupon").
final class DocumentNames {
  private static final Pattern TERMS =
      Pattern.compile("\\b(?:syarat|ketentuan|s ?& ?k|snk|sk|terms|t ?& ?c|tnc)(?:nya)?\\b");
  private static final Pattern PRIVACY = Pattern.compile("\\b(?:privasi|privacy)(?:nya)?\\b");

  /// What any document may be called.
  private static final Set<String> KINDS =
      Set.of(
          "kebijakan",
          "aturan",
          "peraturan",
          "syarat",
          "ketentuan",
          "dokumen",
          "pedoman",
          "panduan",
          "tata",
          "tertib",
          "perjanjian",
          "policy",
          "terms",
          "rules",
          "document",
          "guidelines",
          "s&k",
          "snk");

  private static final Set<String> FILLERS =
      Set.of("dan", "and", "untuk", "tentang", "of", "the", "for", "contoh", "sample", "fineclean");

  private final List<Name> own;

  private record Name(String document, Set<String> words) {}

  DocumentNames(Policies policies) {
    List<Name> names = new ArrayList<>();
    for (String document : policies.documents()) {
      if (!Set.of(PolicyFlow.PRIVACY, PolicyFlow.TERMS).contains(document)) {
        names.add(new Name(document, telling(document)));
        names.add(new Name(document, telling(policies.versions(document).getLast().title())));
      }
    }
    names.removeIf(name -> name.words.isEmpty());
    names.sort(Comparator.comparing(name -> -name.words.size()));
    this.own = List.copyOf(names);
  }

  /// Which document a message names, if it names one.
  Optional<String> in(String text) {
    String plain = text.toLowerCase(Locale.ROOT);
    Optional<String> titled = ownDocument(plain);
    if (titled.isPresent()) {
      return titled;
    }
    if (TERMS.matcher(plain).find()) {
      return Optional.of(PolicyFlow.TERMS);
    }
    return PRIVACY.matcher(plain).find() ? Optional.of(PolicyFlow.PRIVACY) : Optional.empty();
  }

  /// "kupon" alone may be about coupons rather than about the rules for them.
  private Optional<String> ownDocument(String plain) {
    Set<String> said = words(plain);
    if (said.stream().noneMatch(KINDS::contains)) {
      return Optional.empty();
    }
    return own.stream()
        .filter(name -> said.containsAll(name.words))
        .map(Name::document)
        .findFirst();
  }

  private static Set<String> telling(String name) {
    Set<String> words = words(name.toLowerCase(Locale.ROOT));
    words.removeAll(KINDS);
    words.removeAll(FILLERS);
    return words;
  }

  /// With "kuponnya" as "kupon" too.
  private static Set<String> words(String text) {
    Set<String> words = new LinkedHashSet<>();
    Arrays.stream(text.split("[^\\p{L}\\p{N}&]+"))
        .filter(word -> word.length() > 1)
        .map(
            word ->
                word.length() > 5 && word.endsWith("nya")
                    ? word.substring(0, word.length() - 3)
                    : word)
        .forEach(words::add);
    return words;
  }
}
