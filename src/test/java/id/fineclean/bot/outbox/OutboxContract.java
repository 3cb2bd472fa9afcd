package id.fineclean.bot.outbox;

import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.Inbound;
import id.fineclean.bot.testing.RecordingChannel;
import id.fineclean.bot.testing.StoreContract;
import id.fineclean.bot.testing.TestNode;
import org.junit.jupiter.api.BeforeEach;

/// What tests of messages on their way out begin with: one customer who wrote on Telegram.
abstract class OutboxContract extends StoreContract {
  final FixedClock clock = new FixedClock("2026-11-22T03:00:00Z");
  final RecordingChannel channel = RecordingChannel.telegram();
  private int update = 100;
  long chat;

  @SuppressWarnings("NullAway.Init")
  TestNode node;

  @BeforeEach
  void openNode() {
    node = new TestNode(databases, clock, channel);
    chat = write("halo");
  }

  long write(String text) {
    return write(1, text);
  }

  long write(long user, String text) {
    return node.inbox()
        .accept("telegram", Inbound.telegram(user, update++, new InboundContent.Text(text)))
        .orElseThrow();
  }

  void deliver() {
    node.dispatcher().deliverNow(chat);
  }
}
