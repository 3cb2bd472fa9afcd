package id.fineclean.bot.conversation;

import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.company.BusinessTime;
import id.fineclean.bot.conversation.ConversationState.OpenQuestion;
import id.fineclean.bot.inbox.ReceivedMessage;
import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.understanding.Topics;
import id.fineclean.bot.understanding.Understander;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// Decides what one message leads to: the running flow's next step, an answer, a choice, or a
/// person. Decides only; nothing is stored or sent here. Thread-safe.
public final class Dialogue {
  /// After so long a pause the bot says what it is going on with.
  private static final Duration LONG_PAUSE = Duration.ofHours(4);

  /// How the payload of every button begins that the bot shows itself.
  static final String OURS = "q:";

  /// Who wrote within this time is still at it, and not to be asked something else.
  private static final Duration BUSY = Duration.ofHours(2);

  private final Replies replies;
  private final TopicAnswers answers;
  private final Actions actions;
  private final Interpreter interpreter;
  private final Quiet quiet;
  private final ZoneId zone;

  /// @param flows what the bot can do, each intent served by one of them
  /// @param facts the values of `{placeholders}` in the topics' answers
  /// @param zone the company's
  /// @param missed is told what was not understood
  public Dialogue(
      List<Flow> flows,
      Understander understander,
      Topics topics,
      Replies replies,
      ControlWords words,
      Choices choices,
      Function<Language, Map<String, String>> facts,
      ZoneId zone,
      Missed missed) {
    Menus menus = new Menus(topics, words.menu());
    this.replies = replies;
    this.zone = zone;
    this.answers = new TopicAnswers(flows, topics, facts);
    Fallback fallback = new Fallback(menus, missed);
    this.actions = new Actions(flows, answers, menus, fallback);
    this.quiet = new Quiet(words, answers, actions);
    this.interpreter =
        new Interpreter(
            flows,
            actions,
            answers,
            menus,
            understander,
            words,
            new OptionPicker(words, choices),
            zone,
            fallback,
            new Routing(words, topics, actions::isTask, suggestions(flows)),
            quiet);
  }

  private static Routing.Suggestion suggestions(List<Flow> flows) {
    return (what, asks) ->
        flows.stream().flatMap(flow -> flow.suggests(what, asks).stream()).findFirst();
  }

  /// Which of some labels a text means.
  @FunctionalInterface
  public interface Choices {
    OptionalInt match(String text, List<String> labels);
  }

  Decision decide(
      Turn.Customer customer, ConversationState state, ReceivedMessage message, Instant now) {
    Turn turn = new Turn(customer, now, message, replies);
    turn.speak(state.language().orElseGet(() -> FirstLanguage.of(message)));
    Session session = new Session(turn, actions.flows(), state);
    boolean pausedLong =
        session.active()
            && state.lastAt().filter(last -> last.plus(LONG_PAUSE).isBefore(now)).isPresent();
    if (pausedLong) {
      session.atLength();
    }
    Optional<String> album = Optional.empty();
    switch (message.content()) {
      case InboundContent.Text text ->
          interpreter.read(turn, session, text.text(), state, pausedLong);
      case InboundContent.Tap tap -> tap(turn, session, tap, state, pausedLong);
      case InboundContent.Media media -> {
        album = media.album();
        boolean more = album.isPresent() && album.equals(state.album());
        media(turn, session, media, state, more);
      }
      case InboundContent.Location location -> flowOrOffer(turn, session, "dialogue.location");
      case InboundContent.ContactCard card -> flowOrOffer(turn, session, "dialogue.contact");
      case InboundContent.Unsupported unsupported ->
          actions.decline(turn, session, "dialogue.unsupported");
      // What happens to these is the processor's: there is nothing to decide.
      case InboundContent.Edit edit -> actions.decline(turn, session, "dialogue.edited");
      case InboundContent.Reachability reachability -> {}
    }
    return session.decision(session.state(album));
  }

  /// What asking by itself comes to.
  ///
  /// @return empty while the customer is busy with something else: try again later
  /// @throws IllegalArgumentException no flow has this name
  Optional<Decision> begin(
      Turn.Customer customer, ConversationState state, Occasion occasion, Instant now) {
    Turn turn = new Turn(customer, now, nothing(now), replies);
    turn.speak(state.language().orElse(Language.ID));
    Session session = new Session(turn, actions.flows(), state);
    boolean justWritten = state.lastAt().filter(last -> last.plus(BUSY).isAfter(now)).isPresent();
    if (session.active() && justWritten) {
      return Optional.empty();
    }
    Flow flow = actions.flows().get(occasion.flow());
    if (flow == null) {
      throw new IllegalArgumentException("no flow " + occasion.flow());
    }
    turn.picked(occasion.start());
    session.begin(flow);
    return Optional.of(session.decision(session.state(state.album()).heardAsIn(state)));
  }

