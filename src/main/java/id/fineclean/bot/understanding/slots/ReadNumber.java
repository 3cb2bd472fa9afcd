package id.fineclean.bot.understanding.slots;

/// A number read from a message.
///
/// @param to index behind its last token
record ReadNumber(double value, int to) {
  boolean whole() {
    return value == Math.rint(value);
  }

  int whole(int most) {
    return whole() && value <= most ? (int) value : -1;
  }
}
