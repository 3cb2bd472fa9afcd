package id.fineclean.bot.channel.whatsapp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
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
import id.fineclean.bot.channel.SentLog;
import id.fineclean.bot.channel.Webhook;
import id.fineclean.bot.channel.whatsapp.TwilioFailure.Reason.Broken;
import id.fineclean.bot.channel.whatsapp.TwilioFailure.Reason.NeverSent;
import id.fineclean.bot.channel.whatsapp.TwilioFailure.Reason.Refused;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// WhatsApp, by way of Twilio.
///
/// Choices become buttons or a list where they fit and [TapForms] are ready, else a numbered list
/// in
/// the text.
public final class WhatsAppChannel implements Channel {
  /// Twilio API, Messages, `Body`; free text within 24 hours of the customer's last message (Twilio
  /// error 63016), less a minute for clocks and the way there.
  private static final Capabilities CAPABILITIES =
      new Capabilities(1600, false, false, Optional.of(Duration.ofHours(24).minusMinutes(1)));

  private static final Capabilities TAPPED = CAPABILITIES.with(TapForms.LIMITS);

  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TwilioSettings settings;
  private final TwilioApi api;
  private final PhoneNumber from;
  private final URI statusCallback;
  private final SentMessages sent;
  private final TapForms taps;

  public WhatsAppChannel(TwilioSettings settings) {
    this(settings, CALL_TIMEOUT);
  }

  WhatsAppChannel(TwilioSettings settings, Duration callTimeout) {
    this.settings = settings;
    this.api = new TwilioApi(settings, callTimeout);
    this.from = new PhoneNumber(settings.from());
    this.statusCallback = URI.create(settings.publicUrl() + StatusWebhook.PATH);
    this.sent = new SentMessages(api, settings.from());
    this.taps = new TapForms(api);
  }

  @Override
  public String id() {
    return "whatsapp";
  }

  @Override
  public Capabilities capabilities() {
    return taps.ready() ? TAPPED : CAPABILITIES;
  }

  /// Makes buttons and lists ready, to be started by whoever runs the channel.
  public TapPreparation taps() {
    return new TapPreparation(taps);
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
    return List.of(new WhatsAppWebhook(forms), new StatusWebhook(forms, taps));
  }

  @Override
  public DeliveryResult send(OutboundMessage message, Recipient recipient) {
    PhoneNumber to = new PhoneNumber(recipient.address());
    if (recipient.windowOpen()) {
      return taps.filled(message)
          .map(form -> sendForm(form, message, to))
          .orElseGet(() -> send(creator(to, message.numbered().text())));
    }
    return message
        .template()
        .map(template -> send(creator(to, template)))
        .orElseGet(() -> new Undeliverable(Cause.WINDOW_CLOSED, "no_template"));
  }

  private DeliveryResult send(MessageCreator creator) {
    try {
      return create(creator);
    } catch (TwilioFailure failure) {
      return result(failure);
    }
  }

  /// Where Twilio refuses the form nothing has gone out, so that the same goes out in words.
  private DeliveryResult sendForm(Template form, OutboundMessage message, PhoneNumber to) {
    try {
      DeliveryResult result = create(creator(to, form));
      taps.sent(form, result);
      return result;
    } catch (TwilioFailure failure) {
      if (failure.reason() instanceof Refused refused && ErrorCodes.isOfContent(refused.code())) {
        taps.refused(form.id(), Integer.toString(refused.code()));
        return send(creator(to, message.numbered().text()));
      }
      return result(failure);
    }
  }

  private DeliveryResult create(MessageCreator creator) throws TwilioFailure {
    String id = TwilioApi.id(api.call(creator::create).getSid());
    return id.isEmpty() ? new Unknown("unreadable") : new Accepted(id);
  }

  private static DeliveryResult result(TwilioFailure failure) {
    return switch (failure.reason()) {
      case NeverSent never -> new NotSent(never.what());
      case Broken broken -> new Unknown(broken.what());
      case Refused refused -> ErrorCodes.of(refused);
    };
  }

  @Override
  public Lookup find(Doubt doubt) {
    return sent.find(doubt);
  }

  @Override
  public SentLog sent(Instant from, Instant to) {
    return sent.between(from, to);
  }

  private MessageCreator creator(PhoneNumber to, String text) {
    return Message.creator(to, from, text).setStatusCallback(statusCallback);
  }

  /// A resource goes alone: with a `Body` beside it Twilio sends the body (error 63016).
  private MessageCreator creator(PhoneNumber to, Template template) {
    return Message.creator(to, from, (String) null)
        .setContentSid(template.id())
        .setContentVariables(variables(template))
        .setStatusCallback(statusCallback);
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