  private static ReceivedMessage nothing(Instant now) {
    return new ReceivedMessage(
        0,
        now,
        new InboundContent.Unsupported("due"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// Something that was said before and may not have arrived.
  String again(String words, Instant saidAt, Language language) {
    ZonedDateTime when = saidAt.atZone(zone);
    return replies.text(
        "dialogue.unarrived",
        language,
        Map.of(
            "when",
            BusinessTime.shortDate(when.toLocalDate(), language)
                + ", "
                + BusinessTime.time(when, language),
            "text",
            words));
  }

  /// What is said to whom nothing but storing is allowed for; everything else stays as it is.
  Decision keep(
      Turn.Customer customer, ConversationState state, ReceivedMessage message, Instant now) {
    Turn turn = new Turn(customer, now, message, replies);
    turn.speak(state.language().orElseGet(() -> FirstLanguage.of(message)));
    Session session = new Session(turn, actions.flows(), state);
    turn.say("dialogue.restricted");
    turn.handOver("restricted", false);
    return session.decision(state);
  }

  /// What is said when deciding failed: an apology, and a person is called.
  Decision apologise(
      Turn.Customer customer, ConversationState state, ReceivedMessage message, Instant now) {
    Turn turn = new Turn(customer, now, message, replies);
    turn.speak(state.language().orElseGet(() -> FirstLanguage.of(message)));
    Session session = new Session(turn, actions.flows(), state);
    turn.say("dialogue.failure");
    turn.handOver("failure", true);
    return session.decision(session.state(state.album()));
  }

  private void tap(
      Turn turn,
      Session session,
      InboundContent.Tap tap,
      ConversationState state,
      boolean pausedLong) {
    Optional<String> value = session.open().flatMap(open -> tapped(open, tap.payload()));
    if (value.isEmpty() && tap.label().isPresent() && !tap.payload().startsWith(OURS)) {
      interpreter.read(turn, session, tap.label().get(), state, pausedLong);
      return;
    }
    if (value.isEmpty()) {
      actions.oldButton(turn, session);
      return;
    }
    turn.picked(value.get());
    if (!session.active()) {
      if (!session.advanceAside()) {
        actions.picked(turn, session, value.get());
      }
    } else if (!session.advance()) {
      actions.reask(turn, session);
    }
  }

  private static Optional<String> tapped(OpenQuestion open, String payload) {
    String prefix = OURS + open.token() + ":";
    for (int i = 0; i < open.options().size(); i++) {
      if (payload.equals(prefix + i)) {
        return Optional.of(open.options().get(i).value());
      }
    }
    return Optional.empty();
  }

  private void media(
      Turn turn,
      Session session,
      InboundContent.Media media,
      ConversationState state,
      boolean more) {
    boolean wanted = session.active() && session.flow().wants(media.kind());
    if (isCaptioned(media)) {
      interpreter.read(turn, session, media.caption().orElseThrow(), state, false);
      if (!wanted && !more && session.people().isEmpty()) {
        turn.sayAt(0, turn.text("dialogue.media_kept"));
      }
    } else if (wanted || !more) {
      withoutWords(turn, session, media, wanted);
      if (more) {
        // One answer to an album is enough.
        session.hush();
      }
    }
  }

  private void withoutWords(
      Turn turn, Session session, InboundContent.Media media, boolean wanted) {
    String key =
        media.kind() == InboundContent.MediaKind.STICKER
            ? "dialogue.sticker"
            : "dialogue.media_" + media.kind().id();
    if (!wanted && quiet.adds(turn, session)) {
      return;
    }
    if (session.active() && !wanted) {
      actions.decline(turn, session, key);
    } else {
      flowOrOffer(turn, session, key);
    }
  }

  private static boolean isCaptioned(InboundContent.Media media) {
    return media.caption().filter(text -> !text.isBlank()).isPresent();
  }

  private void flowOrOffer(Turn turn, Session session, String key) {
    if (session.active()) {
      if (!session.advance()) {
        actions.decline(turn, session, key);
      }
      return;
    }
    int before = turn.position();
    Optional<TopicAnswers.Offer> offer = answers.offer(turn);
    if (offer.isPresent()) {
      actions.offer(turn, session, offer.get());
    } else if (turn.position() == before) {
      actions.decline(turn, session, key);
    }
  }
}
