package id.fineclean.bot.understanding.text;

import java.util.HashSet;
import java.util.Set;

/// Words that write a number or a digit, Indonesian and English, with the spellings of a
/// vocabulary. Several of them may be somebody's number of a telephone, an account or an identity
/// card. Immutable.
public final class NumberWords {
  private static final Set<String> WRITTEN =
      Set.of(
          ("nol kosong satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas"
                  + " puluh ratus seratus ribu seribu juta sejuta miliar semiliar milyar semilyar"
                  + " zero nil one two three four five six seven eight nine ten eleven twelve"
                  + " thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty"
                  + " forty fifty sixty seventy eighty ninety hundred thousand million billion")
              .split(" "));

  private final Set<String> words = new HashSet<>(WRITTEN);

  /// @param vocabulary whose slang may stand for numbers: "lapan", "gopek"
  public NumberWords(Vocabulary vocabulary) {
    vocabulary
        .slang()
        .forEach(
            (written, meaning) -> {
              if (WordSplitter.fold(meaning).stream()
                  .allMatch(word -> WRITTEN.contains(word.form()))) {
                words.add(written);
              }
            });
  }

  /// @param form of a word as [WordSplitter#fold] gives it
  /// @return also for digits, and for "duanya"
  public boolean holds(String form) {
    String stem = form.endsWith("nya") ? form.substring(0, form.length() - 3) : form;
    return words.contains(stem) || form.codePoints().anyMatch(Character::isDigit);
  }
}
