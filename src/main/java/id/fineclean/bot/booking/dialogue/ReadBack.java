package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.conversation.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says back, in a few words, what was understood of a message.
final class ReadBack {
  private ReadBack() {}

  /// @param fields what the message spoke of
  /// @return empty where nothing of it stands
  static Optional<String> of(Turn turn, Shop shop, Draft draft, Set<Field> fields) {
    List<String> parts = new ArrayList<>();
    if (fields.contains(Field.SERVICE) || fields.contains(Field.SIZE)) {
      String order = BookingWording.lines(turn, shop, draft.lines());
      Optional.of(order)
          .filter(words -> !words.isEmpty())
          .or(() -> SizeWords.sizeAsSaid(turn))
          .ifPresent(parts::add);
    }
    if (fields.contains(Field.DATE) || fields.contains(Field.TIME)) {
      when(turn, draft).ifPresent(parts::add);
    }
    if (fields.contains(Field.ADDRESS)) {
      draft.address().ifPresent(parts::add);
    }
    if (fields.contains(Field.NAME)) {
      draft.name().ifPresent(parts::add);
    }
    if (fields.contains(Field.PHONE)) {
      draft.phone().map(BookingWording::phone).ifPresent(parts::add);
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
  }

  private static Optional<String> when(Turn turn, Draft draft) {
    Optional<String> time =
        draft
            .time()
            .map(it -> turn.text("booking.at_time", "time", BookingWording.time(turn, it)))
            .or(() -> draft.dayPart().map(part -> turn.text("booking.part_" + part)));
    return draft
        .date()
        .map(it -> BookingWording.date(turn, it))
        .or(
            () ->
                draft
                    .until()
                    .map(
                        last ->
                            turn.text("booking.until", "date", BookingWording.date(turn, last))))
        .map(date -> time.map(at -> date + " " + at).orElse(date))
        .or(() -> time);
  }
}
