package id.fineclean.bot.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.conversation.ConversationState.Frame;
import id.fineclean.bot.conversation.ConversationState.OpenQuestion;
import id.fineclean.bot.conversation.Flow.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The running flows during one turn: which is asking, what it asks, and what comes after it.
final class Session {
  /// Who has not written for so long comes in anew.
  private static final Duration AWAY = Duration.ofHours(4);

  private static final int LONGEST_LIST = 6;

  /// How long an answer is what a message without a subject is about.
  private static final Duration TALK_LASTS = Duration.ofHours(2);

  private final Turn turn;
  private final Map<String, Flow> flows;
  private final List<Frame> frames;
  private Optional<Frame> paused;
  private Optional<Frame> aside;
  private Optional<OpenQuestion> open;
  private @Nullable Question question;
  private final Optional<String> heard;
  private final Optional<String> asked;
  private final List<String> calling = new ArrayList<>();
  private boolean leftToPeople;
  private Optional<PeopleCalled> called;
  private final boolean comesIn;
  private boolean atLength;
  private boolean inWords;
  private Optional<ConversationState.Talk> talk;
  private int misses;

  Session(Turn turn, Map<String, Flow> flows, ConversationState state) {
    this.turn = turn;
    this.flows = flows;
    this.frames = new ArrayList<>(state.frames());
    // A flow that no longer exists is forgotten, with whatever stood above it.
    frames.removeIf(frame -> !flows.containsKey(frame.flow()));
    this.paused = state.paused().filter(frame -> flows.containsKey(frame.flow()));
    this.aside = state.aside().filter(frame -> flows.containsKey(frame.flow()));
    this.open = state.open();
    this.misses = state.misses();
    this.heard = state.heard();
    this.asked = state.open().map(OpenQuestion::token);
    this.called = state.called().filter(people -> people.isRecent(turn.now()));
    this.comesIn = state.lastAt().filter(last -> last.plus(AWAY).isAfter(turn.now())).isEmpty();
    this.talk = state.talk().filter(it -> it.at().plus(TALK_LASTS).isAfter(turn.now()));
    talk.ifPresent(it -> turn.talks(it.flow(), it.start()));
  }

  /// Whether the customer writes for the first time, or the first time in a long while.
  boolean comesIn() {
    return comesIn;
  }

  /// The people to whom the talk is left until they answer.
  Optional<PeopleCalled> people() {
    return called.filter(PeopleCalled::quiet);
  }

  /// Those who were called by the very last message, which may be taken back.
  Optional<PeopleCalled> justCalled() {
    return called.filter(PeopleCalled::justNow);
  }

  /// Puts the conversation into the queue of people.
  ///
  /// @param leaves whether the talk is left to them from now on
  void call(String topic, boolean urgent, boolean leaves) {
    turn.handOver(topic, urgent);
    calling.add(topic);
    leftToPeople |= leaves;
  }

  /// Whether this message called people.
  boolean calls() {
    return !calling.isEmpty();
  }

  /// The customer was told that people read what is added.
  void toldOfPeople() {
    called = called.map(PeopleCalled::telling);
  }

  /// The customer wants something new, or nothing of people any more: the bot works again.
  void forgetPeople() {
    called = Optional.empty();
  }

  /// Asks in full what has been asked before.
  void atLength() {
    atLength = true;
  }

  boolean active() {
    return !frames.isEmpty();
  }

  Optional<OpenQuestion> open() {
    return open;
  }

  boolean hasPaused() {
    return paused.isPresent();
  }

  /// The flow that is asking. Only while [#active].
  Flow flow() {
    return flow(frames.getLast());
  }

  boolean running(Flow flow) {
    return frames.stream().anyMatch(frame -> frame.flow().equals(flow.id()));
  }

  /// What a running flow remembers.
  Optional<JsonNode> memory(Flow flow) {
    return frames.stream()
        .filter(frame -> frame.flow().equals(flow.id()))
        .map(Frame::memory)
        .findFirst();
  }

  /// Keeps what an unclear message spoke of, so that nobody has to say it twice.
  void keepSpokenOf() {
    for (Flow flow : flows.values()) {
      Optional<String> start = flow.spokenOf(turn);
      if (start.isPresent()) {
        talkOf(flow, start.get());
        return;
      }
    }
  }

  /// An answer of a flow was about something that it could begin with.
  void talkOf(Flow flow, String start) {
    talk = Optional.of(new ConversationState.Talk(flow.id(), start, turn.now()));
  }

  /// Starts a flow on top of whatever is running.
  void begin(Flow flow) {
    talk = talk.filter(it -> !it.flow().equals(flow.id()));
    paused = paused.filter(frame -> !frame.flow().equals(flow.id()));
    frames.add(new Frame(flow.id(), com.fasterxml.jackson.databind.node.NullNode.getInstance()));
    apply(flow.begin(turn));
  }

  /// Starts a flow in place of the one that is asking.
  void beginInstead(Flow flow) {
    frames.removeLast();
    close();
    begin(flow);
  }

  /// Gives the message to the flow that is asking.
  ///
  /// @return whether it meant something to it
  boolean advance() {
    Frame top = frames.getLast();
    Outcome outcome = flow(top).advance(turn, top.memory());
    if (outcome instanceof Outcome.Unclear) {
      return false;
    }
    apply(outcome);
    return true;
  }

