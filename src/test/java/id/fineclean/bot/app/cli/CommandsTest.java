package id.fineclean.bot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.conversation.Wishes;
import id.fineclean.bot.outbox.Author;
import id.fineclean.bot.outbox.Origin;
import id.fineclean.bot.outbox.Purpose;
import id.fineclean.bot.policy.command.NoticesCommand;
import id.fineclean.bot.policy.command.QuestionsCommand;
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
    assertTrue(out.toString().contains("0 waiting"), out.toString());
    assertTrue(out.toString().contains("0 held"), out.toString());
    long chat = node.inbox().accept("telegram", Inbound.text(1, 100, "halo")).orElseThrow();
    channel.then(new DeliveryResult.Unknown("timeout"));
    Origin code = new Origin(new Author.System(), Purpose.CODE);
    node.queue(
        chat,
        code,
        OutboundMessage.of("rahasia"),
        OutboundMessage.of("satu"),
        OutboundMessage.of("dua"));
    node.dispatcher().deliverNow(chat);

    assertEquals(0, outbox("--troubles"));
    String listed = out.toString();
    assertTrue(listed.contains("1  maybe_sent  conversation " + chat), listed);
    assertTrue(listed.contains("timeout") && listed.contains("2026-11-22T03:00:00Z"), listed);
    assertFalse(listed.contains("rahasia"));
    assertEquals(0, outbox("--resend", "1"));
    node.dispatcher().deliverNow(chat);
    assertEquals(List.of("accepted", "accepted", "accepted"), node.statuses(chat));
    assertEquals(1, outbox("--resend", "1"));
    assertTrue(err.toString().contains("is accepted: it cannot be sent again"), err.toString());
    assertEquals(1, outbox("--resend", "77"));
    assertTrue(err.toString().contains("There is no message 77."));
  }

  @Test
  void manyAreSentAgainOrDroppedAtOnce() {
    long chat = node.inbox().accept("telegram", Inbound.text(1, 100, "halo")).orElseThrow();
    Origin code = new Origin(new Author.System(), Purpose.CODE);
    for (int i = 0; i < 4; i++) {
      channel.then(new DeliveryResult.Unknown("timeout"));
      node.queue(chat, code, OutboundMessage.of("kode " + i));
    }
    node.dispatcher().deliverNow(chat);
    assertEquals(0, outbox("--troubles"));
    assertTrue(out.toString().contains("4 maybe_sent"), out.toString());
    assertEquals(0, outbox("--resend", "1", "2"));
    assertEquals(1, outbox("--drop", "3,77"));
    assertTrue(err.toString().contains("no message 77 that could be dropped"), err.toString());
    assertEquals(List.of("queued", "queued", "withdrawn", "maybe_sent"), node.statuses(chat));
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
  void whoWasToldOfAVersionIsListedWithWhatBecameOfIt() {
    assertEquals(0, notices());
    assertTrue(out.toString().contains("Nobody has been told of 'privacy' yet."));
    long chat = node.inbox().accept("telegram", Inbound.text(1, 100, "halo")).orElseThrow();
    node.queue(chat, "pemberitahuan", "lagi");
    notice(chat, "1.0", "shown", 1L);
    notice(chat, "2.0", "announced", 2L);
    databases
        .main()
        .write(
            t ->
                t.update(
                    "INSERT INTO policy_version (document, version, hash, first_seen_at)"
                        + " VALUES ('privacy', '2.0', '', 0)"));
    node.dispatcher().deliverNow(chat);
    assertEquals(0, notices());
    String customer = "customer " + node.customerOf(chat);
    assertTrue(out.toString().contains(customer + "  privacy 1.0  shown  telegram"));
    assertTrue(out.toString().contains("privacy 1.0: pending 0, sent 1, maybe_sent 0, failed 0"));
    assertTrue(out.toString().contains("not_reached 0; not written yet 0; not complete"));
    assertEquals(0, notices("--version", "3.0", "--summary"));
    assertTrue(out.toString().contains("privacy 3.0: pending 0, sent 0"));
    assertEquals(0, notices("--document", "terms"));
    assertTrue(out.toString().contains("Nobody has been told of 'terms' yet."));
    assertEquals(0, notices("--help"));
  }

  private void notice(long chat, String version, String kind, long message) {
    databases
        .main()
        .write(
            t ->
                t.update(
                    "INSERT INTO policy_notice (customer_id, document, version, kind, channel,"
                        + " conversation_id, outbox_id, told_at)"
                        + " VALUES (?, 'privacy', ?, ?, 'telegram', ?, ?, ?)",
                    node.customerOf(chat),
                    version,
                    kind,
                    chat,
                    message,
                    clock.instant()));
  }

  @Test
  void whatNoClauseAnswersIsListedTheMostAskedFirstAndClosed() {
    assertEquals(0, questions());
    assertTrue(out.toString().contains("No question is open."));
    question("servernya di mana", 1);
    question("berapa hari persisnya", 7);
    assertEquals(0, questions());
    assertTrue(out.toString().contains("2  7 times  privacy 1.0  near §5.1"), out.toString());
    assertTrue(out.toString().indexOf("berapa hari") < out.toString().indexOf("servernya"));
    assertEquals(0, questions("--close", "2"));
    assertEquals(1, questions("--close", "2"));
    assertTrue(err.toString().contains("There is no open question 2."));
  }

  private void question(String words, long times) {
    databases
        .main()
        .write(
            t ->
                t.update(
                    "INSERT INTO policy_question (document, version, question, nearest, times,"
                        + " status, first_at, last_at)"
                        + " VALUES ('privacy', '1.0', ?, '5.1', ?, 'open', 0, 0)",
                    words,
                    times));
  }

  private int notices(String... arguments) {
    return run(new NoticesCommand(() -> databases.openAgain("main")), arguments);
  }

  private int questions(String... arguments) {
    return run(new QuestionsCommand(() -> databases.openAgain("main")), arguments);
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
