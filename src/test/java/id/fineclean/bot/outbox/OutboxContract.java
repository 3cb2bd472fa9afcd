package id.fineclean.bot.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.Inbound;
import id.fineclean.bot.testing.RecordingChannel;
import id.fineclean.bot.testing.StoreContract;
import id.fineclean.bot.testing.TestNode;
import java.util.Optional;
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

  /// Claims the conversation's next message, as a process that is killed during the call.
  void takenBy(String process) {
    OutboxStore store = new OutboxStore(database());
    OutboxStore.Claim claim =
        store.claim(
            new OutboxStore.Attempt(
                store.head(chat).orElseThrow(), now -> Optional.of(Form.TEXT), false),
            process,
            new Gate((transaction, customer) -> true),
            clock.instant());
    assertEquals(new OutboxStore.Claim.Taken(Form.TEXT), claim);
  }

  void deliver() {
    node.dispatcher().deliverNow(chat);
  }
}
