package id.fineclean.bot.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.contact.Conversation;
import id.fineclean.bot.contact.Customers;
import id.fineclean.bot.contact.Owner;
import id.fineclean.bot.testing.TestNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/// What keeps a message from going out at the last moment (guarantees G5 and G11).
class GateTest extends OutboxContract {
  private static final Origin MEMBER = new Origin(new Author.Member(7), Purpose.REPLY);
  private static final Origin CODE = new Origin(new Author.System(), Purpose.CODE);
  private static final Origin PROMOTION = new Origin(new Author.Bot(), Purpose.PROMOTION);

  @Test
  void aTakeoverWithdrawsWhatTheBotWroteAndNothingElse() {
    queueOneOfEach();
    assertTrue(handOver(new Owner.Member(7)));
    assertEquals(
        List.of("withdrawn", "withdrawn", "queued", "queued", "queued"), node.statuses(chat));
    deliver();
    assertEquals(List.of("kode", "privasi", "anggota"), channel.texts());
    assertEquals(2, number("SELECT COUNT(*) FROM outbox WHERE reason = 'taken_over'"));
  }

  @Test
  void whatTheBotWritesWhileAMemberHasTheChatIsRefusedWithoutSpinning() {
    assertTrue(handOver(new Owner.Member(7)));
    queueOneOfEach();
    deliver();
    assertEquals(
        List.of("withdrawn", "withdrawn", "accepted", "accepted", "accepted"), node.statuses(chat));
    assertEquals(List.of("kode", "privasi", "anggota"), channel.texts());
    assertEquals(
        List.of(), new OutboxStore(database()).dueConversations(clock.instant(), Set.of(), 10));
  }

  @Test
  void whatTheBotWroteBeforeATakeoverDoesNotGoOutAfterTheChatIsHandedBack() {
    Conversation before = node.conversation(chat);
    Outbox.Batch late =
        node.outbox()
            .prepare(
                before,
                Origin.SERVICE_NOTICE,
                List.of(OutboundMessage.of("terlambat")),
                channel.capabilities());
    assertTrue(handOver(new Owner.Member(7)));
    assertTrue(handOver(new Owner.Bot()));
    database()
        .write(
            t -> {
              node.outbox().add(t, late, clock.instant());
              return true;
            });
    node.queue(chat, "baru");
    deliver();
    assertEquals(List.of("withdrawn", "accepted"), node.statuses(chat));
    assertEquals(List.of("baru"), channel.texts());
  }

  @Test
  void aLongQueueOfRefusedMessagesIsDoneWithInOneGo() throws Exception {
    assertTrue(handOver(new Owner.Member(7)));
    for (int i = 0; i < 40; i++) {
      node.queue(chat, "bot " + i);
    }
    node.queue(chat, MEMBER, OutboundMessage.of("anggota"));
    try (TestNode running = TestNode.another(databases, clock, channel)) {
      running.dispatcher().start(false);
      long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (channel.sent().isEmpty() && System.nanoTime() < until) {
        Thread.sleep(10);
      }
    }
    assertEquals(List.of("anggota"), channel.texts());
    assertEquals(40, number("SELECT COUNT(*) FROM outbox WHERE status = 'withdrawn'"));
  }

  @Test
  void whatMayHaveGoneOutBeforeATakeoverIsShownAsSuch() {
    channel.then(new DeliveryResult.Unknown("timeout"));
    node.queue(chat, "satu", "dua");
    deliver();
    assertTrue(handOver(new Owner.Member(7)));
    assertEquals(List.of("maybe_sent", "withdrawn"), node.statuses(chat));
  }

  @Test
  void aCallUnderWayIsShownToWhoeverTakesOver() {
    node.queue(chat, "satu", "dua");
    List<Boolean> shown = new ArrayList<>();
    channel.answer(
        (message, recipient) -> {
          assertTrue(handOver(new Owner.Member(7)));
          shown.add(database().read(t -> node.outbox().underWay(t, chat)).isPresent());
          return channel.accept();
        });
    deliver();
    assertEquals(List.of("satu"), channel.texts());
    assertEquals(List.of(true), shown);
    assertEquals(List.of("accepted", "withdrawn"), node.statuses(chat));
    assertTrue(database().read(t -> node.outbox().underWay(t, chat)).isEmpty());
  }

