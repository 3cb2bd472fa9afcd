package id.fineclean.bot.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.outbox.Troubles.Resent;
import id.fineclean.bot.testing.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Messages of which nobody knows for certain whether they went out, as staff see them.
class TroublesTest extends OutboxContract {
  private static final Origin MEMBER = new Origin(new Author.Member(7), Purpose.REPLY);

  @Test
  void troublesAreListedAndSentAgainOnRequest() {
    channel.then(
        new DeliveryResult.Unknown("timeout"),
        channel.accept(),
        new DeliveryResult.Undeliverable(DeliveryResult.Cause.REJECTED, "400"));
    node.queue(chat, MEMBER, OutboundMessage.of("satu"));
    node.queue(chat, "dua", "tiga");
    deliver();
    Troubles troubles = new Troubles(database(), clock);
    List<Troubles.Trouble> listed = troubles.list(10);
    assertEquals(
        List.of(Troubles.Kind.UNDELIVERABLE, Troubles.Kind.MAYBE_SENT),
        listed.stream().map(Troubles.Trouble::kind).toList());
    assertEquals(Optional.of("timeout"), listed.getLast().reason());
    assertEquals(MEMBER, listed.getLast().origin());
    assertEquals(1, listed.getLast().attempts());

    long maybe = listed.getLast().id();
    assertEquals(new Resent.Refused("undeliverable"), troubles.resend(listed.getFirst().id()));
    assertEquals(new Resent.Unknown(), troubles.resend(999_999));
    clock.advance(Duration.ofDays(2));
    assertEquals(new Resent.Queued(chat), troubles.resend(maybe));
    assertEquals(new Resent.Refused("queued"), troubles.resend(maybe));
    channel.then(new DeliveryResult.NotSent("500"));
    deliver();
    clock.advance(Duration.ofSeconds(1));
    deliver();
    assertEquals(List.of("accepted", "accepted", "undeliverable"), node.statuses(chat));
    assertInstanceOf(Resent.Refused.class, troubles.resend(maybe));
  }

  @Test
  void nothingIsSentBesideACallThatIsRunning() {
    node.queue(chat, MEMBER, OutboundMessage.of("satu"), OutboundMessage.of("dua"));
    channel.answer(
        (message, recipient) -> {
          if (message.text().equals("satu")) {
            return new DeliveryResult.Unknown("timeout");
          }
          // While "dua" is on its way, "satu" is sent again by hand.
          new Troubles(database(), clock).resend(number("SELECT MIN(id) FROM outbox"));
          TestNode.another(databases, clock, channel).dispatcher().deliverNow(chat);
          channel.answer((m, r) -> channel.accept());
          return channel.accept();
        });
    deliver();
    assertEquals(List.of("satu", "dua", "satu"), channel.texts());
    assertEquals(List.of("accepted", "accepted"), node.statuses(chat));
  }

  @Test
  void everythingIsCountedAlsoWhatWaits() {
    channel.then(
        new DeliveryResult.Undeliverable(DeliveryResult.Cause.REJECTED, "400"),
        new DeliveryResult.Unknown("timeout"));
    node.queue(chat, "satu", "dua", "tiga");
    deliver();
    Troubles.Stock stock = new Troubles(database(), clock).stock();
    assertEquals(
        Map.of(
            Troubles.Kind.UNDELIVERABLE,
            1,
            Troubles.Kind.DEAD,
            0,
            Troubles.Kind.MAYBE_SENT,
            0,
            Troubles.Kind.HELD,
            0),
        stock.troubles());
    assertEquals(2, stock.waiting());
    assertEquals(1, stock.inDoubt());
    assertEquals(Optional.of(clock.instant()), stock.oldestWaiting());
    assertEquals(0, stock.repeated());
    clock.advance(Duration.ofSeconds(1));
    deliver();
    assertEquals(1, new Troubles(database(), clock).stock().repeated());
  }

  @Test
  void whatWaitedTooLongIsHeldUntilStaffDecide() {
    node.queue(chat, "kemarin", "kemarin juga");
    clock.advance(TestNode.RETRIES.giveUpAfter().plusSeconds(1));
    node.queue(chat, "baru");
    started();
    assertEquals(List.of("held", "held", "queued"), node.statuses(chat));
    deliver();
    assertEquals(List.of("baru"), channel.texts());

    Troubles troubles = new Troubles(database(), clock);
    List<Troubles.Trouble> held = troubles.list(10);
    assertEquals(Optional.of("too_old"), held.getFirst().reason());
    assertTrue(troubles.drop(held.getFirst().id()));
    assertFalse(troubles.drop(held.getFirst().id()));
    assertEquals(new Resent.Queued(chat), troubles.resend(held.getLast().id()));
    deliver();
    assertEquals(List.of("baru", "kemarin"), channel.texts());
    assertEquals(List.of("accepted", "withdrawn", "accepted"), node.statuses(chat));
  }

  @Test
  void whatOnlyAClockThatWasAheadFoundTooOldGoesOut() {
    node.queue(chat, "baru");
    clock.advance(Duration.ofDays(2));
    started();
    assertEquals(List.of("held"), node.statuses(chat));
    clock.advance(Duration.ofDays(-2));
    node.dispatcher().tidy();
    deliver();
    assertEquals(List.of("accepted"), node.statuses(chat));
  }

  @Test
  void afterARestoreEverythingThatWaitedCanBeHeld() {
    node.queue(chat, "satu", "dua");
    OutboxStore store = new OutboxStore(database());
    takenBy("before the backup");
    int held = database().write(Held::everything);
    assertEquals(2, held);
    assertEquals(List.of("held", "held"), node.statuses(chat));
    assertEquals(List.of(), store.dueConversations(clock.instant(), Set.of(), 10));
    clock.advance(Duration.ofHours(-3));
    node.dispatcher().tidy();
    assertEquals(List.of("held", "held"), node.statuses(chat), "no clock lets these go");
  }

  private void started() {
    try (TestNode other = TestNode.another(databases, clock, channel)) {
      other.dispatcher().holdOld();
    }
  }
}
