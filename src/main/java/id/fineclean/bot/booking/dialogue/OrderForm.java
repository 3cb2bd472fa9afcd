package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.understanding.Understanding;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recognises the lines of an order form as customers copy it from other shops, sent together or
/// one by one: "Nama: Kurniawan", "No HP: 0813 …", "Layanan: cuci AC 4 unit". Each begins an order,
/// and wants nothing stored changed.
final class OrderForm {
  private static final Pattern LINE = Pattern.compile("[-*•]?\\s*([\\p{L}. /]{2,25})[:=]\\s*\\S.*");

  private OrderForm() {}

  /// Whether every line of a message has a label of its own, and something was read from it.
  static boolean is(Understanding what) {
    return !what.slots().isEmpty()
        && what.text().lines().filter(line -> !line.isBlank()).allMatch(OrderForm::isField);
  }

  private static boolean isField(String line) {
    Matcher matcher = LINE.matcher(line.strip());
    return matcher.matches() && FieldWords.named(matcher.group(1)).isPresent();
  }
}
