package id.fineclean.bot.conversation;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Short phrases that steer a conversation whatever it is about: `intents/dialogue.yaml`.
///
/// @param stop end what is going on ("batal", "gak jadi")
/// @param resume take it up again ("lanjut")
/// @param fillers words that may stand around them without changing the meaning ("deh", "kak")
public record ControlWords(List<String> stop, List<String> resume, List<String> fillers) {
  public ControlWords {
    stop = normalised(stop);
    resume = normalised(resume);
    fillers = normalised(fillers);
  }

  boolean isStop(String text) {
    return matches(text, stop);
  }

  boolean isResume(String text) {
    return matches(text, resume);
  }

  private boolean matches(String text, List<String> phrases) {
    String plain = plain(text);
    if (plain.length() > 60) {
      return false;
    }
    Set<String> ignored = new HashSet<>(fillers);
    String bare =
        Arrays.stream(plain.split(" "))
            .filter(word -> !ignored.contains(word))
            .collect(Collectors.joining(" "));
    return phrases.contains(plain) || phrases.contains(bare);
  }

  private static List<String> normalised(List<String> phrases) {
    return phrases.stream().map(ControlWords::plain).distinct().toList();
  }

  private static String plain(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return folded.replaceAll("[^\\p{L}\\p{N}]+", " ").replaceAll("(\\p{L})\\1{2,}", "$1").strip();
  }
}
