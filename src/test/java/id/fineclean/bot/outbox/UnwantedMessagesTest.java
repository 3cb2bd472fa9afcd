package id.fineclean.bot.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.fineclean.bot.channel.Capabilities;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.Inbound;
import id.fineclean.bot.testing.RecordingChannel;
import id.fineclean.bot.testing.StoreContract;
import id.fineclean.bot.testing.TestNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is not to go out after all.
class UnwantedMessagesTest extends StoreContract {
  private final FixedClock clock = new FixedClock("2026-11-22T03:00:00Z");
  private final RecordingChannel channel = RecordingChannel.telegram();
  private long chat;

  @SuppressWarnings("NullAway.Init")
  private TestNode node;

  @BeforeEach
  void openNode() {
    node = new TestNode(databases, clock, channel);
    chat = node.inbox().accept(channel.id(), Inbound.text(1, 1, "halo")).orElseThrow();
  }

  @Test
  void whoeverWritesFasterThanCanBeAnsweredGetsABoundedNumberOfAnswers() {
    for (int i = 0; i < 120; i++) {
      node.queue(chat, "jawaban");
    }
    assertEquals(50, node.statuses(chat).size());
  }

  @Test
  void aWithdrawnNoticeDoesNotGoOut() {
    notice("reminder:12:1:1");
    notice("reminder:120:1:1");
    withdraw("reminder:12:");
    assertEquals(List.of("withdrawn", "queued"), node.statuses(chat));
  }

  @Test
  void aNoticeWithdrawnWhileItIsBeingTriedIsNotTriedAgain() {
    notice("reminder:12:1:1");
    OutboxStore store = new OutboxStore(database());
    QueuedMessage head = store.head(chat).orElseThrow();
    long id = head.id();
    store.claim(
        new OutboxStore.Attempt(head, now -> Optional.of(Form.TEXT), false),
        "node",
        new Gate(PromotionConsent.NOBODY),
        clock.instant());
    withdraw("reminder:12:");
    assertEquals(List.of("sending"), node.statuses(chat), "it may have gone out");
    store.requeue(id, "503", clock.instant(), true);
    assertEquals(List.of("withdrawn"), node.statuses(chat));
  }

  private void notice(String key) {
    Capabilities capabilities = channel.capabilities();
    Outbox.Batch batch =
        node.outbox()
            .prepare(
                node.conversation(chat),
                Origin.SERVICE_NOTICE,
                List.of(OutboundMessage.of("Jangan lupa")),
                capabilities);
    database()
        .write(transaction -> node.outbox().addOnce(transaction, key, batch, clock.instant()));
  }

  private void withdraw(String prefix) {
    database()
        .write(
            transaction -> {
              node.outbox().withdraw(transaction, prefix, clock.instant());
              return true;
            });
  }
}
