package id.fineclean.bot.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.understanding.Understanding;
import java.util.Optional;
import java.util.Set;

/// A task the bot does with a customer over several messages, such as booking a cleaning.
///
/// A flow only decides: it reads, says things to the [Turn] and leaves [Effect]s there. It may be
/// asked twice about the same message when somebody else was faster to change what it saw.
public interface Flow {
  /// The name stored with conversations in which the flow is running. Never changes.
  String id();

  /// The intents that start it.
  Set<String> intents();

  /// Whether it answers at once and asks nothing: it may then come in between the questions of
  /// another flow, which is taken up again right after.
  default boolean answersAtOnce() {
    return false;
  }

  /// The customer wants this now. The message that says so may already hold details.
  Outcome begin(Turn turn);

  /// The customer wrote something while the flow was asking.
  ///
  /// @param memory what the flow's last outcome kept
  Outcome advance(Turn turn, JsonNode memory);

  /// The flow's turn has come again after something else: ask the open question once more, after
  /// checking that what was agreed still holds.
  Outcome resume(Turn turn, JsonNode memory);

  /// The customer wants to stop. Says so.
  void stop(Turn turn, JsonNode memory);

  /// Whether the message is certainly meant for this flow, however much it sounds like a question
  /// about something else.
  ///
  /// @param memory empty where the flow is not running
  default boolean claims(Turn turn, Optional<JsonNode> memory) {
    return false;
  }

  /// What an unclear message speaks of, as the start of a talk: it is taken up once the customer
  // has
  /// said that it was meant for this flow.
  default Optional<String> spokenOf(Turn turn) {
    return Optional.empty();
  }

  /// Whether stopping the flow leaves something standing that another flow may end: in the middle
  // of
  /// moving a booking, "batalin pesanannya" means the booking.
  default boolean changesWhatStands() {
    return false;
  }

  /// Whether there is anything that an intent could be about, as far as the flow knows: hardly
  /// anybody complains of work that was never done.
  default boolean hasGrounds(Turn turn, String intent) {
    return true;
  }

  /// Answers a question that the flow knows more about than the topic's general answer does.
  ///
  /// @param memory empty where the flow is not running
  /// @param intent what is asked about
  default Optional<Reply> answer(Turn turn, Optional<JsonNode> memory, String intent) {
    return Optional.empty();
  }

  /// The intent that a message leads to where its own is small talk or unsure: what the flow is
  /// about may be named in it.
  ///
  /// @param asks whether the message asks something
  default Optional<String> suggests(Understanding what, boolean asks) {
    return Optional.empty();
  }

  /// The intent that a message leads to which says little by itself, but goes on with what the
  /// flow's last answer was about ([Turn#talk]), or with what was done the last time.
  ///
  /// @param asks whether the message asks something
  default Optional<String> continues(Turn turn, boolean asks) {
    return Optional.empty();
  }

  /// Whether files of this kind that come while it is asking are given to [#advance], with or
  /// without words, rather than declined.
  default boolean wants(InboundContent.MediaKind kind) {
    return false;
  }

  /// What the flow could do with a message without words that came while nothing was going on, such
  /// as a shared place.
  default Optional<Reply> offer(Turn turn) {
    return Optional.empty();
  }

  /// What holds now, for a customer who tapped a button that no longer counts while nothing was
  /// going on.
  default Optional<String> insteadOfButton(Turn turn) {
    return Optional.empty();
  }

  /// How the open question is answered, for a customer whose answer was not understood.
  default Optional<String> hint(Turn turn, JsonNode memory) {
    return Optional.empty();
  }

  /// An answer given outside or in the middle of a flow.
  ///
  /// @param start what picking up this flow now would begin with, as [Turn#pick]; empty where there
  ///     is nothing to offer
  /// @param offer the key of the text that offers it; with `_yes`, of the label that takes it
  record Reply(String text, Optional<String> start, String offer) {
    /// The key of the usual offer.
    public static final String BOOK_IT = "dialogue.offer";

    public Reply(String text, Optional<String> start) {
      this(text, start, BOOK_IT);
    }

    public static Reply of(String text) {
      return new Reply(text, Optional.empty());
    }
  }

  /// What a flow makes of a message.
  sealed interface Outcome {
    /// Not finished: asks something.
    ///
    /// @param memory what to be given with the answer
    record Ask(Question question, JsonNode memory) implements Outcome {}

    /// Finished, one way or another.
    record Done() implements Outcome {}

    /// The customer stops it, and may take it up again.
    record Stop() implements Outcome {}

    /// Finished, and ready to go on: what is offered stands until the customer says something
    /// that [Flow#advance] finds unclear. While another flow waits, the same as [Done].
    ///
    /// @param memory what to be given if the customer takes the offer up
    record Aside(Question offer, JsonNode memory) implements Outcome {}

    /// The message means nothing to this flow; nothing was said or changed.
    record Unclear() implements Outcome {}
  }
}
