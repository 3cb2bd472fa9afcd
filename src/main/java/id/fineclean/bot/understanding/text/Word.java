package id.fineclean.bot.understanding.text;

/// One word of a message after folding or normalising.
///
/// @param form lower case, without diacritics; `#1` to `#4`, `#long` and `#phone` for numbers by
/// their digits, `#code` for a booking code, `#email`, `#url`, one emoji, or `?`
/// @param start index of its first UTF-16 unit in the original text
/// @param end index behind its last one; several words may share a place ("bersih2")
/// @param breakBefore whether punctuation or a line end stands between it and the word before
public record Word(String form, int start, int end, boolean breakBefore) {

  /// The same place, read as another word.
  Word as(String other) {
    return new Word(other, start, end, breakBefore);
  }

  /// The same place, read as a further word after the first.
  Word then(String other) {
    return new Word(other, start, end, false);
  }

  /// Whether the form is one emoji.
  public boolean isEmoji() {
    return form.codePointAt(0) >= 128 && Character.isEmoji(form.codePointAt(0));
  }

  /// Whether the form consists of letters, rather than being a number, emoji, address or mark.
  boolean isLetters() {
    return Character.isLetter(form.charAt(0));
  }
}
