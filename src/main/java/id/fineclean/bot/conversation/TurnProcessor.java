package id.fineclean.bot.conversation;

import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.DeliveryResult.Cause;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.contact.Conversation;
import id.fineclean.bot.contact.Conversations;
import id.fineclean.bot.contact.Owner;
import id.fineclean.bot.conversation.Preamble.Due;
import id.fineclean.bot.conversation.Preamble.Recording;
import id.fineclean.bot.conversation.Preamble.Telling;
import id.fineclean.bot.inbox.Inbox;
import id.fineclean.bot.inbox.ReceivedMessage;
import id.fineclean.bot.inbox.WaitingMessage;
import id.fineclean.bot.outbox.Origin;
import id.fineclean.bot.outbox.Outbox;
import id.fineclean.bot.outbox.Unarrived;
import id.fineclean.bot.storage.ConflictException;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.storage.Transaction;
import id.fineclean.bot.telemetry.Telemetry;
import id.fineclean.bot.telemetry.Wordless;
import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.vault.MissingKeyException;
import id.fineclean.bot.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Handles one message: reads it, lets the dialogue decide, and commits state, effects, replies and
/// the mark "handled" in one transaction (guarantees G3 and G4). Nothing here talks to a provider.
/// Thread-safe; two that handle the same conversation at once do no harm, as only one can commit.
public final class TurnProcessor {
  private static final Logger LOG = LoggerFactory.getLogger(TurnProcessor.class);
  private static final int MOST_TRIES = 8;

  private final Database database;
  private final Inbox inbox;
  private final Outbox outbox;
  private final Vault vault;
  private final ConversationStates states;
  private final Handovers handovers;
  private final DialogueSource dialogue;
  private final Map<String, Channel> channels;
  private final InstantSource clock;
  private final Telemetry telemetry;
  private final Gathering gathering;
  private final Echoes echoes;

  /// @param gather how long after a first message others still belong to it; nothing waits when it
  ///     is zero
  public TurnProcessor(
      Database database,
      Inbox inbox,
      Outbox outbox,
      Vault vault,
      Handovers handovers,
      DialogueSource dialogue,
      Map<String, Channel> channels,
      InstantSource clock,
      Telemetry telemetry,
      Duration gather) {
    this.database = database;
    this.inbox = inbox;
    this.outbox = outbox;
    this.vault = vault;
    this.states = new ConversationStates(vault);
    this.handovers = handovers;
    this.dialogue = dialogue;
    this.channels = Map.copyOf(channels);
    this.clock = clock;
    this.telemetry = telemetry;
    this.gathering = new Gathering(gather, clock);
    this.echoes = new Echoes();
  }

  /// The same, but reads texts as one that come within `gather` of the first.
  public TurnProcessor gathering(Duration gather) {
    return new TurnProcessor(
        database, inbox, outbox, vault, handovers, dialogue, channels, clock, telemetry, gather);
  }

  /// Where the dialogue in force comes from: it is replaced when the owner's files change.
  @FunctionalInterface
  public interface DialogueSource {
    Dialogue current();

    /// What customers have to be told once.
    default Preamble preamble() {
      return Preamble.NONE;
    }
  }

  /// The channels whose messages can be handled.
  Set<String> channels() {
    return channels.keySet();
  }

  /// What became of an attempt to handle a conversation's next message.
  public sealed interface Result {
    /// A message was handled.
    ///
    /// @param more whether another was waiting already when this one's turn was committed
    record Handled(boolean more) implements Result {}

    /// Nothing is waiting, or another process is busy with it.
    record Nothing() implements Result {}

    /// Another process handled the message first, and goes on with what follows: whoever keeps at
    /// it too only decides in vain.
    record Overtaken() implements Result {}

    /// An earlier message of the same customer may still be on its way; look again then.
    record Hold(Instant until) implements Result {}

