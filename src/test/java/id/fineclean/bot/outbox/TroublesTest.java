package id.fineclean.bot.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.outbox.Troubles.Resent;
import id.fineclean.bot.testing.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Messages of which nobody knows for certain whether they went out.
class TroublesTest extends OutboxContract {
  @Test
  void anUnknownOutcomeIsKeptAndNeverRepeated() {
    channel.then(new DeliveryResult.Unknown("timeout"));
    node.queue(chat, "satu", "dua");
    deliver();
    clock.advance(Duration.ofDays(1));
    deliver();
    assertEquals(List.of("maybe_sent", "accepted"), node.statuses(chat));
    assertEquals(List.of("satu", "dua"), channel.texts());
  }

  @Test
  void aChannelThatThrowsLeavesAnUnknownOutcome() {
    channel.answer(
        (message, recipient) -> {
          throw new IllegalStateException("against its promise: " + message.text());
        });
    node.queue(chat, "satu");
    deliver();
    assertEquals(List.of("maybe_sent"), node.statuses(chat));
  }

  @Test
  void whatAKilledProcessWasSendingIsKeptAsMaybeSent() {
    node.queue(chat, "satu", "dua");
    killedWhileSending();
    TestNode restarted = TestNode.another(databases, clock, channel);
    restarted.dispatcher().deliverNow(chat);
    assertEquals(List.of("sending", "queued"), restarted.statuses(chat), "it may still be running");

    restarted.dispatcher().start(true);
    restarted.dispatcher().deliverNow(chat);
    restarted.close();
    assertEquals(List.of("maybe_sent", "accepted"), restarted.statuses(chat));
  }

  @Test
  void whatAnotherNodeIsSendingIsLeftAloneUntilItMustBeOver() {
    node.queue(chat, "satu");
    killedWhileSending();
    TestNode other = TestNode.another(databases, clock, channel);
    clock.advance(Duration.ofSeconds(119));
    other.dispatcher().look();
    assertEquals(List.of("sending"), other.statuses(chat));
    clock.advance(Duration.ofSeconds(2));
    other.dispatcher().look();
    assertEquals(List.of("maybe_sent"), other.statuses(chat));
    other.close();
  }

  @Test
  void troublesAreListedAndSentAgainOnRequest() {
    channel.then(
        new DeliveryResult.Unknown("timeout"),
        channel.accept(),
        new DeliveryResult.Undeliverable(DeliveryResult.Cause.REJECTED, "400"));
    node.queue(chat, "satu", "dua", "tiga");
    deliver();
    Troubles troubles = new Troubles(database(), clock);
    List<Troubles.Trouble> listed = troubles.list(10);
    assertEquals(
        List.of(Troubles.Kind.UNDELIVERABLE, Troubles.Kind.MAYBE_SENT),
        listed.stream().map(Troubles.Trouble::kind).toList());
    assertEquals(Optional.of("timeout"), listed.getLast().reason());
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
    channel.then(new DeliveryResult.Unknown("timeout"));
    node.queue(chat, "satu", "dua");
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

  private void killedWhileSending() {
    Optional<QueuedMessage> claimed =
        new OutboxStore(database())
            .claim(number("SELECT MIN(id) FROM outbox"), "killed", clock.instant());
    assertTrue(claimed.isPresent());
    assertFalse(
        new OutboxStore(database())
            .claim(claimed.get().id(), "another", clock.instant())
            .isPresent());
  }
}
