package id.fineclean.bot.channel.simulator;

import id.fineclean.bot.channel.Capabilities;
import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.DeliveryStatus.State;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.Recipient;
import id.fineclean.bot.channel.SendLimits;
import id.fineclean.bot.channel.Webhook;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// The bot's side and the customer's side of one app, without a provider between them.
public final class SimulatorChannel implements Channel {
  private static final String TAP = "tap:";

  private final Skin skin;
  private final Phones phones;
  private final DeliveryReports reports;
  private final InstantSource clock;

  SimulatorChannel(Skin skin, Phones phones, DeliveryReports reports, InstantSource clock) {
    this.skin = skin;
    this.phones = phones;
    this.reports = reports;
    this.clock = clock;
  }

  @Override
  public String id() {
    return skin.channelId();
  }

  public Skin skin() {
    return skin;
  }

  @Override
  public Capabilities capabilities() {
    return skin.capabilities();
  }

  @Override
  public SendLimits limits() {
    // More than a person at the page can bring about: nothing here needs protection.
    return new SendLimits(1000, 20, 20);
  }

  @Override
  public List<Webhook> webhooks() {
    return List.of();
  }

  /// What the customer's phone hands to the provider. The phone shows it as on its way.
  ///
  /// @return to be put into the inbox, and then [#stored] or [#lost]
  public InboundMessage write(SimulatedCustomer customer, InboundContent content) {
    String id = UUID.randomUUID().toString();
    phones.use(skin, customer);
    String messageId = show(customer, id, content);
    InboundContent passedOn =
        content instanceof InboundContent.Tap tap
            ? new InboundContent.Tap(
                tap.payload(), Optional.of(TAP + customer.id() + ":" + messageId))
            : content;
    return new InboundMessage(id, messageId, OptionalLong.empty(), customer.sender(skin), passedOn);
  }

  private String show(SimulatedCustomer customer, String id, InboundContent content) {
    if (content instanceof InboundContent.Edit edit) {
      phones.change(skin, customer.id(), edit.messageId(), message -> message.edited(edit.text()));
      return edit.messageId();
    }
    if (content instanceof InboundContent.Reachability reachability) {
      phones.block(skin, customer.id(), !reachability.reachable());
    }
    phones.show(skin, customer.id(), ChatMessage.sent(id, clock.instant(), content));
    return id;
  }

  /// The bot has stored a message of the customer's.
  public void stored(SimulatedCustomer customer, InboundMessage message) {
    reach(customer.id(), message.messageId(), State.SENT);
  }

  /// The bot could not store a message of the customer's.
  public void lost(SimulatedCustomer customer, InboundMessage message) {
    reach(customer.id(), message.messageId(), State.FAILED);
  }

  @Override
  public DeliveryResult send(OutboundMessage message, Recipient recipient) {
    String customer = recipient.address();
    if (phones.blocked(skin, customer)) {
      return refuse(customer, message, DeliveryResult.Cause.BLOCKED, "blocked");
    }
    boolean template = !recipient.windowOpen();
    if (template && message.template().isEmpty()) {
      return refuse(customer, message, DeliveryResult.Cause.WINDOW_CLOSED, "window_closed");
    }
    String id =
        show(
            customer,
            message,
            State.ACCEPTED,
            template ? Optional.of("template") : Optional.empty());
    phones.changeAll(skin, customer, SimulatorChannel::read);
    reports.schedule(id(), id, state -> reach(customer, id, state));
    return new DeliveryResult.Accepted(id);
  }

  @Override
  public void acknowledgeTap(String tapReference) {
    String[] parts = tapReference.split(":", 3);
    if (parts.length == 3) {
      reach(parts[1], parts[2], State.DELIVERED);
    }
  }

  private DeliveryResult refuse(
      String customer, OutboundMessage message, DeliveryResult.Cause cause, String why) {
    show(customer, message, State.FAILED, Optional.of(why));
    return new DeliveryResult.Undeliverable(cause, "simulated");
  }

  private String show(
      String customer, OutboundMessage message, State state, Optional<String> note) {
    String id = UUID.randomUUID().toString();
    phones.show(skin, customer, ChatMessage.received(id, clock.instant(), message, state, note));
    return id;
  }

  /// A customer who answers has read what came before.
  private static ChatMessage read(ChatMessage message) {
    return message.sent().isPresent() ? message.reached(State.READ) : message;
  }

  private void reach(String customer, String messageId, State state) {
    phones.change(skin, customer, messageId, message -> message.reached(state));
  }
}