    /// The customer may still be writing; it is time then.
    record Gathers(Instant until) implements Result {}
  }

  /// Handles the next message, or several that are read as one.
  ///
  /// @throws StorageUnavailableException worth retrying later
  public Result handleNext(long conversationId) {
    Optional<Work> work = next(conversationId);
    if (work.isEmpty()) {
      return new Result.Nothing();
    }
    long message = work.get().first().id();
    for (int tries = 1; isNext(work, message); tries++) {
      Optional<Result> result = attempt(work.get(), tries == MOST_TRIES);
      if (result.isPresent()) {
        return result.get();
      }
      work = next(conversationId);
    }
    return new Result.Overtaken();
  }

  /// @return empty if somebody else was faster and everything has to be looked at again
  private Optional<Result> attempt(Work work, boolean lastTry) {
    Optional<Instant> hold = hold(work);
    if (hold.isPresent()) {
      return Optional.of(new Result.Hold(hold.get()));
    }
    Gathering.Plan plan = plan(work);
    return plan.until().isPresent()
        ? Optional.of(new Result.Gathers(plan.until().get()))
        : handle(work.only(plan.count()), lastTry).map(handled -> handled);
  }

  /// The number of the message that is to be handled next, if one waits.
  OptionalLong first(long conversationId) {
    return database.read(transaction -> inbox.next(transaction, conversationId, 1)).stream()
        .mapToLong(WaitingMessage::id)
        .findFirst();
  }

  private static boolean isNext(Optional<Work> work, long message) {
    return work.filter(next -> next.first().id() == message).isPresent();
  }

  /// Messages of a channel that is not configured now are kept until it is again.
  private Optional<Work> next(long conversationId) {
    return database
        .read(transaction -> next(transaction, conversationId))
        .filter(work -> channels.containsKey(work.conversation.channel()));
  }

  /// The question that a conversation's customer has not answered yet; empty where none is open.
  public Optional<ConversationState.OpenQuestion> open(long conversationId) {
    return database
        .read(transaction -> Conversations.find(transaction, conversationId))
        .flatMap(conversation -> states.open(conversation).open());
  }

  /// @param messages what is waiting, one at least, and what of it is read as one
  private record Work(
      Conversation conversation,
      List<WaitingMessage> messages,
      Optional<Instant> gapUntil,
      List<Unarrived.Message> unarrived) {
    WaitingMessage first() {
      return messages.getFirst();
    }

    Work only(int count) {
      return new Work(conversation, messages.subList(0, count), gapUntil, unarrived);
    }
  }

  private Optional<Work> next(Transaction transaction, long conversationId) {
    List<WaitingMessage> messages = inbox.next(transaction, conversationId, gathering.most());
    return messages.isEmpty()
        ? Optional.empty()
        : Conversations.find(transaction, conversationId)
            .map(
                stored ->
                    new Work(
                        stored,
                        messages,
                        inbox.gapBefore(transaction, messages.getFirst()),
                        Unarrived.of(transaction, conversationId, clock.instant())));
  }

  /// What cannot be read is dealt with by itself; nobody waits for it, nor where people answer.
  private Gathering.Plan plan(Work work) {
    Gathering.Plan alone = new Gathering.Plan(Optional.empty(), 1);
    if (isAnsweredByPeople(work)) {
      return alone;
    }
    try {
      return gathering.plan(inbox, work.conversation.customerId(), work.messages);
    } catch (IllegalStateException | MissingKeyException unreadable) {
      return alone;
    }
  }

  /// A tap and a message of the same customer come on different queues of the provider's, so one
  /// may overtake the other. Where the provider's numbers show that something is missing just
  /// before, it is given a moment to arrive.
  private Optional<Instant> hold(Work work) {
    return work.gapUntil.filter(until -> until.isAfter(clock.instant()));
  }

