package id.fineclean.bot.understanding;

import id.fineclean.bot.content.Entry;
import id.fineclean.bot.content.Located;
import java.util.List;
import java.util.Optional;

/// One intent as the owner describes it: a file in `intents/topics/`.
///
/// @param intent the id, equal to the file's name
/// @param label how the bot names it on a button, at most 24 characters
/// @param answer what the bot says where no flow handles the intent; may hold `{placeholders}`
/// @param kind what sets it apart from usual wishes
/// @param handover whether a person has to take it up
/// @param quiet whether the bot leaves the talk to that person
/// @param plain beginnings of words one of which has to stand in a message for the intent to be
///     acted on without asking back
/// @param confirm what is asked before it is acted on, as something is agreed to by it
/// @param cases answers of their own to some ways of meaning it
/// @param question the intent of who only asks about it, where that is another
/// @param examples what customers write who mean it
public record Topic(
    String intent,
    Bilingual label,
    Optional<Kind> kind,
    Optional<Bilingual> answer,
    Optional<Handover> handover,
    Optional<Boolean> quiet,
    Optional<List<String>> plain,
    Optional<Bilingual> confirm,
    Optional<String> question,
    List<Case> cases,
    List<Located<String>> examples) {
  public Topic {
    cases = List.copyOf(cases);
    examples = List.copyOf(examples);
    if (examples.isEmpty()) {
      throw new IllegalArgumentException("examples are needed");
    }
  }

  static Topic read(Entry keys) {
    return new Topic(
        keys.get("intent").text(),
        Bilingual.read(keys.get("label")),
        keys.find("kind").optional(kind -> kind.oneOf(Kind.class)),
        keys.find("answer").optional(Bilingual::read),
        keys.find("handover").optional(urgency -> urgency.oneOf(Handover.class)),
        keys.find("quiet").optional(Entry::flag),
        keys.find("plain").optional(Entry::texts),
        keys.find("confirm").optional(Bilingual::read),
        keys.find("question").optional(Entry::text),
        keys.find("cases").optional(Entry::items).orElse(List.of()).stream()
            .map(Case::read)
            .toList(),
        keys.get("examples").items().stream().map(each -> each.located(Entry::text)).toList());
  }

  /// An answer to one way of meaning a topic: "kebayar dua kali" among all about payment.
  ///
  /// @param says beginnings of words, or of several in a row, one of which stands in the message
  /// @param handover whether a person has to take it up
  public record Case(List<String> says, Bilingual answer, Optional<Handover> handover) {
    public Case {
      says = List.copyOf(says);
    }

    static Case read(Entry keys) {
      return new Case(
          keys.get("says").texts(),
          Bilingual.read(keys.get("answer")),
          keys.find("handover").optional(urgency -> urgency.oneOf(Handover.class)));
    }
  }

  /// What sets a topic apart.
  public enum Kind {
    /// Says nothing that has to be done: a greeting, thanks, a yes.
    SMALL_TALK,
    /// Takes something away or calls people in: not acted on at a likely guess.
    SENSITIVE
  }

  /// How soon a person has to look at it.
  public enum Handover {
    NORMAL,
    URGENT
  }
}
