package id.fineclean.bot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.fineclean.bot.channel.Backlog;
import id.fineclean.bot.channel.Capabilities;
import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.Recipient;
import id.fineclean.bot.channel.SendLimits;
import id.fineclean.bot.channel.Webhook;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.Inbound;
import id.fineclean.bot.testing.StoreContract;
import id.fineclean.bot.testing.TestNode;
import id.fineclean.bot.web.InboxIntake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MissedMessagesTest extends StoreContract {
  private final FixedClock clock = new FixedClock("2026-11-22T03:00:00Z");
  private final KeepingChannel provider = new KeepingChannel();
  private final List<Long> woken = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private TestNode node;

  @SuppressWarnings("NullAway.Init")
  private MissedMessages missed;

  @BeforeEach
  void start() {
    node = new TestNode(databases, clock, provider);
    missed = process();
  }

  /// With a memory of its own, as after a restart.
  private MissedMessages process() {
    return new MissedMessages(
        Map.of("whatsapp", provider),
        node.inbox(),
        new InboxIntake(node.inbox(), woken::add),
        clock);
  }

  @Test
  void storesWhatHadNotArrivedOnceAndWakesItsConversation() {
    arrives("SM1", "halo");
    provider.keeps("SM1", "SM2", "SM3");

    missed.fetch();
    missed.fetch();
    process().fetch();

    assertEquals(List.of("SM1", "SM2", "SM3"), stored());
    assertEquals(2, woken.size());
  }

  @Test
  void storesOnceWhatArrivesWhileItIsBeingFetched() {
    provider.keeps("SM1");
    provider.beforeAnswering = () -> arrives("SM1", "halo");

    missed.fetch();

    assertEquals(List.of("SM1"), stored());
  }

  @Test
  void reachesBackToTheLastMessageAndThenToTheLastLook() {
    arrives("SM1", "halo");
    clock.advance(Duration.ofHours(3));
    missed.fetch();
    clock.advance(Duration.ofMinutes(1));
    missed.fetch();

    assertEquals(List.of(Duration.ofMinutes(185), Duration.ofMinutes(6)), provider.reaches);
  }

  @Test
  void reachesOverAnOutageOfTheProvider() {
    missed.fetch();
    provider.away = true;
    clock.advance(Duration.ofHours(2));
    missed.fetch();
    provider.away = false;
    clock.advance(Duration.ofMinutes(1));
    missed.fetch();

    assertEquals(Duration.ofMinutes(126), provider.reaches.getLast());
  }

  @Test
  void reachesNoFurtherThanADayHoweverLongItWasAway() {
    arrives("SM1", "halo");
    clock.advance(Duration.ofDays(40));
    missed.fetch();

    assertEquals(List.of(Duration.ofHours(24)), provider.reaches);
  }

  @Test
  void reachesFarEnoughWhenTheClockWasPutBack() {
    missed.fetch();
    clock.advance(Duration.ofHours(-1));
    missed.fetch();

    assertEquals(Duration.ofMinutes(65), provider.reaches.getLast());
  }

  private void arrives(String id, String text) {
    node.inbox().accept("whatsapp", message(id, text));
  }

  private List<String> stored() {
    List<String> ids = new ArrayList<>();
    for (String id : List.of("SM1", "SM2", "SM3")) {
      if (node.inbox().knows("whatsapp", id)) {
        ids.add(id);
      }
    }
    assertEquals(
        ids.size(),
        database()
            .read(t -> t.first("SELECT COUNT(*) FROM inbox", row -> row.int32(1)))
            .orElseThrow());
    return ids;
  }

  private static InboundMessage message(String id, String text) {
    return Inbound.whatsapp(Optional.empty(), Optional.of("+6281200000001"), id, text);
  }

  /// Its provider keeps what it could not deliver.
  private static final class KeepingChannel implements Channel {
    private final List<Duration> reaches = new ArrayList<>();
    private List<String> kept = List.of();
    private boolean away;
    private Runnable beforeAnswering = () -> {};

    private void keeps(String... ids) {
      kept = List.of(ids);
    }

    @Override
    public Backlog backlog(Duration reach, Duration youngest, Predicate<String> known) {
      reaches.add(reach);
      List<InboundMessage> asked =
          kept.stream().filter(known.negate()).map(id -> message(id, "terlewat " + id)).toList();
      beforeAnswering.run();
      return away ? new Backlog.Unclear("http_503") : new Backlog.Kept(asked);
    }

    @Override
    public String id() {
      return "whatsapp";
    }

    @Override
    public Capabilities capabilities() {
      return new Capabilities(1600, false, false, Optional.empty());
    }

    @Override
    public SendLimits limits() {
      return new SendLimits(1000, 1000, 1000);
    }

    @Override
    public List<Webhook> webhooks() {
      return List.of();
    }

    @Override
    public DeliveryResult send(OutboundMessage message, Recipient recipient) {
      return new DeliveryResult.NotSent("none");
    }
  }
}
