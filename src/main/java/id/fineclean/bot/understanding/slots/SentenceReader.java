package id.fineclean.bot.understanding.slots;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Cuts a message into tokens: runs of letters, runs of digits, single signs and line ends. Letters
/// and digits that touch are cut apart ("jam9", "3pm", "1,5jt") and remember that they did.
/// Invisible characters vanish; decorated letters and digits become plain ones. A doubled word is
/// one token, "bersih-bersih" and "bersih2" alike.
final class SentenceReader {
  /// A longer run of letters is no word of any language read here; its head suffices.
  private static final int LONGEST_WORD = 40;

  /// What is read of one message, as much as of its intent.
  private static final int MAX_CHARS = 1_500;

  /// The longest run of digits whose value fits and matters.
  private static final int LONGEST_NUMBER = 15;

  private final String text;
  private final List<Token> tokens;
  private int position;
  private int lastEnd = -1;

  private SentenceReader(String text) {
    this.text = text;
    this.tokens = new ArrayList<>(Math.min(64, text.length() / 3 + 4));
  }

  static Sentence read(String text) {
    return new Sentence(text, new SentenceReader(text).tokens());
  }

  private List<Token> tokens() {
    while (position < Math.min(text.length(), MAX_CHARS)) {
      int c = text.codePointAt(position);
      if (Character.isDigit(c)) {
        digits();
      } else if (Character.isLetter(c)) {
        word();
      } else if (c == '\n' || c == '\r') {
        add(Token.Kind.BREAK, "\n", "\n", -1, position, position + 1, false);
        position++;
      } else {
        sign(c);
      }
    }
    return tokens;
  }

  private void sign(int c) {
    int start = position;
    position += Character.charCount(c);
    if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      return;
    }
    if (invisible(c)) {
      if (lastEnd == start) {
        lastEnd = position;
      }
      return;
    }
    String sign = plain(c);
    add(Token.Kind.SIGN, sign, sign, -1, start, position, false);
  }

  private static String plain(int c) {
    return switch (c) {
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> "-";
      case '\u00d7', '\u2715', '\u2716' -> "x";
      default -> c < 128 ? ASCII[c] : Character.toString(c);
    };
  }

  private static final String[] ASCII = ascii();

  private static String[] ascii() {
    String[] all = new String[128];
    for (int c = 0; c < all.length; c++) {
      all[c] = Character.toString(c);
    }
    return all;
  }

  /// Formatting marks, accents left alone, and the frames of emoji.
  private static boolean invisible(int c) {
    if (c < 128) {
      return c < ' ' && !Character.isWhitespace(c);
    }
    int type = Character.getType(c);
    return type == Character.FORMAT
        || type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.CONTROL;
  }

  private void digits() {
    int start = position;
    int end = start;
    StringBuilder ascii = new StringBuilder();
    while (position < text.length()) {
      int c = text.codePointAt(position);
      if (Character.isDigit(c)) {
        ascii.append((char) ('0' + Character.digit(c, 10)));
        end = position + Character.charCount(c);
      } else if (!invisible(c)) {
        break;
      }
      position += Character.charCount(c);
    }
    number(ascii.toString(), start, end);
  }

  private void number(String ascii, int start, int end) {
    if (doubles(ascii, start)) {
      Token word = tokens.removeLast();
      add(
          Token.Kind.WORD,
          UsualSpelling.doubled(word.raw()),
          word.raw() + "2",
          -1,
          word.start(),
          end,
          word.glued(),
          word.capital());
      return;
    }
    long value = ascii.length() > LONGEST_NUMBER ? -1 : Long.parseLong(ascii);
    add(Token.Kind.DIGITS, ascii, ascii, value, start, end, false);
  }

  /// A 2 that ends a word doubles it, unless the word is one that takes numbers ("jam2" is two
  /// o'clock).
  private boolean doubles(String ascii, int start) {
    if (!ascii.equals("2") || tokens.isEmpty() || lastEnd != start) {
      return false;
    }
    Token word = tokens.getLast();
    boolean ends = position >= text.length() || !continues(text.codePointAt(position));
    return ends
        && word.isWord()
        && word.raw().length() >= 3
        && !UsualSpelling.takesNumber(word.word());
  }

  private static boolean continues(int c) {
    return Character.isLetter(c) || c == ':' || c == '.' || c == '/';
  }

  private void word() {
    int start = position;
    int end = start;
    boolean plain = true;
    StringBuilder letters = new StringBuilder();
    while (position < text.length()) {
      int c = text.codePointAt(position);
      if (Character.isLetter(c)) {
        plain &= c < 128;
        append(letters, c);
        end = position + Character.charCount(c);
      } else if (Character.getType(c) == Character.NON_SPACING_MARK) {
        end = position + Character.charCount(c);
      } else if (!invisible(c) && !apostrophe(c)) {
        break;
      }
      position += Character.charCount(c);
    }
    boolean capital = Character.isUpperCase(text.codePointAt(start));
    addWord(plain ? lower(letters) : fold(letters), start, end, capital);
  }

  private static void append(StringBuilder letters, int c) {
    if (letters.length() < LONGEST_WORD) {
      letters.appendCodePoint(c);
    }
  }

  private static String lower(StringBuilder letters) {
    return letters.toString().toLowerCase(Locale.ROOT);
  }

  private static String fold(StringBuilder letters) {
    return Normalizer.normalize(letters, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /// An apostrophe inside a word ("jum'at", "ba'da", "o'clock").
  private boolean apostrophe(int c) {
    return (c == '\'' || c == '\u2019' || c == '`')
        && position + 1 < text.length()
        && Character.isLetter(text.codePointAt(position + 1));
  }

  private void addWord(String raw, int start, int end, boolean capital) {
    int dash = tokens.size() - 1;
    boolean joined = dash > 0 && lastEnd == start && doubled(dash, raw);
    if (joined || repeated(raw)) {
      if (joined) {
        tokens.removeLast();
      }
      Token first = tokens.removeLast();
      add(
          Token.Kind.WORD,
          UsualSpelling.doubled(first.raw()),
          first.raw() + "2",
          -1,
          first.start(),
          end,
          first.glued(),
          first.capital());
    } else {
      add(Token.Kind.WORD, UsualSpelling.usual(raw, capital), raw, -1, start, end, capital);
    }
  }

  /// "bersih bersih", where the doubled word is one the grammar knows.
  private boolean repeated(String raw) {
    return !tokens.isEmpty()
        && tokens.getLast().isWord()
        && tokens.getLast().raw().equals(raw)
        && UsualSpelling.knows(raw + "2");
  }

  private boolean doubled(int dash, String raw) {
    Token sign = tokens.get(dash);
    Token first = tokens.get(dash - 1);
    return sign.word().equals("-")
        && sign.glued()
        && first.isWord()
        && raw.startsWith(first.raw())
        && raw.length() <= first.raw().length() + 3;
  }

  private void add(
      Token.Kind kind, String word, String raw, long value, int start, int end, boolean capital) {
    add(kind, word, raw, value, start, end, lastEnd == start, capital);
  }

  private void add(
      Token.Kind kind,
      String word,
      String raw,
      long value,
      int start,
      int end,
      boolean glued,
      boolean capital) {
    tokens.add(new Token(kind, word, raw, value, start, end, glued, capital));
    lastEnd = Math.max(end, position);
  }
}