  /// @return empty if somebody else was faster and everything has to be looked at again
  private Optional<Result.Handled> handle(Work work, boolean lastTry) {
    long started = System.nanoTime();
    try {
      Carried carried = carryOut(work, lastTry);
      telemetry.turn(carried.outcome, (System.nanoTime() - started) / 1e9);
      return Optional.of(new Result.Handled(carried.more));
    } catch (ConflictException e) {
      telemetry.turn("conflict", (System.nanoTime() - started) / 1e9);
      return Optional.empty();
    } catch (MissingKeyException erased) {
      // Whoever wrote this has been erased since; nobody can read it any more.
      return Optional.of(
          new Result.Handled(database.write(transaction -> markHandled(transaction, work))));
    }
  }

  /// @return whether another message is waiting
  private boolean markHandled(Transaction transaction, Work work) {
    work.messages.forEach(message -> inbox.handled(transaction, message.id()));
    return inbox.waiting(transaction, work.conversation.id());
  }

  /// @param more whether another message is waiting
  /// @param outcome done or failed
  private record Carried(boolean more, String outcome) {}

  /// The steps of a turn. One message that breaks the dialogue, or what it decided on, must not
  /// stop the conversation, nor go unnoticed: the customer gets an apology, and a person is called.
  private Carried carryOut(Work work, boolean lastTry) {
    Opened opened = open(work);
    Due nothing = new Due(opened.state.heard(), Optional.empty());
    try {
      if (isAnsweredByPeople(work)) {
        return new Carried(commit(work, opened, Decision.nothing(opened.state), nothing), "owned");
      }
      if (work.conversation.restricted()) {
        return new Carried(commit(work, opened, keep(opened), nothing), "restricted");
      }
      if (opened.readable && !lastTry) {
        Decision decision = decide(opened);
        Due due = preamble(work, opened, decision);
        return new Carried(commit(work, opened, decision, due), "done");
      }
    } catch (StorageUnavailableException | ConflictException | MissingKeyException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      LOG.error("the turn on message {} failed", work.first().id(), Wordless.of(e));
    }
    return new Carried(commit(work, opened, apologise(opened), nothing), "failed");
  }

  /// While people answer, the bot is silent, and whatever it was asking is kept.
  private static boolean isAnsweredByPeople(Work work) {
    return !(work.conversation.owner() instanceof Owner.Bot);
  }

  /// While a customer's data may only be stored, messages are kept for people and not looked into;
  /// the customer is told so, and whatever the bot was asking is kept too.
  private Decision keep(Opened opened) {
    return dialogue.current().keep(opened.customer, opened.state, opened.message, clock.instant());
  }

  /// What became of asking by itself.
  public enum Asking {
    /// The question is on its way.
    ASKED,
    /// Not now: people answer in this chat, the customer's data may only be stored, or the customer
    /// is in the middle of something else.
    LATER
  }

  /// Lets a flow ask by itself, in a turn of its own.
  ///
  /// @throws ConflictException the customer wrote meanwhile, or the occasion is over: look again
  /// @throws IllegalArgumentException there is no such conversation, or no such flow
  public Asking ask(long conversationId, Occasion occasion) {
    Conversation conversation =
        database
            .read(transaction -> Conversations.find(transaction, conversationId))
            .orElseThrow(() -> new IllegalArgumentException("no conversation " + conversationId));
    Channel channel = channels.get(conversation.channel());
    if (channel == null
        || conversation.restricted()
        || !(conversation.owner() instanceof Owner.Bot)) {
      return Asking.LATER;
    }
    Turn.Customer customer =
        new Turn.Customer(
            conversation.customerId(),
            conversationId,
            conversation.channel(),
            Optional.empty(),
            Optional.empty(),
            channel.capabilities().buttons());
    ConversationState state = states.open(conversation);
    Optional<Decision> begun = dialogue.current().begin(customer, state, occasion, clock.instant());
    begun.ifPresent(decision -> commit(conversation, channel, decision, occasion));
    return begun.isPresent() ? Asking.ASKED : Asking.LATER;
  }

