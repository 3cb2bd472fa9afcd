package id.fineclean.bot.channel.whatsapp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.fineclean.bot.channel.Backlog;
import id.fineclean.bot.channel.Capabilities;
import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.Deletion;
import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.DeliveryResult.Accepted;
import id.fineclean.bot.channel.DeliveryResult.Cause;
import id.fineclean.bot.channel.DeliveryResult.NotSent;
import id.fineclean.bot.channel.DeliveryResult.Undeliverable;
import id.fineclean.bot.channel.DeliveryResult.Unknown;
import id.fineclean.bot.channel.Doubt;
import id.fineclean.bot.channel.Fetched;
import id.fineclean.bot.channel.Lookup;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.OutboundMessage.Template;
import id.fineclean.bot.channel.Recipient;
import id.fineclean.bot.channel.SendLimits;
import id.fineclean.bot.channel.Webhook;
import id.fineclean.bot.channel.whatsapp.TwilioFailure.Reason.Broken;
import id.fineclean.bot.channel.whatsapp.TwilioFailure.Reason.NeverSent;
import id.fineclean.bot.channel.whatsapp.TwilioFailure.Reason.Refused;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// WhatsApp, by way of Twilio.
///
/// Choices become a numbered list in the text: buttons need a content resource at Twilio for each
/// combination.
public final class WhatsAppChannel implements Channel {
  /// Twilio API, Messages, `Body`; free text within 24 hours of the customer's last message (Twilio
  /// error 63016), less a minute for clocks and the way there.
  private static final Capabilities CAPABILITIES =
      new Capabilities(1600, false, false, Optional.of(Duration.ofHours(24).minusMinutes(1)));

  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TwilioSettings settings;
  private final TwilioApi api;
  private final String statusCallback;
  private final SentMessages sent;

  public WhatsAppChannel(TwilioSettings settings) {
    this(settings, CALL_TIMEOUT);
  }

  WhatsAppChannel(TwilioSettings settings, Duration callTimeout) {
    this.settings = settings;
    this.api = new TwilioApi(settings, callTimeout);
    this.statusCallback = settings.publicUrl() + StatusWebhook.PATH;
    this.sent = new SentMessages(api, settings.from());
  }

  @Override
  public String id() {
    return "whatsapp";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public SendLimits limits() {
    return settings.limits();
  }

  @Override
  public List<Webhook> webhooks() {
    SignedForms forms =
        new SignedForms(
            new Signature(settings.authTokens(), settings.publicUrl()),
            settings.accountSid(),
            settings.from());
    return List.of(new WhatsAppWebhook(forms), new StatusWebhook(forms));
  }

  @Override
  public DeliveryResult send(OutboundMessage message, Recipient recipient) {
    return fields(message, recipient)
        .map(this::send)
        .orElseGet(() -> new Undeliverable(Cause.WINDOW_CLOSED, "no_template"));
  }

  private DeliveryResult send(Map<String, String> fields) {
    try {
      String id = TwilioApi.id(api.post("Messages.json", fields).body());
      return id.isEmpty() ? new Unknown("unreadable") : new Accepted(id);
    } catch (TwilioFailure failure) {
      return switch (failure.reason()) {
        case NeverSent never -> new NotSent(never.what());
        case Broken broken -> new Unknown(broken.what());
        case Refused refused -> ErrorCodes.of(refused);
      };
    }
  }

  @Override
  public Lookup find(Doubt doubt) {
    return sent.find(doubt);
  }

  /// A template goes alone: with a `Body` beside it Twilio sends the body (error 63016).
  ///
  /// @return empty where free text is not allowed and nothing else is at hand
  private Optional<Map<String, String>> fields(OutboundMessage message, Recipient recipient) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("To", recipient.address());
    fields.put("From", settings.from());
    fields.put("StatusCallback", statusCallback);
    if (recipient.windowOpen()) {
      fields.put("Body", message.text());
      return Optional.of(fields);
    }
    message.template().ifPresent(template -> fill(fields, template));
    return message.template().map(_ -> fields);
  }

  private static void fill(Map<String, String> fields, Template template) {
    fields.put("ContentSid", template.id());
    fields.put("ContentVariables", variables(template));
  }

  private static String variables(Template template) {
    ObjectNode variables = JSON.createObjectNode();
    for (int i = 0; i < template.variables().size(); i++) {
      variables.put(Integer.toString(i + 1), template.variables().get(i));
    }
    return variables.toString();
  }

  /// @param reference the address of the file at Twilio
  @Override
  public Fetched fetch(String reference, int mostBytes) {
    return new WhatsAppFiles(api).fetch(reference, mostBytes);
  }

  /// From Twilio's log, together with its files; the customer's phone keeps it.
  @Override
  public Deletion delete(String messageId) {
    return new WhatsAppFiles(api).delete(messageId);
  }

  @Override
  public Backlog backlog(Duration reach, Duration youngest, Predicate<String> known) {
    return new ReceivedMessages(api, settings.from()).list(reach, youngest, known);
  }
}
