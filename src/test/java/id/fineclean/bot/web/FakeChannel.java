package id.fineclean.bot.web;

import id.fineclean.bot.channel.Acknowledgement;
import id.fineclean.bot.channel.Capabilities;
import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.DeliveryStatus;
import id.fineclean.bot.channel.ExternalIdentity;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.Received;
import id.fineclean.bot.channel.Recipient;
import id.fineclean.bot.channel.SendLimits;
import id.fineclean.bot.channel.Sender;
import id.fineclean.bot.channel.Webhook;
import id.fineclean.bot.channel.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// A provider whose webhook speaks a made-up language: each line of a body is `kind customer id`.
final class FakeChannel implements Channel {
  static final String PATH = "/webhooks/fake";
  static final String ANSWERED_PATH = "/webhooks/answered";
  static final String SECRET = "s3cret";

  final BlockingQueue<String> acknowledgedTaps = new LinkedBlockingQueue<>();
  final BlockingQueue<WebhookRequest> requests = new LinkedBlockingQueue<>();

  @Override
  public String id() {
    return "fake";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(4096, true, true, Optional.empty());
  }

  @Override
  public SendLimits limits() {
    return new SendLimits(1000, 1000, 1000);
  }

  @Override
  public List<Webhook> webhooks() {
    return List.of(endpoint(PATH), endpoint(ANSWERED_PATH));
  }

  @Override
  public DeliveryResult send(OutboundMessage message, Recipient recipient) {
    return new DeliveryResult.NotSent("fake");
  }

  @Override
  public void acknowledgeTap(String tapReference) {
    acknowledgedTaps.add(tapReference);
    throw new IllegalStateException("the provider is gone");
  }

  private Webhook endpoint(String path) {
    return new Webhook() {
      @Override
      public String path() {
        return path;
      }

      @Override
      public Received receive(WebhookRequest request) {
        return read(request);
      }

      @Override
      public Optional<Received> receiveTooLong(WebhookRequest head) {
        return head.header("x-head").map(kind -> new Received.Ignored(kind));
      }

      @Override
      public Optional<Acknowledgement> acknowledgement() {
        return path.equals(ANSWERED_PATH)
            ? Optional.of(new Acknowledgement("text/xml", "<Nothing/>"))
            : Optional.empty();
      }
    };
  }

  private Received read(WebhookRequest request) {
    requests.add(request);
    if (!request.header("x-secret").equals(Optional.of(SECRET))) {
      return new Received.Forged();
    }
    List<String[]> lines =
        new String(request.body(), StandardCharsets.UTF_8)
            .lines()
            .map(line -> line.split(" ", 3))
            .toList();
    return switch (lines.getFirst()[0]) {
      case "ignored" -> new Received.Ignored("poll");
      case "malformed" -> new Received.Malformed();
      case "status" ->
          new Received.Statuses(
              List.of(
                  new DeliveryStatus(
                      lines.getFirst()[1],
                      DeliveryStatus.State.DELIVERED,
                      Optional.empty(),
                      Optional.empty())));
      case "broken" -> throw new IllegalStateException("a fault in a channel");
      default -> new Received.Messages(lines.stream().map(FakeChannel::message).toList());
    };
  }

  private static InboundMessage message(String[] line) {
    InboundContent content =
        line[0].equals("tap")
            ? new InboundContent.Tap("yes", Optional.of("tap-" + line[2]))
            : new InboundContent.Text(Arrays.toString(line));
    return new InboundMessage(
        line[2],
        line[2],
        OptionalLong.empty(),
        new Sender(
            List.of(new ExternalIdentity("fake-user", line[1])),
            line[1],
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        content);
  }
}
