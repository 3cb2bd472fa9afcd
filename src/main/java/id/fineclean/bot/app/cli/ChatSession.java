package id.fineclean.bot.app.cli;

import id.fineclean.bot.app.Bot;
import id.fineclean.bot.app.Content;
import id.fineclean.bot.app.Features;
import id.fineclean.bot.app.Stores;
import id.fineclean.bot.channel.ExternalIdentity;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.Sender;
import id.fineclean.bot.conversation.ConversationState.OpenQuestion;
import id.fineclean.bot.conversation.TurnProcessor;
import id.fineclean.bot.telemetry.Telemetry;
import id.fineclean.bot.time.SettableClock;
import id.fineclean.bot.vault.MasterKeyset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One customer who talks to a bot of their own, from an empty store on. Closing forgets both. Not
/// thread-safe.
final class ChatSession implements AutoCloseable {
  private static final Duration FARTHEST = Duration.ofDays(3650);

  /// @param now local time to begin at; empty for the time it is
  /// @param phone as the channel would tell it
  /// @param name the customer's at the provider
  record Customer(
      Optional<LocalDateTime> now,
      Optional<String> phone,
      Optional<String> name,
      ChatChannel.Kind channel) {}

  /// What came of a line.
  ///
  /// @param asks the bot's question that is open, if one is
  /// @param handedOver whether a person has been called
  record Answer(
      List<OutboundMessage> replies,
      Optional<OpenQuestion> asks,
      List<Map<String, Object>> events,
      boolean handedOver) {}

  private final Customer customer;
  private final Path folder;
  private final SettableClock clock;
  private final ChatChannel channel;
  private final Stores stores;
  private final Bot bot;
  private final CommittedEvents events;
  private @Nullable Long conversation;
  private long lines;

  private ChatSession(Content content, Customer customer, Path folder) {
    this.customer = customer;
    this.folder = folder;
    this.clock = new SettableClock(start(content, customer));
    this.channel = new ChatChannel(customer.channel);
    this.stores = Stores.open(folder, Optional.empty());
    this.bot =
        new Bot(
            stores,
            MasterKeyset.generate(),
            content,
            Map.of(channel.id(), channel),
            clock,
            new Telemetry(),
            Optional.empty(),
            Features.ALL);
    this.events = new CommittedEvents(bot);
  }

  static ChatSession open(Content content, Customer customer) throws IOException {
    return new ChatSession(content, customer, Files.createTempDirectory("fineclean-chat"));
  }

  private static InstantSource start(Content content, Customer customer) {
    InstantSource system = InstantSource.system();
    return customer
        .now
        .map(now -> now.atZone(content.company().zone()).toInstant())
        .<InstantSource>map(
            wished -> InstantSource.offset(system, Duration.between(system.instant(), wished)))
        .orElse(system);
  }

  /// Writes a text.
  Answer say(String text) {
    return send(new InboundContent.Text(text));
  }

  /// Taps a choice shown last, the first being 1; where there are no buttons, writes its number.
  ///
  /// @throws IllegalArgumentException there is no such choice
  Answer tap(int number) {
    List<OutboundMessage.Choice> choices = channel.choices();
    if (!channel.capabilities().buttons()) {
      return say(String.valueOf(number));
    }
    if (number < 1 || number > choices.size()) {
      throw new IllegalArgumentException("no such choice");
    }
    return send(new InboundContent.Tap(choices.get(number - 1).payload(), Optional.empty()));
  }

  /// Sends anything.
  Answer send(InboundContent content) {
    String id = "line:" + ++lines;
    bot.inbox()
        .accept(channel.id(), new InboundMessage(id, id, OptionalLong.empty(), sender(), content))
        .ifPresent(this::handle);
    return answer();
  }

  private Sender sender() {
    return new Sender(
        List.of(new ExternalIdentity(channel.id(), "customer")),
        "customer",
        customer.phone,
        customer.name,
        Optional.empty());
  }

  private void handle(long id) {
    conversation = id;
    while (bot.turns().handleNext(id) instanceof TurnProcessor.Result.Handled) {
      bot.dispatcher().deliverNow(id);
    }
  }

  /// Moves the clock forward, and has done what is due by then.
  ///
  /// @throws IllegalArgumentException backwards, or by more than ten years in all
  Answer wait(Duration by) {
    if (by.isNegative() || by.compareTo(FARTHEST.minus(clock.ahead())) > 0) {
      throw new IllegalArgumentException("the clock only moves forward, by ten years in all");
    }
    clock.advance(by);
    bot.doWhatIsDue().forEach(bot.dispatcher()::deliverNow);
    return answer();
  }

  /// What has come since, without doing anything.
  Answer answer() {
    List<Map<String, Object>> committed = events.since();
    return new Answer(
        channel.take(),
        Optional.ofNullable(conversation).flatMap(bot.turns()::open),
        committed,
        events.personCalled());
  }

  @Override
  public void close() throws IOException {
    bot.close();
    stores.close();
    TemporaryFolder.delete(folder);
  }
}
