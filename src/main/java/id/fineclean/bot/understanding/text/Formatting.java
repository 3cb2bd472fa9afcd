package id.fineclean.bot.understanding.text;

import java.util.BitSet;

/// WhatsApp's marks around what is set apart: `*bold*`, `_italic_`, `~struck~`. They stand in pairs
/// on one line, outside the word on the one side and close to it on the other (WhatsApp Help
/// Center, "How to format your messages").
final class Formatting {
  private static final String MARKS = "*_~";

  private Formatting() {}

  /// The text without marks that stand in pairs, each kind read once from left to right.
  static String without(String text) {
    BitSet marks = new BitSet();
    for (int kind = 0; kind < MARKS.length(); kind++) {
      if (text.indexOf(MARKS.charAt(kind)) >= 0) {
        pairs(text, MARKS.charAt(kind), marks);
      }
    }
    return marks.isEmpty() ? text : without(text, marks);
  }

  private static void pairs(String text, char mark, BitSet marks) {
    int open = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        open = -1;
      } else if (c == mark && open >= 0 && i > open + 1 && closes(text, i)) {
        marks.set(open);
        marks.set(i);
        open = -1;
      } else if (c == mark && opens(text, i)) {
        open = i;
      }
    }
  }

  private static boolean opens(String text, int i) {
    return !inWord(text, i - 1) && i + 1 < text.length() && isInside(text, i, i + 1);
  }

  private static boolean closes(String text, int i) {
    boolean last = i + 1 == text.length() || text.charAt(i + 1) != text.charAt(i);
    return last && !inWord(text, i + 1) && isInside(text, i, i - 1);
  }

  /// Close to the mark stands what it sets apart, and no other such mark.
  private static boolean isInside(String text, int mark, int i) {
    return text.charAt(i) > ' ' && text.charAt(i) != text.charAt(mark);
  }

  private static boolean inWord(String text, int i) {
    return i >= 0 && i < text.length() && Character.isLetterOrDigit(text.charAt(i));
  }

  private static String without(String text, BitSet marks) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!marks.get(i)) {
        plain.append(text.charAt(i));
      }
    }
    return plain.toString();
  }
}
