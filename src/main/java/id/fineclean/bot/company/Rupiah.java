package id.fineclean.bot.company;

/// Amounts of money. There is nothing smaller than one rupiah.
public final class Rupiah {
  private Rupiah() {}

  /// As written in Indonesia: `Rp 250.000`, `-Rp 5.000`; the same in English texts.
  public static String format(long amount) {
    String digits = Long.toString(amount).replace("-", "");
    var written = new StringBuilder(digits.length() + 8);
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        written.append('.');
      }
      written.append(digits.charAt(i));
    }
    return (amount < 0 ? "-Rp " : "Rp ") + written;
  }
}
