package id.fineclean.bot.understanding.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Expressions of several words that stand for others, the longest first.
final class Phrases {
  private record Phrase(List<String> words, List<String> meaning) {}

  private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();

  Phrases(Map<String, String> meanings) {
    meanings.forEach((written, meaning) -> add(forms(written), forms(meaning)));
    byFirstWord
        .values()
        .forEach(all -> all.sort(Comparator.comparing(phrase -> -phrase.words().size())));
  }

  private void add(List<String> written, List<String> meaning) {
    if (!written.isEmpty() && !meaning.isEmpty()) {
      byFirstWord
          .computeIfAbsent(written.getFirst(), unused -> new ArrayList<>())
          .add(new Phrase(written, meaning));
    }
  }

  private static List<String> forms(String text) {
    return WordSplitter.fold(text).stream().map(Word::form).toList();
  }

  List<Word> replace(List<Word> words) {
    if (byFirstWord.isEmpty()) {
      return words;
    }
    var replaced = new ArrayList<Word>(words.size());
    int at = 0;
    while (at < words.size()) {
      at += replaceAt(words, at, replaced);
    }
    return replaced;
  }

  /// @return how many words were taken
  private int replaceAt(List<Word> words, int at, List<Word> out) {
    Word first = words.get(at);
    for (Phrase phrase : byFirstWord.getOrDefault(first.form(), List.of())) {
      int size = phrase.words().size();
      if (matches(words, at, phrase.words())) {
        var whole =
            new Word("", first.start(), words.get(at + size - 1).end(), first.breakBefore());
        out.add(whole.as(phrase.meaning().getFirst()));
        phrase.meaning().stream().skip(1).map(whole::then).forEach(out::add);
        return size;
      }
    }
    out.add(first);
    return 1;
  }

  private static boolean matches(List<Word> words, int at, List<String> phrase) {
    if (at + phrase.size() > words.size()) {
      return false;
    }
    for (int i = 0; i < phrase.size(); i++) {
      if (!words.get(at + i).form().equals(phrase.get(i))) {
        return false;
      }
    }
    return true;
  }
}
