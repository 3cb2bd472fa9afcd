package id.fineclean.bot.conversation;

import id.fineclean.bot.conversation.ConversationState.OpenQuestion;
import id.fineclean.bot.conversation.Expects.Trait;
import id.fineclean.bot.understanding.Understanding;
import java.util.List;
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
    OptionalInt agreed = agreedTo(options, what.text());
    if (agreed.isPresent()) {
      turn.picked(options.get(agreed.getAsInt()).value());
      return;
    }
    pickLightly(turn, question, what);
    turn.pick().filter(value -> commits(options, value)).ifPresent(value -> turn.pickedNothing());
  }

  /// Which of the options that commit to something a message clearly takes.
  private OptionalInt agreedTo(List<Question.Option> options, String text) {
    return IntStream.range(0, options.size())
        .filter(i -> options.get(i).commits())
        .filter(i -> words.clearYes().is(text, options.get(i).label(), numbers(i + 1)))
        .findFirst();
  }

  private static List<String> numbers(int number) {
    return Stream.of("", "yang ", "no ", "nomor ", "yang no ", "pilih ", "opsi ")
        .map(before -> before + number)
        .toList();
  }

  private static boolean commits(List<Question.Option> options, String value) {
    return options.stream().anyMatch(option -> option.commits() && option.value().equals(value));
  }

  private void pickLightly(Turn turn, OpenQuestion question, Understanding what) {
    List<Question.Option> options = question.options();
    OptionalInt place =
        isOwnNumber(turn, question, what) ? OptionalInt.empty() : words.place(what.text());
    boolean inOrder = question.expects().is(Trait.IN_ORDER);
    if (inOrder && !options.isEmpty() && words.isWhatever(what.text())) {
      turn.picked(options.getFirst().value());
    } else if (place.isPresent() && place.getAsInt() >= 1 && place.getAsInt() <= options.size()) {
      turn.picked(options.get(place.getAsInt() - 1).value());
    } else if (question.expects().mayBeNamedBy(what)) {
      choices
          .match(what.text(), options.stream().map(Question.Option::label).toList())
          .ifPresent(index -> turn.picked(options.get(index).value()));
    }
  }

  /// Buttons show no numbers: whoever types "2" below "14.00" means the hour. In a numbered list it
  /// is the second.
  private static boolean isOwnNumber(Turn turn, OpenQuestion question, Understanding what) {
    Expects expects = question.expects();
    return turn.customer().buttons()
        && expects.is(Trait.OWN_NUMBERS)
        && expects.holds(what.slots());
  }
}
