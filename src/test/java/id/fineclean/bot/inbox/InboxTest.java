package id.fineclean.bot.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.Received;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.storage.ConflictException;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.Inbound;
import id.fineclean.bot.testing.RecordingChannel;
import id.fineclean.bot.testing.StoreContract;
import id.fineclean.bot.testing.TestNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxTest extends StoreContract {
  private static final Set<String> TELEGRAM = Set.of("telegram");

  private final FixedClock clock = new FixedClock("2026-11-22T03:00:00Z");

  @SuppressWarnings("NullAway.Init")
  private TestNode node;

  @SuppressWarnings("NullAway.Init")
  private Inbox inbox;

  @BeforeEach
  void openNode() {
    node = new TestNode(databases, clock, RecordingChannel.telegram());
    inbox = node.inbox();
  }

  @Test
  void aRepeatedDeliveryIsStoredOnce() {
    OptionalLong first = inbox.accept("telegram", Inbound.text(1, 100, "halo"));
    assertTrue(first.isPresent());
    assertTrue(inbox.accept("telegram", Inbound.text(1, 100, "halo")).isEmpty());
    TestNode restarted = TestNode.another(databases, clock, RecordingChannel.telegram());
    assertTrue(restarted.inbox().accept("telegram", Inbound.text(1, 100, "halo")).isEmpty());
    assertEquals(1, number("SELECT COUNT(*) FROM inbox"));
  }

  @Test
  void theSameIdOnAnotherChannelIsAnotherMessage() {
    inbox.accept("telegram", Inbound.text(1, 100, "halo"));
    assertTrue(inbox.accept("whatsapp", Inbound.text(1, 100, "halo")).isPresent());
    assertEquals(2, number("SELECT COUNT(*) FROM inbox"));
    assertEquals(2, number("SELECT COUNT(*) FROM conversation"));
  }

  @Test
  void theSameDeliveryAtOnceOnTwoNodesIsStoredOnce() throws Exception {
    Inbox other = TestNode.another(databases, clock, RecordingChannel.telegram()).inbox();
    for (int round = 0; round < 5; round++) {
      InboundMessage message = Inbound.text(round, 100 + round, "halo");
      List<OptionalLong> answers =
          atOnce(32, i -> (i % 2 == 0 ? inbox : other).accept("telegram", message));
      assertEquals(1, answers.stream().filter(OptionalLong::isPresent).count());
    }
    assertEquals(5, number("SELECT COUNT(*) FROM inbox"));
    assertEquals(5, number("SELECT COUNT(*) FROM customer"));
  }

  @Test
  void firstMessagesAtOnceMakeOneCustomer() throws Exception {
    Inbox other = TestNode.another(databases, clock, RecordingChannel.telegram()).inbox();
    List<OptionalLong> answers =
        atOnce(
            32,
            i ->
                (i % 2 == 0 ? inbox : other)
                    .accept("telegram", Inbound.text(7, 200 + i, "halo " + i)));
    assertEquals(1, answers.stream().distinct().count(), "all in one conversation");
    assertEquals(32, number("SELECT COUNT(*) FROM inbox"));
    assertEquals(1, number("SELECT COUNT(*) FROM customer"));
    assertEquals(1, number("SELECT COUNT(*) FROM conversation"));
    assertEquals(1, number("SELECT COUNT(*) FROM customer_identity"));
    long keys =
        databases
            .keys()
            .read(t -> t.first("SELECT COUNT(*) FROM customer_key", row -> row.int64(1)))
            .orElseThrow();
    assertEquals(1, keys, "keys made in vain are gone");
    assertEquals(32, drain(answers.getFirst().getAsLong()).size(), "all can be read");
  }

  @Test
  void messagesComeInTheProvidersOrder() {
    long conversation = accept(Inbound.text(1, 103, "tiga"));
    accept(Inbound.text(1, 101, "satu"));
    accept(Inbound.text(1, 102, "dua"));
    accept(Inbound.text(2, 100, "orang lain"));
    assertEquals(List.of("satu", "dua", "tiga"), drain(conversation));
  }

  @Test
  void withoutNumbersTheOrderOfArrivalCounts() {
    long conversation = 0;
    for (String text : List.of("a", "b", "c")) {
      conversation =
          inbox
              .accept(
                  "whatsapp",
                  Inbound.whatsapp(Optional.of("ID.1"), Optional.empty(), "SM" + text, text))
              .orElseThrow();
    }
    assertEquals(List.of("a", "b", "c"), drain(conversation));
  }

  @Test
  void aTapThatOvertookAMessageWaitsForItButNotForEver() {
    accept(Inbound.text(9, 100, "somebody else"));
    long conversation = accept(Inbound.telegram(1, 102, tap()));
    Instant until = gap(conversation).orElseThrow();
    assertEquals(clock.instant().plusSeconds(1), until);

    accept(Inbound.text(1, 101, "written before the tap"));
    assertEquals(Optional.empty(), gap(conversation));
    assertEquals(List.of("written before the tap", "tap"), drain(conversation));

    long other = accept(Inbound.telegram(2, 105, tap()));
    assertTrue(gap(other).isPresent());
    clock.advance(Duration.ofMillis(1_001));
    assertEquals(Optional.empty(), gap(other));
  }

  @Test
  void noGapIsSeenWhereNumbersStartOrJumpFar() {
    assertEquals(Optional.empty(), gap(accept(Inbound.text(1, 5_000, "first ever"))));
    assertEquals(Optional.empty(), gap(accept(Inbound.text(1, 90_000, "a week later"))));
    assertEquals(Optional.empty(), gap(accept(Inbound.text(2, 90_001, "next"))));
  }

  @Test
  void nobodyWaitsForANumberUnderWhichNothingIsStored() {
    accept(Inbound.text(9, 100, "somebody else"));
    inbox.passOver("telegram", ignored(101));
    inbox.passOver("telegram", ignored(102));
    assertEquals(Optional.empty(), gap(accept(Inbound.text(1, 103, "halo"))));

    inbox.passOver("telegram", ignored(105));
    long overtaking = accept(Inbound.telegram(2, 106, tap()));
    assertTrue(gap(overtaking).isPresent(), "104 is missing");
    inbox.passOver("telegram", ignored(104));
    assertEquals(Optional.empty(), gap(overtaking));
  }

  @Test
  void whatAnotherChannelPassesOverFillsNoGap() {
    accept(Inbound.text(9, 100, "somebody else"));
    inbox.passOver("simulator", ignored(101));
    assertTrue(gap(accept(Inbound.telegram(1, 102, tap()))).isPresent());
  }

  private static Received.Ignored ignored(long update) {
    return new Received.Ignored("group", OptionalLong.of(update));
  }

  @Test
  void anEditReplacesTheStoredTextOnce() {
    long conversation = accept(Inbound.text(1, 100, "jam 10"));
    long customer = node.customerOf(conversation);
    InboundContent.Edit edit = new InboundContent.Edit("message-100", "jam 11");
    assertTrue(replace(conversation, customer, edit));
    assertEquals(false, replace(conversation, customer, edit), "the same again");
    assertEquals(
        false, replace(conversation, customer, new InboundContent.Edit("message-999", "unknown")));
    assertEquals(List.of("jam 11"), drain(conversation));
  }

  @Test
  void anEditReplacesACaptionAndNothingElseOfAPicture() {
    InboundContent.Media photo =
        new InboundContent.Media(
            InboundContent.MediaKind.PHOTO, "file-1", Optional.of("sofa"), Optional.of("album"));
    long conversation = accept(Inbound.telegram(1, 100, photo));
    long customer = node.customerOf(conversation);
    assertTrue(
        replace(conversation, customer, new InboundContent.Edit("message-100", "sofa 3 dudukan")));
    ReceivedMessage stored = open(conversation).orElseThrow();
    assertEquals(
        new InboundContent.Media(
            InboundContent.MediaKind.PHOTO,
            "file-1",
            Optional.of("sofa 3 dudukan"),
            Optional.of("album")),
        stored.content());
  }

  @Test
  void anEditOfSomebodyElsesMessageChangesNothing() {
    long first = accept(Inbound.text(1, 100, "mine"));
    long second = accept(Inbound.text(2, 101, "yours"));
    assertEquals(
        false,
        replace(second, node.customerOf(second), new InboundContent.Edit("message-100", "forged")));
    assertEquals(List.of("mine"), drain(first));
  }

  @Test
  void everyContentComesBackAsItWas() {
    List<InboundContent> contents =
        List.of(
            new InboundContent.Text("🧹 'kutip' \u0000 \ud800"),
            new InboundContent.Tap("q:1:0", Optional.of("cb")),
            new InboundContent.Tap("q:1:0", Optional.empty()),
            new InboundContent.Tap("Ya", Optional.of("Ya"), Optional.empty()),
            new InboundContent.Media(
                InboundContent.MediaKind.VOICE,
                "file",
                Optional.of("audio/ogg"),
                OptionalLong.of(2048),
                Optional.empty(),
                Optional.empty()),
            new InboundContent.Location(-6.2, 106.8, Optional.of("Monas")),
            new InboundContent.ContactCard("+6281200000001", true),
            new InboundContent.Edit("message-1", "baru"),
            new InboundContent.Reachability(true),
            new InboundContent.Unsupported("poll"));
    long update = 100;
    long conversation = 0;
    for (InboundContent content : contents) {
      conversation = accept(Inbound.telegram(1, update++, content));
    }
    for (InboundContent content : contents) {
      ReceivedMessage message = open(conversation).orElseThrow();
      if (!(content instanceof InboundContent.Text)) {
        assertEquals(content, message.content());
      }
      database()
          .write(
              t -> {
                inbox.handled(t, message.id());
                return true;
              });
    }
  }

  @Test
  void contentsStoredBeforeTheyHadAllTheirPartsAreStillRead() {
    assertEquals(
        new InboundContent.Tap("q:1:0", Optional.of("cb")),
        stored("{'type':'tap','payload':'q:1:0','tapReference':'cb'}"));
    assertEquals(
        new InboundContent.Media(
            InboundContent.MediaKind.PHOTO, "file", Optional.of("sofa"), Optional.empty()),
        stored("{'type':'media','kind':'PHOTO','reference':'file','caption':'sofa'}"));
  }

  private static InboundContent stored(String json) {
    return Json.read(
        json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), InboundContent.class);
  }

  @Test
  void aMessageIsTakenForWrittenWhenTheProviderSaysWithinReason() {
    Instant now = clock.instant();
    Instant yesterday = now.minus(Duration.ofHours(20));
    assertEquals(yesterday, writtenAt(Optional.of(yesterday)));
    assertEquals(now, writtenAt(Optional.empty()));
    assertEquals(now, writtenAt(Optional.of(now.plusSeconds(5))), "the future");
    assertEquals(now, writtenAt(Optional.of(Instant.EPOCH)), "before anything");
  }

  private Instant writtenAt(Optional<Instant> told) {
    InboundMessage message =
        Inbound.text(1, 1000 + told.map(Instant::getEpochSecond).orElse(1L), "x");
    long conversation =
        accept(
            new InboundMessage(
                message.deliveryId(),
                message.messageId(),
                message.sequence(),
                told,
                message.sender(),
                message.content()));
    ReceivedMessage received = open(conversation).orElseThrow();
    handle(received.id());
    return received.writtenAt();
  }

  @Test
  void aMessageIsHandledOnceOnly() {
    long conversation = accept(Inbound.text(1, 100, "halo"));
    ReceivedMessage message = open(conversation).orElseThrow();
    handle(message.id());
    assertThrows(ConflictException.class, () -> handle(message.id()));
    assertEquals(Optional.empty(), open(conversation));
  }

  @Test
  void whatAStoppedProcessLeftIsFoundOldestFirst() {
    long first = accept(Inbound.text(1, 100, "a"));
    clock.advance(Duration.ofSeconds(1));
    long second = accept(Inbound.text(2, 101, "b"));
    accept(Inbound.text(1, 102, "c"));
    assertEquals(List.of(first, second), inbox.waitingConversations(TELEGRAM, clock.instant(), 10));
    assertEquals(List.of(first), inbox.waitingConversations(TELEGRAM, clock.instant(), 1));
    assertEquals(
        List.of(first), inbox.waitingConversations(TELEGRAM, clock.instant().minusSeconds(1), 10));
    drain(first);
    assertEquals(List.of(second), inbox.waitingConversations(TELEGRAM, clock.instant(), 10));
  }

  @Test
  void whatWaitsForAChannelThatIsOffHidesNobody() {
    for (int i = 0; i < 3; i++) {
      inbox.accept(
          "whatsapp", Inbound.whatsapp(Optional.of("ID." + i), Optional.empty(), "SM" + i, "halo"));
    }
    long telegram = accept(Inbound.text(1, 100, "halo"));

    assertEquals(List.of(telegram), inbox.waitingConversations(TELEGRAM, clock.instant(), 2));
    assertEquals(
        4, inbox.waitingConversations(Set.of("telegram", "whatsapp"), clock.instant(), 10).size());
    assertEquals(List.of(), inbox.waitingConversations(Set.of(), clock.instant(), 10));
  }

  @Test
  void aMessageOpensTheReplyWindowAndAnEditDoesNot() {
    long conversation = accept(Inbound.text(1, 100, "halo"));
    Instant opened = clock.instant();
    clock.advance(Duration.ofHours(1));
    accept(Inbound.telegram(1, 101, new InboundContent.Edit("message-100", "hai")));
    assertEquals(
        opened.toEpochMilli(),
        number("SELECT last_inbound_at FROM conversation WHERE id = ?", conversation));
    assertNotEquals(opened, clock.instant());
  }

  @Test
  void aSenderErasedOnAnotherNodeIsTakenInAnew() {
    long before = accept(Inbound.text(1, 100, "halo"));
    long customer = node.customerOf(before);
    TestNode other = TestNode.another(databases, clock, RecordingChannel.telegram());
    erase(other, customer);

    long after = accept(Inbound.text(1, 101, "halo lagi"));
    assertNotEquals(before, after);
    assertNotEquals(customer, node.customerOf(after));
    assertEquals(List.of("halo lagi"), drain(after));
  }

  @Test
  void aSenderErasedHereIsTakenInAnew() {
    long before = accept(Inbound.text(1, 100, "halo"));
    erase(node, node.customerOf(before));
    long after = accept(Inbound.text(1, 101, "halo lagi"));
    assertEquals(List.of("halo lagi"), drain(after));
  }

  private void erase(TestNode by, long customer) {
    by.database()
        .write(
            t ->
                t.update(
                        "DELETE FROM inbox WHERE conversation_id IN"
                            + " (SELECT id FROM conversation WHERE customer_id = ?)",
                        customer)
                    + t.update("DELETE FROM conversation WHERE customer_id = ?", customer)
                    + t.update("DELETE FROM customer_identity WHERE customer_id = ?", customer)
                    + t.update("DELETE FROM customer WHERE id = ?", customer));
    by.vault().destroyKey(customer, Instant.EPOCH);
  }

  private static InboundContent tap() {
    return new InboundContent.Tap("q:1:0", Optional.empty());
  }

  private long accept(InboundMessage message) {
    return inbox.accept("telegram", message).orElseThrow();
  }

  private Optional<Instant> gap(long conversation) {
    return database()
        .read(
            t ->
                inbox.next(t, conversation, 1).stream()
                    .findFirst()
                    .flatMap(next -> inbox.gapBefore(t, next)));
  }

  private Optional<ReceivedMessage> open(long conversation) {
    return database()
        .read(t -> inbox.next(t, conversation, 1).stream().findFirst())
        .map(next -> inbox.open(node.customerOf(conversation), next));
  }

  private void handle(long message) {
    database()
        .write(
            t -> {
              inbox.handled(t, message);
              return true;
            });
  }

  private boolean replace(long conversation, long customer, InboundContent.Edit edit) {
    return database().write(t -> inbox.replaceText(t, conversation, customer, edit));
  }

  /// Handles everything that waits.
  private List<String> drain(long conversation) {
    List<String> texts = new ArrayList<>();
    for (Optional<ReceivedMessage> next = open(conversation);
        next.isPresent();
        next = open(conversation)) {
      texts.add(next.get().content() instanceof InboundContent.Text text ? text.text() : "tap");
      handle(next.get().id());
    }
    return texts;
  }

  private static <T> List<T> atOnce(int threads, Task<T> task) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<T>> futures = new ArrayList<>();
    try (var executor = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        int number = i;
        Callable<T> waiting =
            () -> {
              start.await();
              return task.run(number);
            };
        futures.add(executor.submit(waiting));
      }
      start.countDown();
    }
    List<T> results = new ArrayList<>();
    for (Future<T> future : futures) {
      results.add(future.get());
    }
    return results;
  }

  private interface Task<T> {
    T run(int number) throws Exception;
  }
}
