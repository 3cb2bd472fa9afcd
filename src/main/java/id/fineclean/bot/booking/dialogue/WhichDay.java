package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.company.BusinessTime;
import id.fineclean.bot.company.Company;
import id.fineclean.bot.company.Day;
import id.fineclean.bot.conversation.Question;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.understanding.Slot;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Slots;
import java.time.LocalDate;
import java.util.List;

/// The days that a message may mean: more than one where the weekday contradicts the date ("Kamis
/// 25 November", a Wednesday) or the customer leaves the choice ("Senin atau Kamis").
///
/// @param days in order
/// @param differ whether they contradict each other
record WhichDay(List<LocalDate> days, boolean differ) {
  static final WhichDay NONE = new WhichDay(List.of(), false);

  WhichDay {
    days = List.copyOf(days);
  }

  /// Of several days that would do, those on which nobody works are none.
  static WhichDay of(Slots slots, Company company) {
    if (slots.date().isEmpty()) {
      return NONE;
    }
    List<LocalDate> other = days(slots, SlotKey.DATE, SlotKey.OTHER_DATE);
    if (other.size() > 1) {
      return new WhichDay(other, true);
    }
    List<LocalDate> either = days(slots, SlotKey.DATE, SlotKey.EITHER_DATE);
    List<LocalDate> open =
        either.stream().filter(day -> company.day(day) instanceof Day.Open).toList();
    return new WhichDay(open.isEmpty() ? either.subList(0, 1) : open, false);
  }

  private static List<LocalDate> days(Slots slots, SlotKey one, SlotKey other) {
    return slots.all().stream()
        .filter(slot -> slot.key() == one || slot.key() == other)
        .map(Slot::value)
        .map(LocalDate.class::cast)
        .distinct()
        .sorted()
        .toList();
  }

  /// The customer has to say which.
  boolean isOpen() {
    return days.size() > 1;
  }

  Question question(Turn turn) {
    return new Question(
        "date",
        Field.DATE.expects(),
        turn.text(differ ? "booking.days_differ" : "booking.which_day"),
        days.stream()
            .map(
                day ->
                    new Question.Option(
                        "date:" + day, BusinessTime.shortDate(day, turn.language())))
            .toList());
  }
}
