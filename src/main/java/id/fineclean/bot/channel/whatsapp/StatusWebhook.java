package id.fineclean.bot.channel.whatsapp;

import id.fineclean.bot.channel.DeliveryStatus;
import id.fineclean.bot.channel.DeliveryStatus.State;
import id.fineclean.bot.channel.Received;
import id.fineclean.bot.channel.Webhook;
import id.fineclean.bot.channel.WebhookRequest;
import java.util.List;
import java.util.Optional;

/// Where Twilio reports how far a message has come. Reports may come out of order and twice.
final class StatusWebhook implements Webhook {
  static final String PATH = "/webhooks/twilio/status";

  private final SignedForms forms;
  private final TapForms taps;

  StatusWebhook(SignedForms forms, TapForms taps) {
    this.forms = forms;
    this.taps = taps;
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Received receive(WebhookRequest request) {
    return forms.read(request, this::read);
  }

  private Received read(Form form) {
    Optional<String> messageId = form.text("MessageSid");
    Optional<String> status = form.text("MessageStatus");
    if (messageId.isEmpty() || status.isEmpty()) {
      return new Received.Malformed();
    }
    return state(status.get())
        .<Received>map(state -> report(messageId.get(), state, form.text("ErrorCode")))
        .orElseGet(() -> new Received.Ignored("status"));
  }

  private Received report(String messageId, State state, Optional<String> error) {
    Optional<String> known = state == State.FAILED ? error : Optional.empty();
    known.ifPresent(code -> taps.undelivered(messageId, code));
    return new Received.Statuses(
        List.of(new DeliveryStatus(messageId, state, known, known.flatMap(ErrorCodes::causeOf))));
  }

  /// Twilio API, `message_enum_status`.
  private static Optional<State> state(String status) {
    return switch (status) {
      case "accepted", "scheduled", "queued", "sending" -> Optional.of(State.ACCEPTED);
      case "sent" -> Optional.of(State.SENT);
      case "delivered", "partially_delivered" -> Optional.of(State.DELIVERED);
      case "read" -> Optional.of(State.READ);
      case "failed", "undelivered", "canceled" -> Optional.of(State.FAILED);
      default -> Optional.empty();
    };
  }
}
