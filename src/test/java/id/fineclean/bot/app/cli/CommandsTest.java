package id.fineclean.bot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.conversation.Wishes;
import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.Inbound;
import id.fineclean.bot.testing.RecordingChannel;
import id.fineclean.bot.testing.TestDatabases;
import id.fineclean.bot.testing.TestNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandsTest {
  private final TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.SQLITE);
  private final FixedClock clock = new FixedClock("2026-11-22T03:00:00Z");
  private final RecordingChannel channel = RecordingChannel.telegram();
  private final TestNode node = new TestNode(databases, clock, channel);
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @AfterEach
  void close() {
    databases.close();
  }

  @Test
  void troublesAreListedAndSentAgain() {
    assertEquals(0, outbox("--troubles"));
    assertTrue(out.toString().contains("Every message arrived"));
    long chat = node.inbox().accept("telegram", Inbound.text(1, 100, "halo")).orElseThrow();
    channel.then(new DeliveryResult.Unknown("timeout"));
    node.queue(chat, "rahasia");
    node.dispatcher().deliverNow(chat);

    assertEquals(0, outbox("--troubles"));
    String listed = out.toString();
    assertTrue(listed.contains("1  maybe_sent  conversation " + chat), listed);
    assertTrue(listed.contains("timeout") && listed.contains("2026-11-22T03:00:00Z"), listed);
    assertFalse(listed.contains("rahasia"));
    assertEquals(0, outbox("--resend", "1"));
    node.dispatcher().deliverNow(chat);
    assertEquals(List.of("accepted"), node.statuses(chat));
    assertEquals(1, outbox("--resend", "1"));
    assertTrue(err.toString().contains("is accepted: it cannot be sent again"), err.toString());
    assertEquals(1, outbox("--resend", "77"));
    assertTrue(err.toString().contains("There is no message 77."));
  }

  @Test
  void oneWishIsNeededAndOneOnly() {
    assertEquals(2, outbox());
    assertEquals(2, outbox("--troubles", "--resend", "1"));
    assertEquals(2, outbox("--resend", "abc"));
    assertEquals(0, outbox("--help"));
  }

  @Test
  void whoWaitsIsListedUrgentFirstAndClosed() {
    assertEquals(0, queue());
    assertTrue(out.toString().contains("Nobody is waiting."));
    long chat = node.inbox().accept("telegram", Inbound.text(1, 100, "halo")).orElseThrow();
    wish(chat, "not_understood", false);
    wish(chat, "complaint", true);
    assertEquals(0, queue());
    String listed = out.toString();
    assertTrue(listed.indexOf("2  urgent") < listed.indexOf("1  normal"), listed);
    assertEquals(0, queue("--close", "2"));
    assertEquals(1, queue("--close", "2"));
    assertTrue(err.toString().contains("There is no open entry 2."));
  }

  @Test
  void aDatabaseThatCannotBeOpenedIsReported() {
    HandoversCommand command =
        new HandoversCommand(
            () -> {
              throw new StorageUnavailableException("locked");
            },
            clock);
    assertEquals(1, run(command));
    assertTrue(err.toString().contains("The database cannot be used: locked"));
  }

  private void wish(long chat, String topic, boolean urgent) {
    Wishes.add(databases.main(), chat, topic, urgent, clock.instant());
  }

  private int outbox(String... arguments) {
    return run(new OutboxCommand(() -> databases.openAgain("main"), clock), arguments);
  }

  private int queue(String... arguments) {
    return run(new HandoversCommand(() -> databases.openAgain("main"), clock), arguments);
  }

  private int run(Object command, String... arguments) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
