package id.fineclean.bot.understanding.slots;

/// Names of months.
final class Months {
  private Months() {}

  /// 1 to 12, or 0 where no month stands.
  static int at(Sentence s, int i) {
    return switch (s.word(i)) {
      case "januari" -> 1;
      case "februari" -> 2;
      case "maret" -> 3;
      case "april" -> 4;
      case "mei" -> 5;
      case "juni" -> 6;
      case "juli" -> 7;
      case "agustus" -> 8;
      case "september" -> 9;
      case "oktober" -> 10;
      case "november" -> 11;
      case "desember" -> 12;
      default -> 0;
    };
  }
}
