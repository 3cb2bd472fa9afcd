package id.fineclean.bot.channel.simulator;

import com.fasterxml.jackson.annotation.JsonValue;
import id.fineclean.bot.channel.Capabilities;
import id.fineclean.bot.channel.InboundContent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Which app a pretended phone runs, and so what can be sent either way. Limits as of the real
/// channels.
public enum Skin {
  WHATSAPP(new Capabilities(1600, false, false, Optional.of(Duration.ofHours(24)))),
  TELEGRAM(new Capabilities(4096, true, true, Optional.empty()));

  @SuppressWarnings("ImmutableEnumChecker") // a record of values
  private final Capabilities capabilities;

  Skin(Capabilities capabilities) {
    this.capabilities = capabilities;
  }

  /// The name in the simulator's interface, such as `whatsapp`.
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The skin of a name; empty for a name no skin has.
  public static Optional<Skin> of(String label) {
    return Arrays.stream(values()).filter(skin -> skin.label().equals(label)).findFirst();
  }

  String channelId() {
    return "simulator-" + label();
  }

  /// What the app's messages may hold.
  public Capabilities capabilities() {
    return capabilities;
  }

  /// Whether the app's provider passes such a message on. WhatsApp's tells of no edits and no
  /// blocking, and here shows no buttons.
  public boolean carries(InboundContent content) {
    return switch (content) {
      case InboundContent.Tap tap -> this == TELEGRAM;
      case InboundContent.Edit edit -> this == TELEGRAM;
      case InboundContent.Reachability reachability -> this == TELEGRAM;
      case InboundContent.Text text -> true;
      case InboundContent.Location location -> true;
      case InboundContent.ContactCard card -> true;
      case InboundContent.Media media -> true;
      case InboundContent.Unsupported unsupported -> true;
    };
  }
}
