package id.fineclean.bot.understanding.text;

import java.text.Normalizer;

/// What somebody wrote, made fit to be read, kept and shown: no more than [#MAX_CHARS] UTF-16
/// units, no invisible or direction-turning characters, no control characters but line ends, few
/// accents on a letter, letters and digits of fancy alphabets ("𝗕𝘂𝗱𝗶", "０８１２") as plain ones,
/// and without the marks that make them bold, italic or struck through ("No. *5*"). Emoji stay.
/// Takes time in proportion to what is kept, whatever the text.
///
/// Accents are limited because patterns look back over all of them from each: thousands on one
/// letter would take seconds.
public final class CleanText {
  /// Some 300 words: no order is longer, and what reads words stops before. What is behind stays in
  /// the history, unread, so that nobody takes the bot's time by length alone.
  public static final int MAX_CHARS = 2_000;

  /// Vietnamese, the most accented of Latin scripts, has two; an emoji has a variant and a frame.
  private static final int MOST_MARKS = 3;

  /// What may be composed to fewer.
  private static final int MOST_MARKS_READ = 8;

  private final String written;
  private final StringBuilder kept;
  private int marks;

  private CleanText(String written) {
    this.written = written;
    this.kept = new StringBuilder(Math.min(written.length(), MAX_CHARS));
  }

  /// Never throws; the same again for what it gave. The very same string where nothing is to be
  /// cleaned.
  public static String of(String written) {
    String clean = isClean(written) ? written : new CleanText(written).cleaned();
    return Formatting.without(clean);
  }

  private static boolean isClean(String text) {
    return text.length() <= MAX_CHARS
        && text.chars().allMatch(c -> c >= ' ' && c < 127 || c == '\n');
  }

  private String cleaned() {
    for (int at = 0; at < written.length() && kept.length() < MAX_CHARS; ) {
      int codePoint = written.codePointAt(at);
      add(codePoint, at);
      at += Character.charCount(codePoint);
    }
    return cut(withFewMarks(Normalizer.normalize(kept, Normalizer.Form.NFC)));
  }

  private static String withFewMarks(String text) {
    StringBuilder few = new StringBuilder(text.length());
    int marks = 0;
    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      marks = isMark(codePoint) ? marks + 1 : 0;
      if (marks <= MOST_MARKS && (marks == 0 || !few.isEmpty())) {
        few.appendCodePoint(codePoint);
      }
      at += Character.charCount(codePoint);
    }
    return few.toString();
  }

  private static boolean isMark(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  private void add(int codePoint, int at) {
    switch (Character.getType(codePoint)) {
      case Character.FORMAT, Character.SURROGATE -> {}
      case Character.CONTROL -> control(codePoint, at);
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> begin("\n");
      case Character.SPACE_SEPARATOR -> begin(" ");
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK -> {
        if (marks++ < MOST_MARKS_READ) {
          kept.appendCodePoint(codePoint);
        }
      }
      default -> begin(plain(codePoint));
    }
  }

  private void control(int codePoint, int at) {
    boolean pair = codePoint == '\r' && written.startsWith("\n", at + 1);
    if (codePoint == '\n' || codePoint == '\r' && !pair) {
      begin("\n");
    } else if (codePoint == '\t') {
      begin(" ");
    }
  }

  private void begin(String plain) {
    marks = 0;
    kept.append(plain);
  }

  /// Only letters and digits: "½" and "m²" would lose what they say.
  private static String plain(int codePoint) {
    String one = Character.toString(codePoint);
    return codePoint >= 128 && Character.isLetterOrDigit(codePoint)
        ? Normalizer.normalize(one, Normalizer.Form.NFKC)
        : one;
  }

  private static String cut(String text) {
    if (text.length() <= MAX_CHARS) {
      return text;
    }
    boolean pair = Character.isHighSurrogate(text.charAt(MAX_CHARS - 1));
    return text.substring(0, pair ? MAX_CHARS - 1 : MAX_CHARS);
  }
}
