package id.fineclean.bot.understanding;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Everything one message says besides its intent, in order of appearance.
///
/// @param all what counts: of several values for one key, the one that is meant
/// @param heard every size and service, also where another one is meant or all of them are
public record Slots(List<Slot> all, List<Slot> heard) {
  private static final Slots NONE = new Slots(List.of());

  public Slots {
    all = all.stream().sorted(Comparator.comparingInt(Slot::start)).toList();
    heard = heard.stream().sorted(Comparator.comparingInt(Slot::start)).toList();
  }

  /// Where each key was said once.
  public Slots(List<Slot> all) {
    this(all, all);
  }

  public static Slots none() {
    return NONE;
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /// The value said for `key`: where several were said, the one that counts is the only one kept,
  /// so this is the first.
  public <T> Optional<T> get(SlotKey key, Class<T> type) {
    for (Slot slot : all) {
      if (slot.key() == key) {
        return Optional.of(type.cast(slot.value()));
      }
    }
    return Optional.empty();
  }

  public Optional<LocalDate> date() {
    return get(SlotKey.DATE, LocalDate.class);
  }

  public Optional<LocalTime> timeStart() {
    return get(SlotKey.TIME_START, LocalTime.class);
  }

  public Optional<LocalTime> timeEnd() {
    return get(SlotKey.TIME_END, LocalTime.class);
  }

  public Optional<String> text(SlotKey key) {
    return get(key, String.class);
  }

  public Optional<Integer> number(SlotKey key) {
    return get(key, Integer.class);
  }
}
