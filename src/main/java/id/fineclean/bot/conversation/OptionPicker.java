package id.fineclean.bot.conversation;

import id.fineclean.bot.conversation.ConversationState.OpenQuestion;
import id.fineclean.bot.understanding.Asked;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Understanding;
import id.fineclean.bot.understanding.Understanding.Certainty;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Takes a text for one of the options of the open question: by its number, or by its words where
/// the text says nothing else.
final class OptionPicker {
  private final ControlWords words;
  private final Dialogue.Choices choices;

  OptionPicker(ControlWords words, Dialogue.Choices choices) {
    this.words = words;
    this.choices = choices;
  }

  /// Tells the turn what was picked, if anything was.
  void pick(Turn turn, OpenQuestion question, Understanding what) {
    List<Question.Option> options = question.options();
    OptionalInt agreed = agreedTo(turn, options, what.text());
    if (agreed.isPresent()) {
      turn.picked(options.get(agreed.getAsInt()).value());
      return;
    }
    pickLightly(turn, question, what);
    turn.pick().filter(value -> commits(options, value)).ifPresent(value -> turn.pickedNothing());
  }

  /// Which of the options that commit to something a message clearly takes.
  private OptionalInt agreedTo(Turn turn, List<Question.Option> options, String text) {
    return IntStream.range(0, options.size())
        .filter(i -> options.get(i).commits())
        .filter(i -> words.clearYes().is(text, options.get(i).label(), numbers(turn, i + 1)))
        .findFirst();
  }

  /// Buttons show no numbers.
  private static List<String> numbers(Turn turn, int number) {
    return turn.customer().buttons()
        ? List.of()
        : Stream.of("", "yang ", "no ", "nomor ", "yang no ", "pilih ", "opsi ")
            .map(before -> before + number)
            .toList();
  }

  private static boolean commits(List<Question.Option> options, String value) {
    return options.stream().anyMatch(option -> option.commits() && option.value().equals(value));
  }

  private void pickLightly(Turn turn, OpenQuestion question, Understanding what) {
    List<Question.Option> options = question.options();
    OptionalInt place =
        isHour(turn, question, what) ? OptionalInt.empty() : words.place(what.text());
    boolean when = question.asked() == Asked.DATE || question.asked() == Asked.TIME;
    if (when && !options.isEmpty() && words.isWhatever(what.text())) {
      turn.picked(options.getFirst().value());
    } else if (place.isPresent() && place.getAsInt() >= 1 && place.getAsInt() <= options.size()) {
      turn.picked(options.get(place.getAsInt() - 1).value());
    } else if (mayName(question, what)) {
      choices
          .match(what.text(), options.stream().map(Question.Option::label).toList())
          .ifPresent(index -> turn.picked(options.get(index).value()));
    }
  }

  /// Buttons show no numbers: whoever types "2" below "14.00" means the hour. In a numbered list it
  /// is the second.
  private static boolean isHour(Turn turn, OpenQuestion question, Understanding what) {
    return turn.customer().buttons()
        && question.asked() == Asked.TIME
        && what.slots().timeStart().isPresent();
  }

  private static boolean mayName(OpenQuestion question, Understanding what) {
    return switch (question.asked()) {
      case BOOKING -> what.slots().text(SlotKey.BOOKING_CODE).isEmpty();
      case AREA -> true;
      case NOTE ->
          what.slots().isEmpty() && what.certainty() != Certainty.CLEAR && !hasDigit(what.text());
      case CONFIRMATION -> what.slots().isEmpty() && !hasDigit(what.text());
      case DATE, TIME -> what.slots().isEmpty() || onlyPartOfDay(what);
      case SERVICE, SIZE, ADDRESS, NAME, PHONE -> what.slots().isEmpty();
    };
  }

  /// "Yang paling pagi" is one of the times offered, not just any in the morning.
  private static boolean onlyPartOfDay(Understanding what) {
    return what.slots().all().stream().allMatch(slot -> slot.key() == SlotKey.DAY_PART)
        && what.text().toLowerCase(Locale.ROOT).contains("paling");
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }
}
