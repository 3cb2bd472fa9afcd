package id.fineclean.bot.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.understanding.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the bot remembers of a conversation from one message to the next. Stored encrypted.
///
/// @param language the customer's, once it is known
/// @param frames the flows that are running, the one that is asking last
/// @param paused a flow the customer stopped, which can be taken up again
/// @param aside a flow that is finished but offers to go on
/// @param open the question the customer has not answered yet
/// @param misses how many messages in a row were not understood
/// @param album the album whose pictures are just coming in
/// @param lastAt when the customer last wrote
/// @param heard what the [Preamble] noted
/// @param talk what was spoken of last outside of any flow
/// @param called the people who were called and have not answered yet
public record ConversationState(
    Optional<Language> language,
    List<Frame> frames,
    Optional<Frame> paused,
    Optional<Frame> aside,
    Optional<OpenQuestion> open,
    int misses,
    Optional<String> album,
    Optional<Instant> lastAt,
    Optional<String> heard,
    Optional<Talk> talk,
    Optional<PeopleCalled> called) {

  /// Of a conversation in which nothing was said.
  public static final ConversationState EMPTY =
      new ConversationState(
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          0,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public ConversationState {
    frames = List.copyOf(frames);
    // As it was stored before a talk was remembered.
    talk = talk == null ? Optional.empty() : talk;
  }

  ConversationState hearing(Optional<String> what) {
    return new ConversationState(
        language, frames, paused, aside, open, misses, album, lastAt, what, talk, called);
  }

  /// The same, but the customer wrote last when they did in `before`.
  ConversationState heardAsIn(ConversationState before) {
    return new ConversationState(
        language, frames, paused, aside, open, misses, album, before.lastAt, heard, talk, called);
  }

  /// What an answer was about, which a later message may go on with: "kalau 3 unit?".
  ///
  /// @param flow whose answer it was
  /// @param start what that flow would begin with, as [Turn#pick]
  public record Talk(String flow, String start, Instant at) {}

  /// A running flow.
  ///
  /// @param memory what it wants to be given back
  public record Frame(String flow, JsonNode memory) {}

  /// @param token what buttons of this question carry, so that older ones can be told apart
  public record OpenQuestion(
      String id, Expects expects, String token, List<Question.Option> options) {
    public OpenQuestion {
      // As it was stored before questions said what they expect.
      expects = expects == null ? Expects.ANYTHING : expects;
      options = List.copyOf(options);
    }

    /// Whether one of its answers commits to something.
    boolean commits() {
      return options.stream().anyMatch(Question.Option::commits);
    }
  }
}
