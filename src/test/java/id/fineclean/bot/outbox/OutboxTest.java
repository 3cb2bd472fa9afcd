package id.fineclean.bot.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.testing.Inbound;
import id.fineclean.bot.testing.RecordingChannel;
import id.fineclean.bot.testing.TestNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What becomes of messages on their way out, one attempt after another.
class OutboxTest extends OutboxContract {
  @Test
  void messagesGoOutInOrderAndAreAccepted() {
    node.queue(chat, "satu", "dua", "tiga");
    deliver();
    assertEquals(List.of("satu", "dua", "tiga"), channel.texts());
    assertEquals(List.of("accepted", "accepted", "accepted"), node.statuses(chat));
    assertEquals("1", channel.sent().getFirst().address());
  }

  @Test
  void theOrderHoldsWhileTheFirstIsTriedAgain() {
    channel.then(new DeliveryResult.NotSent("500"), new DeliveryResult.NotSent("500"));
    node.queue(chat, "satu", "dua");
    deliver();
    deliver();
    assertEquals(List.of("satu"), channel.texts(), "nothing overtakes it, nothing is hurried");
    clock.advance(Duration.ofSeconds(1));
    deliver();
    clock.advance(Duration.ofSeconds(1));
    deliver();
    assertEquals(List.of("satu", "satu"), channel.texts(), "the second wait is longer");
    clock.advance(Duration.ofSeconds(1));
    deliver();
    assertEquals(List.of("satu", "satu", "satu", "dua"), channel.texts());
    assertEquals(3, number("SELECT attempts FROM outbox ORDER BY id LIMIT 1"));
  }

