package id.fineclean.bot.app;

import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.Received;
import id.fineclean.bot.channel.telegram.PollingSink;
import id.fineclean.bot.web.InboxIntake;
import java.util.List;

/// Takes polled updates the way webhooks take theirs.
record PolledUpdates(Channel channel, InboxIntake intake) implements PollingSink {
  @Override
  public void store(List<InboundMessage> messages) {
    intake.accept(channel, messages);
  }

  @Override
  public void ignored(Received.Ignored update) {
    intake.passOver(channel, update);
  }
}
