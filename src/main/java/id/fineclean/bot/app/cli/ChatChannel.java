package id.fineclean.bot.app.cli;

import id.fineclean.bot.channel.Capabilities;
import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.Recipient;
import id.fineclean.bot.channel.SendLimits;
import id.fineclean.bot.channel.Webhook;
import id.fineclean.bot.channel.simulator.Skin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The channel of `chat`: keeps what was sent until it is asked for. Not thread-safe.
final class ChatChannel implements Channel {
  /// What the conversation looks like.
  enum Kind {
    /// Text alone; choices are a numbered list in it.
    TERMINAL(new Capabilities(100_000, false, false, Optional.empty())),
    WHATSAPP(Skin.WHATSAPP.capabilities()),
    TELEGRAM(Skin.TELEGRAM.capabilities());

    @SuppressWarnings("ImmutableEnumChecker") // a record of values
    private final Capabilities capabilities;

    Kind(Capabilities capabilities) {
      this.capabilities = capabilities;
    }

    /// As options have it.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Kind kind;
  private final List<OutboundMessage> waiting = new ArrayList<>();
  private List<OutboundMessage.Choice> choices = List.of();
  private long sent;

  ChatChannel(Kind kind) {
    this.kind = kind;
  }

  @Override
  public String id() {
    return kind.toString();
  }

  @Override
  public Capabilities capabilities() {
    return kind.capabilities;
  }

  @Override
  public SendLimits limits() {
    return new SendLimits(1_000_000, 1_000_000, 1_000_000);
  }

  @Override
  public List<Webhook> webhooks() {
    return List.of();
  }

  @Override
  public DeliveryResult send(OutboundMessage message, Recipient recipient) {
    waiting.add(message);
    if (!message.choices().isEmpty()) {
      choices = message.choices();
    }
    return new DeliveryResult.Accepted(id() + ":" + ++sent);
  }

  /// What was sent since it was asked for last.
  List<OutboundMessage> take() {
    List<OutboundMessage> taken = List.copyOf(waiting);
    waiting.clear();
    return taken;
  }

  /// The choices shown last; on a channel without buttons they stand in the text, and are empty
  /// here.
  List<OutboundMessage.Choice> choices() {
    return choices;
  }
}