  @Test
  void waitsGrowUpToALimitAndEndInADeadLetter() {
    channel.answer((message, recipient) -> new DeliveryResult.NotSent("503"));
    node.queue(chat, "satu");
    List<Long> waits = new ArrayList<>();
    deliver();
    while (node.statuses(chat).equals(List.of("queued"))) {
      long wait = number("SELECT next_attempt_at FROM outbox") - clock.instant().toEpochMilli();
      waits.add(wait / 1_000);
      clock.advance(Duration.ofMillis(wait));
      deliver();
    }
    assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 30L, 30L), waits.subList(0, 7));
    assertTrue(waits.size() > 100 && waits.size() < 130, "an hour's worth: " + waits.size());
    assertEquals(List.of("dead"), node.statuses(chat));
  }

  @Test
  void aDeadLetterHoldsNothingUp() {
    channel.then(new DeliveryResult.Undeliverable(DeliveryResult.Cause.REJECTED, "400"));
    node.queue(chat, "satu", "dua");
    deliver();
    assertEquals(List.of("undeliverable", "accepted"), node.statuses(chat));
    assertEquals(List.of("halo lagi"), replyTo("halo lagi"), "the customer is not unreachable");
  }

  @Test
  void aThrottledChatWaitsAsLongAsItIsTold() {
    channel.then(new DeliveryResult.Throttled(Duration.ofSeconds(7), false));
    node.queue(chat, "satu");
    deliver();
    clock.advance(Duration.ofMillis(6_999));
    deliver();
    assertEquals(1, channel.sent().size());
    clock.advance(Duration.ofMillis(1));
    deliver();
    assertEquals(List.of("accepted"), node.statuses(chat));
    assertEquals(1, number("SELECT attempts FROM outbox"), "a throttled call is no attempt");
  }

  @Test
  void aChannelThatThrottlesForEverEndsInADeadLetter() {
    channel.answer(
        (message, recipient) -> new DeliveryResult.Throttled(Duration.ofMinutes(10), false));
    node.queue(chat, "satu");
    for (int i = 0; i < 8; i++) {
      deliver();
      clock.advance(Duration.ofMinutes(10));
    }
    assertEquals(List.of("dead"), node.statuses(chat));
    assertEquals(6, channel.sent().size() - 1);
  }

  @Test
  void whoBlockedUsGetsNothingUntilTheyWriteAgain() {
    channel.then(new DeliveryResult.Undeliverable(DeliveryResult.Cause.BLOCKED, "403"));
    node.queue(chat, "satu", "dua");
    deliver();
    assertEquals(List.of("undeliverable", "undeliverable"), node.statuses(chat));
    assertEquals(List.of("satu"), channel.texts(), "the second was not even tried");

    clock.advance(Duration.ofMinutes(1));
    write("aku kembali");
    node.queue(chat, "tiga");
    deliver();
    assertEquals(List.of("satu", "tiga"), channel.texts());
  }

  @Test
  void whoWritesWhileACallFailsStaysReachable() {
    channel.answer(
        (message, recipient) -> {
          clock.advance(Duration.ofSeconds(2));
          write("aku kembali");
          return new DeliveryResult.Undeliverable(DeliveryResult.Cause.BLOCKED, "403");
        });
    node.queue(chat, "satu");
    deliver();
    channel.answer((message, recipient) -> channel.accept());
    node.queue(chat, "dua");
    deliver();
    assertEquals(List.of("undeliverable", "accepted"), node.statuses(chat));
  }

  @Test
  void anErasedCustomersMessagesAreWithdrawn() {
    node.queue(chat, "satu", "dua");
    node.vault().destroyKey(node.customerOf(chat), Instant.EPOCH);
    deliver();
    assertEquals(List.of("withdrawn", "withdrawn"), node.statuses(chat));
    assertEquals(List.of(), channel.texts());
  }

  @Test
  void aDamagedMessageIsADeadLetterAndHoldsNothingUp() {
    node.queue(chat, "satu", "dua");
    update(
        "UPDATE outbox SET payload_enc = ? WHERE id = (SELECT MIN(id) FROM outbox)", new byte[60]);
    deliver();
    assertEquals(List.of("dead", "accepted"), node.statuses(chat));
  }

  @Test
  void messagesOfAChannelThatIsOffAreKeptForAWhileAndCrowdNobodyOut() {
    node.queue(chat, "satu");
    TestNode without = TestNode.another(databases, clock, RecordingChannel.whatsapp());
    without.dispatcher().deliverNow(chat);
    assertEquals(List.of("queued"), without.statuses(chat));
    assertEquals(
        List.of(), new OutboxStore(database()).dueConversations(clock.instant(), Set.of(), 10));
    clock.advance(Duration.ofSeconds(30));
    deliver();
    assertEquals(List.of("accepted"), node.statuses(chat));

    node.queue(chat, "dua");
    clock.advance(Duration.ofHours(1));
    without.dispatcher().deliverNow(chat);
    assertEquals(List.of("accepted", "dead"), without.statuses(chat));
  }

  @Test
  void onlyHeadsThatAreDueAreFound() {
    channel.then(new DeliveryResult.NotSent("500"));
    node.queue(chat, "satu", "dua");
    deliver();
    long other = write(2, "halo");
    node.queue(other, "lain");
    OutboxStore store = new OutboxStore(database());
    assertEquals(List.of(other), store.dueConversations(clock.instant(), Set.of(), 10));
    clock.advance(Duration.ofSeconds(1));
    assertEquals(List.of(other, chat), store.dueConversations(clock.instant(), Set.of(), 10));
  }

  @Test
  void aNoticeWithAKeyIsAddedOnce() throws Exception {
    Outbox.Batch batch =
        node.outbox()
            .prepare(
                node.conversation(chat),
                Origin.SERVICE_NOTICE,
                List.of(OutboundMessage.of("satu"), OutboundMessage.of("dua")),
                channel.capabilities());
    List<Future<Boolean>> added = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 16; i++) {
        added.add(
            threads.submit(
                () ->
                    database()
                        .write(
                            t -> node.outbox().addOnce(t, "reminder/7", batch, clock.instant()))));
      }
    }
    int first = 0;
    for (Future<Boolean> one : added) {
      first += one.get() ? 1 : 0;
    }
    assertEquals(1, first);
    deliver();
    assertEquals(List.of("satu", "dua"), channel.texts());
  }

  @Test
  void theReplyWindowIsCheckedWhenSending() {
    RecordingChannel whatsapp = RecordingChannel.whatsapp();
    TestNode phone = new TestNode(databases, clock, whatsapp);
    long conversation =
        phone
            .inbox()
            .accept(
                "whatsapp", Inbound.whatsapp(Optional.of("ID.1"), Optional.empty(), "SM1", "halo"))
            .orElseThrow();
    phone.queue(conversation, "satu");
    clock.advance(Duration.ofHours(23).plusMinutes(59));
    phone.dispatcher().deliverNow(conversation);
    OutboundMessage.Template template = new OutboundMessage.Template("HX1", List.of("Rina"));
    phone.queue(
        conversation,
        Origin.SERVICE_NOTICE,
        OutboundMessage.of("dua"),
        new OutboundMessage(
            "tiga", List.of(), OutboundMessage.Request.NONE, Optional.of(template)));
    clock.advance(Duration.ofMinutes(1));
    phone.dispatcher().deliverNow(conversation);
    assertEquals(List.of("accepted", "undeliverable", "accepted"), phone.statuses(conversation));
    assertEquals(List.of("satu", "tiga"), whatsapp.texts(), "no template, not even tried");
    assertEquals(1, number("SELECT COUNT(*) FROM outbox WHERE reason = 'window_closed'"));
    assertEquals(1, number("SELECT COUNT(*) FROM outbox WHERE form = 'template'"));
    assertEquals(
        List.of(true, false),
        whatsapp.sent().stream().map(RecordingChannel.Sent::windowOpen).toList(),
        "the window is as long as the channel says");
  }

  /// @return what went out
  private List<String> replyTo(String text) {
    clock.advance(Duration.ofSeconds(1));
    write(text);
    int before = channel.sent().size();
    node.queue(chat, text);
    deliver();
    return channel.texts().subList(before, channel.texts().size());
  }
}
