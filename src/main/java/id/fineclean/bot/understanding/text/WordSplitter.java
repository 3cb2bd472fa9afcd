package id.fineclean.bot.understanding.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/// Splits a message into folded words. Compatibility forms ("ｂｏｏｋ") become plain letters,
/// diacritics and invisible characters vanish, apostrophes inside words too; letters and digits of
/// one run stay together, for [Normaliser] to read.
public final class WordSplitter {
  /// What is read of one message. Longer ones say what they want within this, or never.
  static final int MAX_CHARS = 1_500;

  static final int MAX_WORDS = 200;
  private static final int MAX_WORD_LENGTH = 40;

  private final String text;
  private final int limit;
  private final List<Word> words = new ArrayList<>();
  private final StringBuilder run = new StringBuilder();
  private int runStart;
  private boolean broken;

  private WordSplitter(String text) {
    this.text = text;
    this.limit = Math.min(text.length(), MAX_CHARS);
  }

  /// At most [#MAX_WORDS] words of the first [#MAX_CHARS] units; never throws.
  public static List<Word> fold(String text) {
    var splitter = new WordSplitter(text);
    splitter.readAll();
    return splitter.words;
  }

  private void readAll() {
    int at = 0;
    while (at < limit && words.size() < MAX_WORDS) {
      at = startsChunk(at) ? readChunk(at) : readCodePoint(at);
    }
    endRun(at);
  }

  private boolean startsChunk(int at) {
    return !isSpace(text.charAt(at)) && (at == 0 || isSpace(text.charAt(at - 1)));
  }

  /// Takes a whole address at once, or else one code point.
  private int readChunk(int at) {
    int end = at;
    boolean mail = false;
    boolean link = false;
    while (end < limit && !isSpace(text.charAt(end))) {
      mail |= text.charAt(end) == '@' && end > at;
      link |= text.charAt(end) == '/' && end > at && text.startsWith("://", end - 1);
      end++;
    }
    link |= text.regionMatches(true, at, "www.", 0, 4);
    if (!mail && !link) {
      return readCodePoint(at);
    }
    endRun(at);
    add(link ? "#url" : "#email", at, end);
    return end;
  }

  private int readCodePoint(int at) {
    char c = text.charAt(at);
    if (c < 128) {
      readAscii(c, at);
      return at + 1;
    }
    int codePoint = text.codePointAt(at);
    int end = Math.min(limit, at + Character.charCount(codePoint));
    readOther(codePoint, at, end);
    return end;
  }

  private void readAscii(char c, int at) {
    if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
      append(c, at);
    } else if (c >= 'A' && c <= 'Z') {
      append((char) (c + 32), at);
    } else if (c != '\'' && c != '`') {
      endRun(at);
      readMark(c, at);
    }
  }

  private void readMark(char c, int at) {
    switch (c) {
      case '?' -> {
        if (words.isEmpty() || !words.getLast().form().equals("?")) {
          add("?", at, at + 1);
        }
        broken = true;
      }
      case '.', ',', ';', '!', '\n', ':', '(', ')', '/' -> broken = true;
      default -> {}
    }
  }

  private void readOther(int codePoint, int at, int end) {
    if (isInvisible(codePoint)) {
      return;
    }
    if (Character.isEmoji(codePoint)) {
      endRun(at);
      addEmoji(Character.toString(codePoint), at, end);
    } else if (Character.isLetterOrDigit(codePoint) || Character.isAlphabetic(codePoint)) {
      appendFolded(codePoint, at);
    } else if (codePoint == '…' || codePoint == '，' || codePoint == '。' || codePoint == '？') {
      endRun(at);
      broken = true;
    } else if (codePoint != '’' && codePoint != '‘') {
      endRun(at);
    }
  }

  private static boolean isInvisible(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.FORMAT
        || type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || Character.isEmojiModifier(codePoint);
  }

  private void appendFolded(int codePoint, int at) {
    String folded = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
    folded
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toLowerCase)
        .forEach(letter -> appendCodePoint(letter, at));
  }

  private void appendCodePoint(int letter, int at) {
    int digit = Character.digit(letter, 10);
    if (digit >= 0) {
      append((char) ('0' + digit), at);
    } else {
      startRun(at);
      run.appendCodePoint(letter);
    }
  }

  private void append(char c, int at) {
    startRun(at);
    run.append(c);
  }

  private void startRun(int at) {
    if (run.length() >= MAX_WORD_LENGTH) {
      endRun(at);
    }
    if (run.isEmpty()) {
      runStart = at;
    }
  }

  private void endRun(int at) {
    if (!run.isEmpty()) {
      String form = run.toString();
      run.setLength(0);
      add(form, runStart, at);
    }
  }

  private void addEmoji(String emoji, int start, int end) {
    if (words.isEmpty() || !words.getLast().form().equals(emoji)) {
      add(emoji, start, end);
    }
  }

  private void add(String form, int start, int end) {
    if (words.size() < MAX_WORDS) {
      words.add(new Word(form, start, end, broken && !words.isEmpty()));
      broken = false;
    }
  }

  private static boolean isSpace(char c) {
    return c <= ' ' || c == '\u00a0' || c == '\u2003' || c == '\u3000';
  }
}