  private void commit(
      Conversation conversation, Channel channel, Decision decision, Occasion occasion) {
    byte[] state = states.seal(conversation, decision.state());
    List<OutboundMessage> messages =
        decision.messages().stream().map(message -> in(occasion, message)).toList();
    Outbox.Batch batch =
        outbox.prepare(conversation, Origin.SERVICE_NOTICE, messages, channel.capabilities());
    Instant now = clock.instant();
    database.write(
        transaction -> {
          occasion.mark().apply(transaction);
          Conversations.save(transaction, conversation, state);
          decision.effects().forEach(effect -> effect.apply(transaction));
          decision
              .handovers()
              .forEach(wish -> handovers.add(transaction, conversation.id(), wish, now));
          outbox.add(transaction, batch, now);
          return true;
        });
  }

  private static OutboundMessage in(Occasion occasion, OutboundMessage message) {
    return new OutboundMessage(
        message.text(), message.choices(), message.request(), occasion.template());
  }

  private record Opened(
      Turn.Customer customer, ReceivedMessage message, ConversationState state, boolean readable) {}

  private Opened open(Work work) {
    Conversation conversation = work.conversation;
    Optional<ReceivedMessage> read = readable(() -> read(work));
    Optional<ConversationState> state = readable(() -> states.open(conversation));
    ReceivedMessage message = read.orElseGet(() -> unreadable(work.first()));
    Turn.Customer customer =
        new Turn.Customer(
            conversation.customerId(),
            conversation.id(),
            conversation.channel(),
            message.phone(),
            message.displayName(),
            state.filter(known -> buttons(conversation, known)).isPresent());
    return new Opened(
        customer,
        message,
        state.orElse(ConversationState.EMPTY),
        read.isPresent() && state.isPresent());
  }

  private ReceivedMessage read(Work work) {
    return Gathering.asOne(
        work.messages.stream()
            .map(message -> inbox.open(work.conversation.customerId(), message))
            .toList());
  }

  /// Whether the options of the open question were shown to tap.
  private boolean buttons(Conversation conversation, ConversationState state) {
    Channel channel = channels.get(conversation.channel());
    return channel != null && channel.capabilities().shows(labels(state));
  }

  private static List<String> labels(ConversationState state) {
    return state.open().stream()
        .flatMap(open -> open.options().stream())
        .map(Question.Option::label)
        .toList();
  }

  private static <T> Optional<T> readable(Supplier<T> stored) {
    try {
      return Optional.of(stored.get());
    } catch (IllegalStateException damaged) {
      LOG.error("a stored value cannot be read", Wordless.of(damaged));
      return Optional.empty();
    }
  }

