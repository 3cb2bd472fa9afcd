package id.fineclean.bot.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.Doubt;
import id.fineclean.bot.channel.Lookup;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.testing.TestNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A send whose outcome is unknown is settled by what it is (guarantee G4).
class DoubtsTest extends OutboxContract {
  private static final DeliveryResult.Unknown BROKEN = new DeliveryResult.Unknown("timeout");
  private final List<Doubt> asked = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(
      value = Purpose.class,
      names = {"REPLY", "SERVICE_NOTICE", "PRIVACY_NOTICE"})
  void whatMayComeTwiceIsSentOnceMoreAndNoOftener(Purpose purpose) {
    channel.then(BROKEN, BROKEN);
    node.queue(chat, new Origin(new Author.Bot(), purpose), OutboundMessage.of("satu"));
    node.queue(chat, "dua");
    deliver();
    assertEquals(List.of("satu"), channel.texts(), "not at once, and nothing overtakes it");
    for (int i = 0; i < 10; i++) {
      clock.advance(Duration.ofMinutes(3));
      deliver();
    }
    assertEquals(List.of("satu", "satu", "dua"), channel.texts());
    assertEquals(List.of("maybe_sent", "accepted"), node.statuses(chat));
    assertEquals(1, number("SELECT repeats FROM outbox ORDER BY id LIMIT 1"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Purpose.class,
      names = {"CODE", "PROMOTION"})
  void aCodeOrAPromotionIsNeverRepeatedByItself(Purpose purpose) {
    node.optedIn().add(node.customerOf(chat));
    neverRepeated(new Origin(new Author.System(), purpose));
  }

  @Test
  void whatAMemberWroteIsNeverRepeatedByItself() {
    neverRepeated(new Origin(new Author.Member(7), Purpose.REPLY));
  }

  private void neverRepeated(Origin origin) {
    keepsNothing();
    channel.then(BROKEN);
    node.queue(chat, origin, OutboundMessage.of("satu"), OutboundMessage.of("dua"));
    deliver();
    assertEquals(List.of("maybe_sent", "accepted"), node.statuses(chat));
    takenFrom(origin);
    for (int i = 0; i < 10; i++) {
      clock.advance(Duration.ofMinutes(3));
      deliver();
    }
    assertEquals(List.of("maybe_sent", "accepted", "maybe_sent"), node.statuses(chat));
    assertEquals(List.of("satu", "dua"), channel.texts());
    assertEquals(List.of(), asked);
  }

  /// A process dies during the call.
  private void takenFrom(Origin origin) {
    node.queue(chat, origin, OutboundMessage.of("tiga"));
    takenBy("killed");
    new OutboxStore(database()).interrupted("killed", clock.instant());
  }

  @Test
  void whatAProviderHasIsAcceptedUnderItsId() {
    channel.then(BROKEN);
    channel.keeps(
        doubt -> {
          asked.add(doubt);
          return new Lookup.Found("theirs-1");
        });
    node.queue(chat, "satu", "dua");
    deliver();
    clock.advance(Duration.ofSeconds(1));
    deliver();
    assertEquals(List.of("accepted", "accepted"), node.statuses(chat));
    assertEquals(List.of("satu", "dua"), channel.texts());
    assertEquals("satu", asked.getFirst().message().text());
    assertEquals("1", asked.getFirst().recipient().address());
    assertEquals(Duration.ofSeconds(1), asked.getFirst().age());
    assertTrue(asked.getFirst().accountedFor().test("theirs-1"), "found once, it is known");
    assertEquals(0, number("SELECT SUM(repeats) FROM outbox"));
  }

  @Test
  void whatAProviderLacksIsSentOnceItMustHaveArrived() {
    channel.then(BROKEN);
    keepsNothing();
    node.queue(chat, "satu");
    deliver();
    clock.advance(Duration.ofSeconds(1));
    deliver();
    assertEquals(1, channel.sent().size(), "the provider may still be at work on it");
    clock.advance(Duration.ofSeconds(4));
    deliver();
    assertEquals(List.of("satu", "satu"), channel.texts());
    assertEquals(List.of("accepted"), node.statuses(chat));
    assertEquals(0, number("SELECT repeats FROM outbox"), "it went out once only");
  }

  @Test
  void aProviderThatCannotTellIsAskedAgainForAWhile() {
    channel.then(BROKEN);
    channel.keeps(
        doubt -> {
          asked.add(doubt);
          return new Lookup.Unclear("no_list");
        });
    node.queue(chat, "satu");
    deliver();
    List<Long> seconds = new ArrayList<>();
    for (int second = 1; second <= 200 && channel.sent().size() == 1; second++) {
      clock.advance(Duration.ofSeconds(1));
      int before = asked.size();
      deliver();
      if (asked.size() > before) {
        seconds.add((long) second);
      }
    }
    assertEquals(List.of(1L, 2L, 32L, 152L), seconds);
    assertEquals(List.of("accepted"), node.statuses(chat), "sent once more then");
    assertEquals(1, number("SELECT repeats FROM outbox"));
  }

  @Test
  void nothingIsSaidAgainAfterSomethingNewer() {
    channel.then(BROKEN);
    node.queue(chat, "satu");
    deliver();
    node.queue(chat, "dua");
    // What another process may have sent before the doubt was noted.
    update(
        "UPDATE outbox SET status = 'accepted', provider_lookup = ? WHERE id = (SELECT MAX(id) FROM outbox)",
        new byte[] {1});
    clock.advance(Duration.ofSeconds(1));
    deliver();
    assertEquals(List.of("maybe_sent", "accepted"), node.statuses(chat));
    assertEquals(1, number("SELECT COUNT(*) FROM outbox WHERE reason = 'overtaken'"));
    assertEquals(List.of("satu"), channel.texts());
  }

  @Test
  void whatAKilledProcessWasSendingIsRepeatedAfterTheRestart() {
    node.queue(chat, "satu", "dua");
    takenBy("killed");
    TestNode restarted = TestNode.another(databases, clock, channel);
    restarted.dispatcher().deliverNow(chat);
    assertEquals(List.of("sending", "queued"), restarted.statuses(chat), "it may still be running");

    restarted.dispatcher().start(true);
    restarted.dispatcher().deliverNow(chat);
    restarted.close();
    assertEquals(List.of("accepted", "accepted"), restarted.statuses(chat));
    assertEquals(List.of("satu", "dua"), channel.texts());
    assertEquals(1, number("SELECT repeats FROM outbox ORDER BY id LIMIT 1"));
  }

  @Test
  void aChannelThatThrowsLeavesADoubt() {
    channel.answer(
        (message, recipient) -> {
          throw new IllegalStateException("against its promise: " + message.text());
        });
    node.queue(chat, "satu");
    deliver();
    assertEquals(1, number("SELECT COUNT(doubt) FROM outbox"));
  }

  @Test
  void aResultThatComesAfterTheProcessWasGivenUpCounts() {
    node.queue(chat, "satu", "dua");
    channel.answer(
        (message, recipient) -> {
          // This process was frozen during the call, and another one took it for dead.
          update(
              "UPDATE outbox SET status = 'queued', doubt = 'interrupted' WHERE status = 'sending'");
          return channel.accept();
        });
    deliver();
    assertEquals(List.of("accepted", "accepted"), node.statuses(chat));
    assertEquals(List.of("satu", "dua"), channel.texts());
  }

  @Test
  void aClaimWithNoCallUnderWayGoesBackToTheQueue() {
    node.queue(chat, "satu");
    // The claim was committed, but the connection broke before this process was told.
    takenBy(node.dispatcher().node());
    node.dispatcher().tidy();
    assertEquals(List.of("queued"), node.statuses(chat));
    assertEquals(0, number("SELECT COUNT(doubt) FROM outbox"));
    assertEquals(0, number("SELECT attempts FROM outbox"));
    deliver();
    assertEquals(List.of("accepted"), node.statuses(chat));
  }

  @Test
  void anOldDoubtIsNotCalledDead() {
    channel.then(BROKEN);
    channel.keeps(doubt -> new Lookup.Unclear("no_list"));
    node.queue(chat, "satu");
    deliver();
    clock.advance(TestNode.RETRIES.giveUpAfter().plusSeconds(1));
    deliver();
    assertEquals(List.of("maybe_sent"), node.statuses(chat));
  }

  @Test
  void whatWasPutAsideByAClockAheadIsDueOnceItIsPutRight() {
    clock.advance(Duration.ofDays(2));
    channel.then(new DeliveryResult.NotSent("connect"));
    node.queue(chat, "satu");
    deliver();
    clock.advance(Duration.ofDays(-2));
    node.dispatcher().tidy();
    deliver();
    assertEquals(List.of("accepted"), node.statuses(chat));
  }

  @Test
  void aClockThatIsPutBackKeepsNobodyWaiting() {
    node.queue(chat, "satu");
    long other = write(2, "halo");
    node.queue(other, "dua");
    channel.then(new DeliveryResult.NotSent("connect"));
    deliver();
    channel.then(new DeliveryResult.Throttled(Duration.ofSeconds(20), false));
    node.dispatcher().deliverNow(other);
    clock.advance(Duration.ofMinutes(-30));
    node.dispatcher().tidy();
    deliver();
    node.dispatcher().deliverNow(other);
    assertEquals(List.of("accepted"), node.statuses(chat));
    assertEquals(
        List.of("queued"), node.statuses(other), "what the provider asked for is not cut short");
    clock.advance(Duration.ofMinutes(-31));
    node.dispatcher().tidy();
    node.dispatcher().deliverNow(other);
    assertEquals(List.of("accepted"), node.statuses(other), "but for an hour at most");
  }

  private void keepsNothing() {
    channel.keeps(
        doubt -> {
          asked.add(doubt);
          return new Lookup.Absent();
        });
  }
}