  /// Gives the message to the flow that offered to go on. Whether or not it takes it, the offer
  /// is over.
  ///
  /// @return whether it meant something to it
  boolean advanceAside() {
    if (aside.isEmpty()) {
      return false;
    }
    Frame offering = aside.get();
    close();
    Outcome outcome = flow(offering).advance(turn, offering.memory());
    if (outcome instanceof Outcome.Unclear) {
      return false;
    }
    frames.add(offering);
    apply(outcome);
    return true;
  }

  /// Asks the open question again.
  void resume() {
    Frame top = frames.getLast();
    apply(flow(top).resume(turn, top.memory()));
  }

  /// Asks the open question again, without reading out a long list a second time.
  void resumeInWords() {
    inWords = true;
    resume();
  }

  /// Ends what is running at the customer's wish; the innermost flow can be taken up later.
  void stop() {
    Frame top = frames.getLast();
    flow(top).stop(turn, top.memory());
    paused = Optional.of(top);
    frames.clear();
    close();
  }

  /// Takes up what was stopped.
  void takeUp() {
    frames.add(paused.orElseThrow());
    paused = Optional.empty();
    resume();
  }

  /// Asks something that belongs to no flow.
  void ask(Question asked) {
    aside = Optional.empty();
    question = asked;
    open =
        Optional.of(new OpenQuestion(asked.id(), asked.expects(), asked.token(), asked.options()));
  }

  /// Leaves no question open.
  void close() {
    aside = Optional.empty();
    open = Optional.empty();
    question = null;
  }

  /// The message was understood.
  void hit() {
    misses = 0;
  }

  /// The message was not understood.
  ///
  /// @return how many in a row
  int miss() {
    return ++misses;
  }

  /// Nothing of this turn is said after all; what was asked stays open.
  void hush() {
    turn.hush();
    question = null;
  }

  /// What the turn comes to.
  Decision decision(ConversationState state) {
    return new Decision(state, turn.greeting(), messages(), turn.effects(), turn.handovers());
  }

  /// Everything said, and the question, as one message; none where nothing was said.
  private List<OutboundMessage> messages() {
    List<String> paragraphs = new ArrayList<>(turn.said());
    if (question != null) {
      paragraphs.add(words(question));
    }
    if (paragraphs.isEmpty()) {
      return List.of();
    }
    return List.of(
        new OutboundMessage(
            String.join("\n\n", paragraphs),
            question == null ? List.of() : choicesSaid(question),
            question == null ? OutboundMessage.Request.NONE : question.request(),
            Optional.empty()));
  }

  /// What was asked in the same words just before has been read: its last paragraph reminds of it.
  private String words(Question again) {
    String text = again.text();
    int last = text.lastIndexOf("\n\n");
    return isAskedAgain() && last >= 0 ? text.substring(last + 2) : text;
  }

  private boolean isAskedAgain() {
    return !atLength && asked.equals(open.map(OpenQuestion::token));
  }

  private List<OutboundMessage.Choice> choicesSaid(Question again) {
    boolean isLong = again.options().size() > LONGEST_LIST;
    return inWords && isLong && isAskedAgain() ? List.of() : choices(again);
  }

  /// What to remember of all this.
  ConversationState state(Optional<String> album) {
    return new ConversationState(
        Optional.of(turn.language()),
        frames,
        paused,
        aside,
        open,
        misses,
        album,
        Optional.of(turn.now()),
        heard,
        talk,
        calledNow());
  }

  private Optional<PeopleCalled> calledNow() {
    List<String> topics =
        Stream.concat(calling.stream(), turn.leftToPeople().stream()).distinct().toList();
    boolean quiet = leftToPeople || !turn.leftToPeople().isEmpty();
    return topics.isEmpty()
        ? called.map(PeopleCalled::before)
        : Optional.of(new PeopleCalled(topics, turn.now(), quiet, true, false));
  }

  private void apply(Outcome outcome) {
    switch (outcome) {
      case Outcome.Ask ask -> {
        Frame top = frames.removeLast();
        frames.add(new Frame(top.flow(), ask.memory()));
        ask(ask.question());
        hit();
      }
      case Outcome.Done done -> finish();
      case Outcome.Aside offer -> {
        String flow = frames.getLast().flow();
        finish();
        if (!active()) {
          ask(offer.offer());
          aside = Optional.of(new Frame(flow, offer.memory()));
        }
      }
      case Outcome.Stop stop -> {
        stop();
        hit();
      }
      case Outcome.Unclear unclear ->
          throw new IllegalStateException("a flow must ask or end here");
    }
  }

  private void finish() {
    frames.removeLast();
    close();
    hit();
    if (active()) {
      resume();
    }
  }

  private Flow flow(Frame frame) {
    Flow flow = flows.get(frame.flow());
    if (flow == null) {
      throw new IllegalStateException("no such flow");
    }
    return flow;
  }

  private List<OutboundMessage.Choice> choices(Question asked) {
    String token = open.orElseThrow().token();
    List<OutboundMessage.Choice> choices = new ArrayList<>();
    for (int i = 0; i < asked.options().size(); i++) {
      choices.add(
          new OutboundMessage.Choice(
              Dialogue.OURS + token + ":" + i, asked.options().get(i).label()));
    }
    return choices;
  }

  /// What the flow that is asking remembers. Only while [#active].
  JsonNode memory() {
    return frames.getLast().memory();
  }
}