  /// The takeover may come at any moment of a send: what begins after it was acknowledged is none
  /// of the bot's. Each round has a chat of its own, and a second node.
  @Test
  void noSendOfTheBotsBeginsAfterATakeoverWasAcknowledged() throws Exception {
    int rounds = Integer.getInteger("takeovers", 60);
    int late = 0;
    try (TestNode other = TestNode.another(databases, clock, channel);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < rounds; round++) {
        long one = write(1_000 + round, "halo");
        node.queue(one, "satu", "dua", "tiga");
        Future<?> sends = threads.submit(() -> node.dispatcher().deliverNow(one));
        Future<?> writes = threads.submit(() -> other.queue(one, Origin.SERVICE_NOTICE, notice()));
        Thread.sleep(0, ThreadLocalRandom.current().nextInt(999_999));
        int[] before = new int[1];
        while (!handOver(node.conversation(one), new Owner.Member(7))) {
          Thread.onSpinWait();
        }
        boolean running = database().read(t -> node.outbox().underWay(t, one)).isPresent();
        String address = Integer.toString(1_000 + round);
        before[0] = sentTo(address);
        sends.get();
        writes.get();
        other.dispatcher().deliverNow(one);
        late += Math.max(0, sentTo(address) - before[0] - (running ? 1 : 0));
      }
    }
    assertEquals(0, late);
  }

  private static OutboundMessage notice() {
    return OutboundMessage.of("pengingat");
  }

  private int sentTo(String address) {
    return (int) channel.sent().stream().filter(sent -> sent.address().equals(address)).count();
  }

  @Test
  void ofTwoMembersWhoTakeTheSameChatOneGetsIt() {
    Conversation seen = node.conversation(chat);
    assertTrue(handOver(seen, new Owner.Member(7)));
    assertFalse(handOver(seen, new Owner.Member(8)));
    assertEquals(new Owner.Member(7), node.conversation(chat).owner());
  }

  @Test
  void dataThatMayOnlyBeStoredIsNotUsedForMessages() {
    queueOneOfEach();
    restrict(Optional.of(clock.instant()));
    deliver();
    assertEquals(List.of("kode", "privasi", "anggota"), channel.texts());
    assertEquals(2, number("SELECT COUNT(*) FROM outbox WHERE reason = 'restricted'"));
    restrict(Optional.empty());
    node.queue(chat, "lagi");
    deliver();
    assertEquals("lagi", channel.texts().getLast());
  }

  private void restrict(Optional<Instant> since) {
    database()
        .write(
            t -> {
              Customers.restrict(t, node.customerOf(chat), since);
              return true;
            });
  }

  @Test
  void aPromotionNeedsAnOptInThatHoldsWhenItGoesOut() {
    node.optedIn().add(node.customerOf(chat));
    node.queue(chat, PROMOTION, OutboundMessage.of("diskon"));
    node.optedIn().clear();
    deliver();
    node.optedIn().add(node.customerOf(chat));
    node.queue(chat, PROMOTION, OutboundMessage.of("gratis"));
    deliver();
    assertEquals(List.of("gratis"), channel.texts());
    assertEquals(1, number("SELECT COUNT(*) FROM outbox WHERE reason = 'no_opt_in'"));
  }

  @Test
  void howAMessageWentOutIsKept() {
    node.queue(
        chat,
        Origin.REPLY,
        OutboundMessage.of("teks"),
        new OutboundMessage(
            "tombol",
            List.of(new OutboundMessage.Choice("a", "A")),
            OutboundMessage.Request.NONE,
            Optional.empty()));
    deliver();
    node.queue(chat, MEMBER, OutboundMessage.of("belum"));
    List<History.Written> written =
        database()
            .read(
                t -> new History(node.vault()).of(t, node.conversation(chat), Long.MAX_VALUE, 10));
    assertEquals(
        List.of("belum", "tombol", "teks"),
        written.stream().map(one -> one.content().text()).toList());
    assertEquals(
        List.of(Optional.empty(), Optional.of(Form.BUTTONS), Optional.of(Form.TEXT)),
        written.stream().map(History.Written::form).toList());
    assertEquals(MEMBER, written.getFirst().origin());
    assertEquals(
        List.of("queued", "accepted", "accepted"),
        written.stream().map(History.Written::status).toList());
  }

  private void queueOneOfEach() {
    node.queue(chat, "jawaban");
    node.queue(chat, Origin.SERVICE_NOTICE, OutboundMessage.of("pengingat"));
    node.queue(chat, CODE, OutboundMessage.of("kode"));
    node.queue(chat, Origin.PRIVACY_NOTICE, OutboundMessage.of("privasi"));
    node.queue(chat, MEMBER, OutboundMessage.of("anggota"));
  }

  private boolean handOver(Owner to) {
    return handOver(node.conversation(chat), to);
  }

  private boolean handOver(Conversation seen, Owner to) {
    return database().write(t -> node.outbox().handOver(t, seen, to, clock.instant()));
  }
}
