package id.fineclean.bot.conversations;

import id.fineclean.bot.app.Bot;
import id.fineclean.bot.app.Content;
import id.fineclean.bot.app.Features;
import id.fineclean.bot.app.Stores;
import id.fineclean.bot.channel.ExternalIdentity;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.Sender;
import id.fineclean.bot.conversation.Handovers;
import id.fineclean.bot.conversation.TurnProcessor;
import id.fineclean.bot.telemetry.Telemetry;
import id.fineclean.bot.time.SettableClock;
import id.fineclean.bot.vault.MasterKeyset;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// A bot with one customer's phone, on which a script is played line by line.
final class Stage implements AutoCloseable {
  /// How often the bot looks for due reminders while time passes.
  private static final Duration LOOK_EVERY = Duration.ofMinutes(15);

  private static final int MOST_HANDOVERS = 50;

  private final Content content;
  private final Supplier<Stores> stores;
  private final MasterKeyset master = MasterKeyset.generate();
  private final SettableClock clock;
  private final Phone phone;
  private final Sender sender;
  private final boolean everyDeliveryTwice;
  private final List<String> sent = new ArrayList<>();
  private final Map<Long, Boolean> known = new HashMap<>();
  private final Optional<URI> site;
  private Bot bot;
  private int deliveries;

  /// @param stores opens the databases, at the beginning and after each restart
  Stage(
      Script script,
      Content content,
      Phone phone,
      boolean everyDeliveryTwice,
      Supplier<Stores> stores) {
    this.content = content;
    this.site = script.site().map(URI::create);
    this.stores = stores;
    this.phone = phone;
    this.everyDeliveryTwice = everyDeliveryTwice;
    this.clock = new SettableClock(InstantSource.fixed(script.start().toInstant()));
    this.sender =
        new Sender(
            List.of(new ExternalIdentity(phone.id() + "-user", "the customer")),
            "the customer",
            script.phone(),
            script.profile(),
            Optional.empty());
    this.bot = open();
    new OtherCustomers(content, bot, master, phone.id(), clock).hold(script.booked());
    if (!script.firstContact()) {
      new Introduction(bot, master, clock).of(phone.id(), sender);
    }
  }

  private Bot open() {
    return new Bot(
        stores.get(),
        master,
        content,
        Map.of(phone.id(), phone),
        clock,
        new Telemetry(),
        site,
        Features.ALL);
  }

  /// Stops the bot and starts it again on the same data.
  void restart() {
    bot.close();
    bot = open();
  }

  @Override
  public void close() {
    bot.close();
  }

  Phone phone() {
    return phone;
  }

  /// Lets something happen, until the bot has nothing more to do.
  void play(Step step) {
    switch (step) {
      case Step.Says says -> {
        sent.add("message:" + (deliveries + 1));
        receive(new InboundContent.Text(says.text()));
      }
      case Step.Picks picks -> pick(picks.label());
      case Step.SharesLocation place ->
          receive(new InboundContent.Location(place.latitude(), place.longitude(), place.label()));
      case Step.SharesContact contact ->
          receive(new InboundContent.ContactCard(contact.phone(), true));
      case Step.Sends file ->
          receive(new InboundContent.Media(file.kind(), "file", file.caption(), file.album()));
      case Step.Edits edit ->
          receive(new InboundContent.Edit(sent.get(edit.message() - 1), edit.text()));
      case Step.SendsUnreadable unreadable ->
          receive(new InboundContent.Unsupported(unreadable.kind()));
      case Step.Waits waits -> await(waits.time());
    }
  }

  /// People who were called in since this was last asked, as `topic` or `topic (urgent)`.
  List<String> calledIn() {
    List<String> called = new ArrayList<>();
    for (Handovers.Entry entry : bot.handovers().open(MOST_HANDOVERS)) {
      Boolean before = known.put(entry.id(), entry.urgent());
      if (before == null || !before && entry.urgent()) {
        called.add(entry.topic() + (entry.urgent() ? " (urgent)" : ""));
      }
    }
    return called;
  }

  private void pick(String label) {
    List<Phone.Shown> shown = phone.shown();
    for (int i = shown.size() - 1; i >= 0; i--) {
      int place = shown.get(i).labels().indexOf(label);
      if (place >= 0) {
        receive(
            !shown.get(i).payloads().isEmpty()
                ? new InboundContent.Tap(shown.get(i).payloads().get(place), Optional.of("tap"))
                : new InboundContent.Text(Integer.toString(place + 1)));
        return;
      }
    }
    throw new IllegalArgumentException("nothing to pick is called " + label);
  }

  private void receive(InboundContent content) {
    deliveries++;
    InboundMessage message =
        new InboundMessage(
            "delivery:" + deliveries,
            "message:" + deliveries,
            OptionalLong.of(deliveries),
            sender,
            content);
    OptionalLong conversation = bot.inbox().accept(phone.id(), message);
    if (everyDeliveryTwice) {
      bot.inbox().accept(phone.id(), message).ifPresent(this::work);
    }
    conversation.ifPresent(this::work);
    if (everyDeliveryTwice) {
      bot.inbox().accept(phone.id(), message).ifPresent(this::work);
      conversation.ifPresent(this::work);
    }
  }

  private void work(long conversation) {
    while (bot.turns().handleNext(conversation) instanceof TurnProcessor.Result.Handled) {
      bot.dispatcher().deliverNow(conversation);
    }
  }

  private void await(Duration time) {
    Duration left = time;
    while (left.isPositive()) {
      Duration next = left.compareTo(LOOK_EVERY) < 0 ? left : LOOK_EVERY;
      clock.advance(next);
      left = left.minus(next);
      bot.doWhatIsDue().forEach(bot.dispatcher()::deliverNow);
    }
  }
}
