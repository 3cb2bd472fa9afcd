package id.fineclean.bot.app.cli;

import id.fineclean.bot.channel.Capabilities;
import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.Recipient;
import id.fineclean.bot.channel.SendLimits;
import id.fineclean.bot.channel.Webhook;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// A conversation in the terminal: replies are printed, choices as a numbered list.
final class TerminalChannel implements Channel {
  static final String ID = "terminal";

  private final PrintStream out;
  private final AtomicLong sent = new AtomicLong();

  TerminalChannel(PrintStream out) {
    this.out = out;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(100_000, false, false, Optional.empty());
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
    out.println(message.text());
    out.println();
    out.flush();
    return new DeliveryResult.Accepted("terminal:" + sent.incrementAndGet());
  }
}
