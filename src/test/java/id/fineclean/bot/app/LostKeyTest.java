package id.fineclean.bot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.Inbound;
import id.fineclean.bot.testing.RecordingChannel;
import id.fineclean.bot.testing.StoreContract;
import id.fineclean.bot.testing.TestNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The keys are lost while the bot runs, and put back later: nothing is taken for an erasure.
class LostKeyTest extends StoreContract {
  private final FixedClock clock = new FixedClock("2026-11-22T03:00:00Z");

  @Test
  void whatWaitsIsSentWhenTheKeysAreBackAndNobodyBecomesAStranger() {
    RecordingChannel channel = RecordingChannel.telegram();
    long chat;
    try (TestNode before = new TestNode(databases, clock, channel)) {
      chat = before.inbox().accept("telegram", Inbound.text(1, 100, "halo")).orElseThrow();
      before.queue(chat, "balasan");
    }
    databases.keys().write(t -> t.update("ALTER TABLE customer_key RENAME TO aside"));
    databases
        .keys()
        .write(t -> t.update("CREATE TABLE customer_key AS SELECT * FROM aside WHERE 1 = 0"));
    try (TestNode node = new TestNode(databases, clock, channel)) {
      node.dispatcher().deliverNow(chat);
      assertEquals(List.of("queued"), node.statuses(chat));
      assertThrows(
          StorageUnavailableException.class,
          () -> node.inbox().accept("telegram", Inbound.text(1, 101, "halo?")));
      assertEquals(1, number("SELECT COUNT(*) FROM customer"));

      databases.keys().write(t -> t.update("DROP TABLE customer_key"));
      databases.keys().write(t -> t.update("ALTER TABLE aside RENAME TO customer_key"));
      clock.advance(Duration.ofMinutes(1));
      node.dispatcher().deliverNow(chat);
      assertEquals(List.of("accepted"), node.statuses(chat));
      assertEquals(
          chat, node.inbox().accept("telegram", Inbound.text(1, 101, "halo?")).orElseThrow());
      assertEquals(1, number("SELECT COUNT(*) FROM customer"));
    }
  }
}
