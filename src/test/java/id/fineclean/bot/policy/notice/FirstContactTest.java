package id.fineclean.bot.policy.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.conversation.Preamble;
import id.fineclean.bot.policy.notice.NoticeStore.Notice;
import id.fineclean.bot.policy.notice.NoticeStore.Outcome;
import id.fineclean.bot.storage.ConflictException;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.RecordingChannel;
import id.fineclean.bot.testing.StoreContract;
import id.fineclean.bot.testing.TestNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstContactTest extends StoreContract {
  private static final Optional<String> NOTHING = Optional.empty();

  private final FixedClock clock = new FixedClock("2026-11-23T03:00:00Z");
  private final RecordingChannel channel = RecordingChannel.telegram();

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private NoticeStage stage;

  @BeforeEach
  void open() throws Exception {
    stage =
        new NoticeStage(new TestNode(databases, clock, channel), folder, NoticeStage.noTemplates());
    stage.register();
  }

  @Test
  void showsOneLineWithALinkOnce() {
    long chat = stage.customer(1);
    Preamble.Due due = stage.due(chat, NOTHING);
    String text = due.telling().orElseThrow().text();
    assertEquals(1, text.lines().count());
    assertTrue(text.contains("https://example.test/kebijakan-privasi"), text);
    stage.reply(chat, NOTHING);
    stage.node().dispatcher().deliverNow(chat);
    Preamble.Due after = stage.due(chat, NOTHING);
    assertEquals(Optional.empty(), after.telling());
    assertEquals(Optional.of("privacy/1.0"), after.heard(), "and is not looked up any more");
  }

  @Test
  void takesDownWhoWasShownWhatWhenAndWhere() {
    long chat = stage.customer(1);
    stage.reply(chat, NOTHING);
    Notice notice = notices(chat).getFirst();
    assertEquals(Outcome.PENDING, notice.outcome());
    stage.node().dispatcher().deliverNow(chat);
    notice = notices(chat).getFirst();
    assertEquals(Outcome.SENT, notice.outcome());
    assertEquals("1.0", notice.version());
    assertEquals(Optional.of("telegram"), notice.channel());
    assertEquals(clock.instant(), notice.at());
    assertEquals(
        0,
        number("SELECT COUNT(*) FROM policy_notice WHERE kind NOT IN ('shown', 'announced')"),
        "nothing is taken for a consent");
  }

  @Test
  void isNotShownAgainWhileItIsOnItsWay() {
    long chat = stage.customer(1);
    stage.reply(chat, NOTHING);
    assertEquals(Optional.empty(), stage.due(chat, NOTHING).telling());
    assertEquals(NOTHING, stage.due(chat, NOTHING).heard(), "but looked at again");
  }

  @Test
  void isShownAgainWhereTheProviderDidNotTakeIt() {
    channel.then(new DeliveryResult.Undeliverable(DeliveryResult.Cause.REJECTED, "400"));
    long chat = stage.customer(1);
    stage.reply(chat, NOTHING);
    stage.node().dispatcher().deliverNow(chat);
    assertEquals(Outcome.NOT_REACHED, notices(chat).getFirst().outcome());
    stage.reply(chat, NOTHING);
    stage.node().dispatcher().deliverNow(chat);
    assertEquals(1, notices(chat).size());
    assertEquals(Outcome.SENT, notices(chat).getFirst().outcome());
  }

  @Test
  void isNotRepeatedWhereItMayHaveArrived() {
    channel.then(new DeliveryResult.Unknown("timeout"), new DeliveryResult.Unknown("timeout"));
    long chat = stage.customer(1);
    stage.reply(chat, NOTHING);
    stage.node().dispatcher().deliverNow(chat);
    assertEquals(Outcome.PENDING, notices(chat).getFirst().outcome());
    for (int i = 0; i < 2; i++) {
      stage.node().clock().advance(Duration.ofSeconds(1));
      stage.node().dispatcher().deliverNow(chat);
    }
    assertEquals(Outcome.MAYBE_SENT, notices(chat).getFirst().outcome());
    assertEquals(Optional.empty(), stage.due(chat, NOTHING).telling());
  }

  @Test
  void twoTurnsAtOnceShowItOnce() {
    long chat = stage.customer(1);
    Preamble.Telling one = stage.due(chat, NOTHING).telling().orElseThrow();
    stage.reply(chat, NOTHING);
    assertThrows(
        ConflictException.class,
        () ->
            database()
                .write(
                    transaction -> {
                      one.recording().apply(transaction, 1);
                      return true;
                    }));
  }

  @Test
  void tellsWhoeverWasNotReachedWhatChangedAtTheirNextMessage() {
    long chat = stage.customer(1);
    Optional<String> heard = stage.reply(chat, NOTHING);
    stage.node().dispatcher().deliverNow(chat);
    clock.set(Instant.parse("2026-11-25T03:00:00Z"));
    channel.then(new DeliveryResult.Undeliverable(DeliveryResult.Cause.WINDOW_CLOSED, "63016"));
    stage.announce();
    stage.announce();
    clock.set(Instant.parse("2026-12-15T03:00:00Z"));
    assertEquals("2.0", stage.inForce());
    String told = stage.due(chat, heard).telling().orElseThrow().text();
    assertTrue(told.contains("pengenal akun chat"), told);
    assertTrue(told.contains("https://example.test/privasi/v/1.0/ke/2.0"), told);
  }

  @Test
  void leavesWhoeverWasToldOfTheNewVersionAlone() {
    long chat = stage.customer(1);
    Optional<String> heard = stage.reply(chat, NOTHING);
    stage.node().dispatcher().deliverNow(chat);
    clock.set(Instant.parse("2026-11-25T03:00:00Z"));
    stage.announce();
    stage.announce();
    clock.set(Instant.parse("2026-12-15T03:00:00Z"));
    assertEquals(Optional.empty(), stage.due(chat, heard).telling());
    assertEquals(Optional.of("privacy/2.0"), stage.due(chat, heard).heard());
  }

  private List<Notice> notices(long chat) {
    return stage.store().ofCustomer(stage.node().customerOf(chat), "privacy");
  }
}