  private static ReceivedMessage unreadable(WaitingMessage message) {
    return new ReceivedMessage(
        message.id(),
        message.receivedAt(),
        new InboundContent.Unsupported("unreadable"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Decision decide(Opened opened) {
    return dialogue
        .current()
        .decide(opened.customer, opened.state, opened.message, clock.instant());
  }

  /// A notice that cannot be made must not stop the conversation either.
  private Due preamble(Work work, Opened opened, Decision decision) {
    Due nothing = new Due(opened.state.heard(), Optional.empty());
    if (decision.messages().isEmpty() || !isSaid(opened.message.content())) {
      return nothing;
    }
    Language language = decision.state().language().orElse(Language.ID);
    try {
      Due due =
          dialogue.preamble().due(opened.customer, opened.state.heard(), language, clock.instant());
      return sayAgain(work, language).map(due::and).orElse(due);
    } catch (IllegalArgumentException unusable) {
      LOG.error(
          "what a customer has to be told could not be put into words", Wordless.of(unusable));
      return nothing;
    }
  }

  /// What was said and may not have arrived.
  private Optional<Telling> sayAgain(Work work, Language language) {
    List<String> texts =
        work.unarrived.stream()
            .flatMap(message -> sayAgain(work.conversation, message, language).stream())
            .toList();
    return texts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Telling(Optional.empty(), String.join("\n\n", texts), toldOf(work)));
  }

  private Optional<String> sayAgain(
      Conversation conversation, Unarrived.Message message, Language language) {
    return readable(() -> message.text(vault, conversation))
        .map(words -> dialogue.current().again(words, message.writtenAt(), language));
  }

  private Recording toldOf(Work work) {
    long chat = work.conversation.id();
    long last = work.unarrived.getLast().id();
    return (transaction, _) -> Unarrived.told(transaction, chat, last, clock.instant());
  }

  /// Whether a message is new, rather than a change of an earlier one or of the chat.
  private static boolean isSaid(InboundContent content) {
    return !(content instanceof InboundContent.Edit
        || content instanceof InboundContent.Reachability);
  }

  private Decision apologise(Opened opened) {
    try {
      return dialogue
          .current()
          .apologise(opened.customer, opened.state, opened.message, clock.instant());
    } catch (RuntimeException e) {
      LOG.error("not even an apology could be made", Wordless.of(e));
      return new Decision(
          opened.state,
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(new Turn.Handover("failure", true)));
    }
  }

  private boolean commit(Work work, Opened opened, Decision decision, Due due) {
    Conversation conversation = work.conversation;
    byte[] state = states.seal(conversation, decision.state().hearing(due.heard()));
    Channel channel = channels.get(conversation.channel());
    if (channel == null) {
      throw new IllegalStateException("channel " + conversation.channel() + " is not configured");
    }
    Outbox.Batch replies =
        outbox.prepare(
            conversation,
            conversation.restricted() ? Origin.PRIVACY_NOTICE : Origin.REPLY,
            decision.sent(due.telling()),
            channel.capabilities());
    Instant now = clock.instant();
    boolean echo =
        echoes.isEcho(
            conversation.id(),
            opened.message.id(),
            opened.message.content(),
            decision.messages(),
            now);
    if (echo) {
      LOG.warn("conversation {} goes round in circles and gets no answer", conversation.id());
    }
    return database.write(
        transaction -> {
          boolean more = markHandled(transaction, work);
          Conversations.save(transaction, conversation, state);
          boolean answered = applyContent(transaction, conversation, opened.message);
          decision.effects().forEach(effect -> effect.apply(transaction));
          decision
              .handovers()
              .forEach(wish -> handovers.add(transaction, conversation.id(), wish, now));
          if (answered && !echo) {
            send(transaction, replies, due, now);
          }
          return more;
        });
  }

  private void send(Transaction transaction, Outbox.Batch replies, Due due, Instant now) {
    if (due.telling().isEmpty()) {
      outbox.add(transaction, replies, now);
    } else {
      long message = outbox.addTraced(transaction, replies, now);
      due.telling().get().recording().apply(transaction, message);
    }
  }

  /// Contents that change what is stored rather than what is said.
  ///
  /// @return whether the decision's replies are to be sent
  private boolean applyContent(
      Transaction transaction, Conversation conversation, ReceivedMessage message) {
    return switch (message.content()) {
      case InboundContent.Edit edit ->
          inbox.replaceText(transaction, conversation.id(), conversation.customerId(), edit);
      case InboundContent.Reachability reachability -> {
        if (reachability.reachable()) {
          Conversations.regained(transaction, conversation.id(), message.receivedAt());
        } else {
          Conversations.lost(transaction, conversation.id(), Cause.BLOCKED, message.receivedAt());
        }
        yield false;
      }
      case InboundContent.Text text -> true;
      case InboundContent.Tap tap -> true;
      case InboundContent.Location location -> true;
      case InboundContent.ContactCard card -> true;
      case InboundContent.Media media -> true;
      case InboundContent.Unsupported unsupported -> true;
    };
  }
}
