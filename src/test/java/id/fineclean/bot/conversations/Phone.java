package id.fineclean.bot.conversations;

import id.fineclean.bot.channel.Capabilities;
import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.Recipient;
import id.fineclean.bot.channel.SendLimits;
import id.fineclean.bot.channel.TapLimits;
import id.fineclean.bot.channel.Webhook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A provider that keeps what it is given, with the abilities of a real one.
final class Phone implements Channel {
  /// What the real channels can carry: see `TelegramChannel` and `WhatsAppChannel`.
  static final Capabilities TELEGRAM = new Capabilities(4096, true, true, Optional.empty());

  static final Capabilities WHATSAPP =
      new Capabilities(1600, false, false, Optional.of(Duration.ofHours(24).minusMinutes(1)));

  /// As Twilio's quick replies and lists: see `TapForms`.
  static final Capabilities WHATSAPP_TAPS = WHATSAPP.with(new TapLimits(1024, 3, 20, 10, 24));

  private static final Pattern NUMBERED = Pattern.compile("\\d{1,2}\\. (.+)");

  private final String id;
  private final Capabilities capabilities;
  private final List<Shown> shown = new ArrayList<>();

  Phone(String id, Capabilities capabilities) {
    this.id = id;
    this.capabilities = capabilities;
  }

  /// A message as the customer sees it.
  ///
  /// @param labels of buttons or of a numbered list
  /// @param payloads of the buttons; none where there are no buttons
  record Shown(String text, List<String> labels, List<String> payloads) {}

  /// Everything received so far.
  List<Shown> shown() {
    return shown;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public SendLimits limits() {
    return new SendLimits(1e6, 1e6, 1_000_000);
  }

  @Override
  public List<Webhook> webhooks() {
    return List.of();
  }

  @Override
  public DeliveryResult send(OutboundMessage message, Recipient recipient) {
    if (!recipient.windowOpen() && message.template().isEmpty()) {
      return new DeliveryResult.Undeliverable(DeliveryResult.Cause.WINDOW_CLOSED, "63016");
    }
    if (message.text().length() > capabilities.maxText()
        || !message.choices().isEmpty() && !capabilities.shows(message)) {
      throw new IllegalArgumentException("more than the provider takes");
    }
    boolean toTap = capabilities.buttons() || !message.choices().isEmpty();
    shown.add(toTap ? buttons(message) : list(message));
    return new DeliveryResult.Accepted(id + ":" + shown.size());
  }

  private static Shown buttons(OutboundMessage message) {
    return new Shown(
        message.text(),
        message.choices().stream().map(OutboundMessage.Choice::label).toList(),
        message.choices().stream().map(OutboundMessage.Choice::payload).toList());
  }

  /// Takes the numbered list at the end for choices.
  private static Shown list(OutboundMessage message) {
    int last = message.text().lastIndexOf("\n\n");
    List<String> lines = message.text().substring(last < 0 ? 0 : last + 2).lines().toList();
    boolean numbered = lines.stream().allMatch(line -> NUMBERED.matcher(line).matches());
    if (last < 0 || !numbered) {
      return new Shown(message.text(), List.of(), List.of());
    }
    List<String> labels = lines.stream().map(line -> line.replaceFirst("^\\d+\\. ", "")).toList();
    return new Shown(message.text().substring(0, last), labels, List.of());
  }
}
