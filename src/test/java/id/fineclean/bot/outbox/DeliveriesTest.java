package id.fineclean.bot.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.DeliveryStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What providers report of messages afterwards, or before the call returned.
class DeliveriesTest extends OutboxContract {
  @Test
  void deliveryStatesOnlyMoveForward() {
    node.queue(chat, "satu");
    deliver();
    report(DeliveryStatus.State.READ);
    report(DeliveryStatus.State.SENT);
    report(DeliveryStatus.State.DELIVERED);
    assertEquals(4, number("SELECT delivery FROM outbox"));
    report(DeliveryStatus.State.FAILED);
    assertEquals(List.of("accepted"), node.statuses(chat), "what was read cannot have failed");
    assertEquals(4, number("SELECT delivery FROM outbox"));
  }

  @Test
  void aReportedFailureIsKeptWhateverComesAfterwards() {
    node.queue(chat, "satu");
    deliver();
    report(DeliveryStatus.State.SENT);
    report(DeliveryStatus.State.FAILED);
    report(DeliveryStatus.State.SENT);
    report(DeliveryStatus.State.FAILED);
    assertEquals(List.of("undeliverable"), node.statuses(chat));
    assertEquals(5, number("SELECT delivery FROM outbox"));
  }

  @Test
  void aReportThatComesBeforeTheCallReturnsIsKeptForIt() {
    channel.answer(
        (message, recipient) -> {
          DeliveryResult.Accepted accepted = channel.accept();
          report(accepted.messageId(), DeliveryStatus.State.SENT, Optional.empty());
          report(accepted.messageId(), DeliveryStatus.State.DELIVERED, Optional.empty());
          return accepted;
        });
    node.queue(chat, "satu");
    deliver();
    assertEquals(3, number("SELECT delivery FROM outbox"));
    assertEquals(0, number("SELECT COUNT(*) FROM early_status"));
  }

  @Test
  void anEarlyReportOfABlockMakesTheCustomerUnreachable() {
    channel.answer(
        (message, recipient) -> {
          DeliveryResult.Accepted accepted = channel.accept();
          report(
              accepted.messageId(),
              DeliveryStatus.State.FAILED,
              Optional.of(DeliveryResult.Cause.OPTED_OUT));
          return accepted;
        });
    node.queue(chat, "satu", "dua");
    deliver();
    assertEquals(List.of("undeliverable", "undeliverable"), node.statuses(chat));
    assertEquals(1, channel.sent().size());
  }

  @Test
  void aReportKeptAtTheVeryMomentItsMessageBecameKnownIsApplied() {
    node.queue(chat, "satu");
    deliver();
    // What PostgreSQL leaves behind when both transactions run at once: neither sees the other.
    update(
        "INSERT INTO early_status (provider_lookup, delivery, received_at)"
            + " SELECT provider_lookup, 3, 0 FROM outbox");
    node.dispatcher().look();
    assertEquals(3, number("SELECT delivery FROM outbox"));
    assertEquals(0, number("SELECT COUNT(*) FROM early_status"));
  }

  @Test
  void aLateReportAboutAnOldMessageMakesNobodyUnreachableWhoWroteSince() {
    node.queue(chat, "satu");
    deliver();
    clock.advance(Duration.ofMinutes(5));
    write("masih di sini");
    report("provider-1", DeliveryStatus.State.FAILED, Optional.of(DeliveryResult.Cause.BLOCKED));
    node.queue(chat, "dua");
    deliver();
    assertEquals(List.of("undeliverable", "accepted"), node.statuses(chat));
  }

  private void report(DeliveryStatus.State state) {
    report("provider-1", state, Optional.empty());
  }

  private void report(
      String message, DeliveryStatus.State state, Optional<DeliveryResult.Cause> cause) {
    node.deliveries()
        .report("telegram", new DeliveryStatus(message, state, Optional.of("code"), cause));
  }
}
