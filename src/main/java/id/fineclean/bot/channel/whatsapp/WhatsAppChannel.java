package id.fineclean.bot.channel.whatsapp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import id.fineclean.bot.channel.Capabilities;
import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.DeliveryResult.Accepted;
import id.fineclean.bot.channel.DeliveryResult.Cause;
import id.fineclean.bot.channel.DeliveryResult.NotSent;
import id.fineclean.bot.channel.DeliveryResult.Undeliverable;
import id.fineclean.bot.channel.DeliveryResult.Unknown;
import id.fineclean.bot.channel.Doubt;
import id.fineclean.bot.channel.Lookup;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.OutboundMessage.Template;
import id.fineclean.bot.channel.Recipient;
import id.fineclean.bot.channel.SendLimits;
import id.fineclean.bot.channel.Webhook;
import id.fineclean.bot.channel.whatsapp.TwilioFailure.Reason.Broken;
import id.fineclean.bot.channel.whatsapp.TwilioFailure.Reason.NeverSent;
import id.fineclean.bot.channel.whatsapp.TwilioFailure.Reason.Refused;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  private static final Duration LISTING_DELAY = Duration.ofSeconds(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TwilioSettings settings;
  private final TwilioRestClient client;
  private final PhoneNumber from;
  private final URI statusCallback;
  private final RecentIds accepted = new RecentIds();
  private final SentMessages sent;
  private final Duration listingDelay;

  public WhatsAppChannel(TwilioSettings settings) {
    this(settings, CALL_TIMEOUT, LISTING_DELAY);
  }

  WhatsAppChannel(TwilioSettings settings, Duration callTimeout, Duration listingDelay) {
    this.settings = settings;
    this.client = new DiscreetClient(settings, new TwilioHttp(settings.apiUrl(), callTimeout));
    this.from = new PhoneNumber(settings.from());
    this.statusCallback = URI.create(settings.publicUrl() + StatusWebhook.PATH);
    this.sent = new SentMessages(client, settings.from());
    this.listingDelay = listingDelay;
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

  /// Where a call ends in doubt, makes one more call to find out: see [SentMessages].
  @Override
  public DeliveryResult send(OutboundMessage message, Recipient recipient) {
    return creator(message, recipient)
        .map(creator -> send(creator, message, recipient))
        .orElseGet(() -> new Undeliverable(Cause.WINDOW_CLOSED, "no_template"));
  }

  private DeliveryResult send(
      MessageCreator creator, OutboundMessage message, Recipient recipient) {
    long started = System.nanoTime();
    Attempt attempt = attempt(creator);
    DeliveryResult result =
        attempt.result instanceof Unknown doubt
            ? settle(message, recipient, started, doubt, attempt.answered)
            : attempt.result;
    if (result instanceof Accepted taken) {
      accepted.add(taken.messageId());
    }
    return result;
  }

  @Override
  public Lookup find(Doubt doubt) {
    return sent.find(doubt);
  }

  /// Only where Twilio had *answered* with a 5xx does absence prove anything so soon: without an
  /// answer it might still be working on the request.
  private DeliveryResult settle(
      OutboundMessage message, Recipient recipient, long started, Unknown doubt, boolean answered) {
    if (!pause()) {
      return doubt;
    }
    Duration age = Duration.ofNanos(System.nanoTime() - started);
    return switch (find(new Doubt(message, recipient, age, accepted::contains))) {
      case Lookup.Found found -> new Accepted(found.messageId());
      case Lookup.Absent() -> answered ? new NotSent(doubt.reason()) : doubt;
      case Lookup.Unclear _, Lookup.NotKept() -> doubt;
    };
  }

  /// What was just created may be listed a little later.
  private boolean pause() {
    try {
      Thread.sleep(listingDelay);
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private record Attempt(DeliveryResult result, boolean answered) {}

  private Attempt attempt(MessageCreator creator) {
    try {
      return new Attempt(taken(creator.create(client).getSid()), true);
    } catch (TwilioFailure failure) {
      return switch (failure.reason()) {
        case NeverSent never -> new Attempt(new NotSent(never.what()), false);
        case Broken broken -> new Attempt(new Unknown(broken.what()), false);
        case Refused refused -> new Attempt(ErrorCodes.of(refused), true);
      };
    } catch (RuntimeException unreadable) {
      // Success, but not in the form the SDK expects; it throws much more than its own exceptions.
      return new Attempt(new Unknown("unreadable"), false);
    }
  }

  private static DeliveryResult taken(@Nullable String id) {
    return id == null || id.isBlank() ? new Unknown("unreadable") : new Accepted(id);
  }

  /// @return empty where free text is not allowed and nothing else is at hand
  private Optional<MessageCreator> creator(OutboundMessage message, Recipient recipient) {
    PhoneNumber to = new PhoneNumber(recipient.address());
    return recipient.windowOpen()
        ? Optional.of(Message.creator(to, from, message.text()).setStatusCallback(statusCallback))
        : message.template().map(template -> templateCreator(to, template));
  }

  /// Nothing but the template: with a `Body` beside it Twilio sends the body (error 63016).
  private MessageCreator templateCreator(PhoneNumber to, Template template) {
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
}
