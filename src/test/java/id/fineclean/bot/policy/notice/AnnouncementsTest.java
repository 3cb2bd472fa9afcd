package id.fineclean.bot.policy.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.conversation.Templates;
import id.fineclean.bot.policy.Policies;
import id.fineclean.bot.policy.PolicyVersion;
import id.fineclean.bot.policy.notice.NoticeStore.Notice;
import id.fineclean.bot.policy.notice.NoticeStore.Outcome;
import id.fineclean.bot.testing.CapturedLog;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.Inbound;
import id.fineclean.bot.testing.RecordingChannel;
import id.fineclean.bot.testing.StoreContract;
import id.fineclean.bot.testing.TestNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnouncementsTest extends StoreContract {
  private static final Instant MADE_KNOWN = Instant.parse("2026-11-24T03:00:00Z");
  private static final Instant ON_ITS_DAY = Instant.parse("2026-12-15T03:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-12-15");

  private final FixedClock clock = new FixedClock("2026-11-23T03:00:00Z");
  private final RecordingChannel telegram = RecordingChannel.telegram();

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private NoticeStage stage;

  @BeforeEach
  void open() throws Exception {
    stage = stage(new TestNode(databases, clock, telegram));
  }

  private NoticeStage stage(TestNode node) throws Exception {
    return new NoticeStage(node, folder, NoticeStage.noTemplates());
  }

  @Test
  void tellsEverybodyOnceWhatChangesAndFromWhen() {
    customers(3);
    stage.announce();
    assertEquals(List.of(), telegram.texts(), "not before it is made known");
    clock.set(MADE_KNOWN);
    stage.announce();
    stage.announce();
    stage.restart();
    stage.announce();
    assertEquals(3, telegram.texts().size());
    String text = telegram.texts().getFirst();
    assertTrue(text.contains("berubah mulai 15 Desember 2026 (versi 2.0)"), text);
    assertTrue(text.contains("pengenal akun chat"), text);
    assertTrue(text.contains("https://example.test/privasi/v/1.0/ke/2.0"), text);
    assertEquals(List.of(Outcome.SENT, Outcome.SENT, Outcome.SENT), outcomes());
  }

  @Test
  void takesEffectOnItsDayOnceEverybodyWasTold() {
    customers(2);
    clock.set(MADE_KNOWN);
    stage.announce();
    assertEquals("1.0", stage.inForce(DAY), "as long as the record is not complete");
    stage.announce();
    assertEquals("1.0", stage.inForce(), "its day has not come");
    assertEquals("1.0", stage.inForce(DAY.minusDays(1)));
    assertEquals("2.0", stage.inForce(DAY));
  }

  @Test
  void waitsForWhoeverWasNotToldYetWhateverTheDay() {
    customers(2);
    stage.register();
    clock.set(ON_ITS_DAY);
    assertEquals("1.0", stage.inForce());
    assertEquals(List.of("2.0"), overdue());
    try (CapturedLog log = new CapturedLog()) {
      stage.write();
      stage.write();
      assertEquals(1, log.text().split("was to take effect", -1).length - 1, "said once a day");
    }
    assertEquals("1.0", stage.inForce(), "written, but not sent");
    stage.node().dispatcher().deliverNow(1);
    stage.node().dispatcher().deliverNow(2);
    stage.announce();
    assertEquals("1.0", stage.inForce(), "told today: not today");
    clock.advance(Duration.ofDays(1));
    assertEquals("2.0", stage.inForce());
    assertEquals(List.of(), overdue());
    assertEquals("1.0", stage.inForce(DAY), "and never held on the day it was meant to");
    assertEquals(DAY.plusDays(1), stage.next().effective());
    assertTrue(telegram.texts().getFirst().contains("mulai 16 Desember 2026"));
  }

  @Test
  void aDayOnWhichItReallyTookEffectStaysWhateverTheFileSaysLater() {
    customers(1);
    clock.set(ON_ITS_DAY);
    stage.announce();
    stage.announce();
    clock.advance(Duration.ofDays(1));
    stage.announce();
    update("UPDATE policy_version SET told_at = 0");
    assertEquals(DAY.plusDays(1), stage.next().effective());
  }

  @Test
  void goesOnWhereAStoppedProcessLeftOff() {
    customers(120);
    clock.set(MADE_KNOWN);
    assertEquals(50, stage.write().size(), "a lot at a time");
    stage.restart();
    assertEquals(0, stage.write().size(), "not before the last lot has left");
    for (int i = 0; i < 6; i++) {
      deliverAll();
      stage.restart();
      stage.announce();
    }
    assertEquals(120, telegram.texts().size());
    assertEquals(120, addresses(), "each customer once");
    assertEquals("2.0", stage.inForce(DAY));
  }

  @Test
  void severalNodesTellEachCustomerOnce() throws Exception {
    customers(40);
    clock.set(MADE_KNOWN);
    try (TestNode other = TestNode.another(databases, clock, telegram);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      NoticeStage second = stage(other);
      List<Future<List<Long>>> runs = new ArrayList<>();
      for (NoticeStage one : List.of(stage, second, stage, second)) {
        runs.add(threads.submit(one::write));
      }
      int written = 0;
      for (Future<List<Long>> run : runs) {
        written += run.get().size();
      }
      assertEquals(40, written);
    }
    assertEquals(40, number("SELECT COUNT(*) FROM outbox"));
    assertEquals(40, number("SELECT COUNT(*) FROM policy_notice"));
  }

  @Test
  void newcomersAreToldTooUntilTheirVersionIsReplaced() {
    customers(1);
    clock.set(MADE_KNOWN);
    stage.announce();
    stage.announce();
    clock.advance(Duration.ofDays(1));
    stage.customer(99);
    stage.announce();
    assertEquals(2, telegram.texts().size());
    assertEquals("2.0", stage.inForce(DAY), "what was complete stays so");
    clock.set(ON_ITS_DAY);
    stage.customer(100);
    stage.announce();
    assertEquals(2, telegram.texts().size(), "who comes later gets the notice of a first contact");
  }

  @Test
  void nobodyIsDisturbedAtNight() {
    customers(1);
    clock.set(Instant.parse("2026-11-24T14:00:00Z"));
    stage.announce();
    assertEquals(List.of(), telegram.texts());
    clock.set(Instant.parse("2026-11-25T01:00:00Z"));
    stage.announce();
    assertEquals(1, telegram.texts().size());
  }

  @Test
  void whereNobodyIsKnownAVersionTakesEffectOnItsDay() {
    stage.register();
    clock.set(ON_ITS_DAY);
    assertEquals("2.0", stage.inForce());
    assertEquals("1.0", stage.inForce(DAY.minusDays(1)));
    assertEquals(DAY, stage.next().effective());
    stage.customer(1);
    assertEquals("2.0", stage.inForce());
  }

  @Test
  void outsideTheWindowWithoutATemplateACustomerIsListedAsNotReached() throws Exception {
    RecordingChannel whatsapp = RecordingChannel.whatsapp();
    whatsapp.answer(
        (message, recipient) ->
            recipient.windowOpen() || message.template().isPresent()
                ? whatsapp.accept()
                : new DeliveryResult.Undeliverable(DeliveryResult.Cause.WINDOW_CLOSED, "63016"));
    TestNode node = new TestNode(databases, clock, whatsapp);
    NoticeStage without = stage(node);
    whatsApp(node, "1");
    clock.set(MADE_KNOWN.plus(Duration.ofDays(1)));
    without.announce();
    without.announce();
    assertEquals(List.of(Outcome.NOT_REACHED), outcomes());
    assertEquals(Optional.of("window_closed"), listed().getFirst().reason());
    assertEquals("2.0", without.inForce(DAY), "attempted is enough");

    var template = new Templates.Approved("HX" + "0".repeat(32), List.of("since", "changes"));
    NoticeStage with =
        new NoticeStage(node, folder, new Templates(Map.of("notice.announcement", template)));
    whatsApp(node, "2");
    clock.advance(Duration.ofDays(2));
    with.announce();
    assertEquals(List.of(Outcome.NOT_REACHED, Outcome.SENT), outcomes());
  }

  @Test
  void aCustomerWithoutAnyWayIsTakenDownAsNotReached() {
    customers(1);
    stage.node().vault().destroyKey(stage.node().customerOf(1), Instant.EPOCH);
    clock.set(MADE_KNOWN);
    stage.announce();
    stage.announce();
    assertEquals(List.of(Outcome.NOT_REACHED), outcomes());
    assertEquals(Optional.empty(), listed().getFirst().channel());
    assertEquals("2.0", stage.inForce(DAY));
  }

  @Test
  void aTextThatWasChangedAfterItWasAnnouncedIsComplainedOfOnceADay() {
    stage.register();
    update("UPDATE policy_version SET hash = 'another'");
    try (CapturedLog log = new CapturedLog()) {
      stage.write();
      stage.write();
      assertEquals(1, log.text().split("is not the one that was announced", -1).length - 1);
    }
  }

  @Test
  void aDocumentsFirstVersionNeedsNoNotice() throws Exception {
    customers(1);
    Policies first = Policies.load(Path.of("intents/policies"));
    assertEquals(Map.of(), stage.versions().standings(first, stage.today()));
    assertFalse(first.inForce("privacy", stage.today()).isEmpty());
  }

  private void customers(int count) {
    for (int i = 1; i <= count; i++) {
      stage.customer(i);
    }
  }

  private void whatsApp(TestNode node, String user) {
    var message = Inbound.whatsapp(Optional.of(user), Optional.of("+62812" + user), user, "halo");
    node.inbox().accept("whatsapp", message);
  }

  private void deliverAll() {
    database()
        .read(transaction -> transaction.list("SELECT id FROM conversation", row -> row.int64(1)))
        .forEach(stage.node().dispatcher()::deliverNow);
  }

  private int addresses() {
    return new HashSet<>(telegram.sent().stream().map(RecordingChannel.Sent::address).toList())
        .size();
  }

  private List<Notice> listed() {
    return stage.store().ofVersion("privacy", "2.0", 0, 1_000);
  }

  private List<Outcome> outcomes() {
    return listed().stream().map(Notice::outcome).toList();
  }

  private List<String> overdue() {
    return stage.policies().overdue(stage.today()).stream().map(PolicyVersion::version).toList();
  }
}
