package id.fineclean.bot.conversation;

import java.util.regex.Pattern;

/// "Hapus yang tadi": something is to be deleted, but nothing says what. It is asked, for a request
/// to erase all their data is not begun on a guess.
final class BareDelete {
  private static final Pattern NOTHING_NAMED =
      Pattern.compile(
          "(?i)^\\W*(tolong|mohon|minta|please|pls|coba)?\\W*(di)?(hapus|apus|hps|delete|erase)(in|kan|lah)?"
              + "(\\W+(itu|ini|aja|saja|dong|ya|yang|yg|tadi|semua|semuanya|kak|min|deh|that|this|it|all|please))*+\\W*$");

  private BareDelete() {}

  static boolean is(String text) {
    return NOTHING_NAMED.matcher(text).matches();
  }
}
