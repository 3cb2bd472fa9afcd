package id.fineclean.bot.understanding;

/// One thing a message says, with its place in the original text.
///
/// @param value of the key's [SlotKey#type()]
/// @param start index of the first UTF-16 unit in the original text
/// @param end index behind the last one
public record Slot(SlotKey key, Object value, int start, int end) {
  public Slot {
    if (!key.type().isInstance(value)) {
      throw new IllegalArgumentException(
          key + " takes " + key.type().getSimpleName() + ", not " + value.getClass());
    }
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("bad span " + start + ".." + end);
    }
  }
}
