package id.fineclean.bot.booking.dialogue;

import java.util.Locale;
import java.util.regex.Pattern;

/// Recognises answers to the question for a phone number that hold none: "nomor WA ini aja".
final class PhoneWords {
  private static final int LONGEST = 60;
  private static final Pattern THIS =
      Pattern.compile(
          "\\b((nomor|nomer|nmr|no|wa|whatsapp|hp|telegram|chat|number|phone)\\W+(\\w+\\W+){0,3}(ini|sini|nih|this|ini2)"
              + "|(yang|yg|pakai|pake|pk|ke|lewat|via|dari) (ini|sini)|this (number|one|phone|chat)|nomor (saya|ku) yang (ini|sekarang)"
              + "|(sama|same) (dengan|kayak|kaya|as|dgn)? ?(nomor|nomer|no|wa|whatsapp|chat|this)\\b.*|wa (aja|saja))\\b");
  private static final Pattern NOT =
      Pattern.compile("\\b(bukan|jangan|jgn|salah|ganti|not|gak|ga|tidak|gamau)\\b|\\?");

  private PhoneWords() {}

  /// Whether the number they write from is meant.
  static boolean meansThisChat(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    return plain.length() <= LONGEST && THIS.matcher(plain).find() && !NOT.matcher(plain).find();
  }
}
