package id.fineclean.bot.web;

import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.Received;
import id.fineclean.bot.channel.Webhook;
import id.fineclean.bot.channel.WebhookRequest;
import id.fineclean.bot.outbox.Deliveries;
import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.telemetry.Telemetry;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The endpoints that providers call (guarantee G1): a 2xx is answered only after everything in the
/// request is durably stored. What is not genuine is refused and counted, and leaves no other
/// trace.
public final class WebhookRoutes implements Routes {
  private static final byte[] NOTHING = {};

  private final List<Channel> channels;
  private final InboxIntake intake;
  private final Deliveries deliveries;
  private final Telemetry telemetry;

  public WebhookRoutes(
      Collection<? extends Channel> channels,
      InboxIntake intake,
      Deliveries deliveries,
      Telemetry telemetry) {
    this.channels = List.copyOf(channels);
    this.intake = intake;
    this.deliveries = deliveries;
    this.telemetry = telemetry;
  }

  @Override
  public void register(RoutesConfig routes) {
    for (Channel channel : channels) {
      for (Webhook webhook : channel.webhooks()) {
        routes.post(webhook.path(), ctx -> serve(ctx, channel, webhook));
      }
    }
  }

  private void serve(Context ctx, Channel channel, Webhook webhook) throws IOException {
    Outcome outcome = Outcome.FAILED;
    try {
      outcome = outcome(ctx, channel, webhook);
    } finally {
      telemetry.webhook(webhook.path(), outcome.name().toLowerCase(Locale.ROOT));
    }
    answer(ctx, webhook, outcome);
  }

  private Outcome outcome(Context ctx, Channel channel, Webhook webhook) throws IOException {
    Optional<byte[]> body = RequestBody.read(ctx);
    WebhookRequest request = request(ctx.req(), body.orElse(NOTHING));
    Optional<Received> received =
        body.isPresent() ? Optional.of(webhook.receive(request)) : webhook.receiveTooLong(request);
    try {
      return received.map(what -> take(channel, what)).orElse(Outcome.TOO_LARGE);
    } catch (StorageUnavailableException e) {
      return Outcome.UNAVAILABLE;
    }
  }

  private Outcome take(Channel channel, Received received) {
    return switch (received) {
      case Received.Messages messages ->
          intake.accept(channel, messages.messages()) ? Outcome.ACCEPTED : Outcome.DUPLICATE;
      case Received.Statuses statuses -> {
        statuses.statuses().forEach(status -> deliveries.report(channel.id(), status));
        yield Outcome.ACCEPTED;
      }
      case Received.Ignored ignored -> {
        intake.passOver(channel, ignored);
        yield Outcome.IGNORED;
      }
      case Received.Forged forged -> Outcome.FORGED;
      case Received.Malformed malformed -> Outcome.MALFORMED;
    };
  }

  private static void answer(Context ctx, Webhook webhook, Outcome outcome) {
    if (outcome.status != 200) {
      if (outcome == Outcome.UNAVAILABLE) {
        ctx.header("Retry-After", Failures.RETRY_AFTER);
      }
      Failures.answer(ctx, outcome.status);
    } else {
      webhook
          .acknowledgement()
          .ifPresent(
              answer ->
                  ctx.contentType(answer.contentType())
                      .result(answer.body().getBytes(StandardCharsets.US_ASCII)));
    }
  }

  private static WebhookRequest request(HttpServletRequest request, byte[] body) {
    String query = request.getQueryString();
    String path = request.getRequestURI();
    return new WebhookRequest(query == null ? path : path + "?" + query, headers(request), body);
  }

  /// A header sent twice is joined to one value, which then fits no signature and no secret.
  private static Map<String, String> headers(HttpServletRequest request) {
    Map<String, String> headers = new HashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(
          name.toLowerCase(Locale.ROOT),
          String.join(",", Collections.list(request.getHeaders(name))));
    }
    return headers;
  }

  /// What a request came to. The names are labels of a counter.
  private enum Outcome {
    ACCEPTED(200),
    DUPLICATE(200),
    IGNORED(200),
    FORGED(403),
    MALFORMED(400),
    TOO_LARGE(413),
    UNAVAILABLE(503),
    FAILED(500);

    private final int status;

    Outcome(int status) {
      this.status = status;
    }
  }
}
