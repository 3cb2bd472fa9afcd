package id.fineclean.bot.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.contact.Conversation;
import id.fineclean.bot.contact.Conversations;
import id.fineclean.bot.contact.Customers;
import id.fineclean.bot.contact.Owner;
import id.fineclean.bot.conversation.TurnProcessor.Asking;
import id.fineclean.bot.conversation.TurnProcessor.Result;
import id.fineclean.bot.storage.ConflictException;
import id.fineclean.bot.testing.CapturedLog;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.Inbound;
import id.fineclean.bot.testing.RecordingChannel;
import id.fineclean.bot.testing.StoreContract;
import id.fineclean.bot.testing.TestDatabases;
import id.fineclean.bot.testing.TestNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnProcessorTest extends StoreContract {
  private static final String SORRY = "ada kendala di pihak kami";

  private final FixedClock clock = new FixedClock("2026-11-22T03:00:00Z");
  private final RecordingChannel channel = RecordingChannel.telegram();
  private final CountingFlow flow = new CountingFlow();
  private Preamble preamble = Preamble.NONE;
  private int update = 100;

  @SuppressWarnings("NullAway.Init")
  private TestNode node;

  @SuppressWarnings("NullAway.Init")
  private TurnProcessor turns;

  @SuppressWarnings("NullAway.Init")
  private Handovers handovers;

  @BeforeEach
  void openNode() throws Exception {
    update(CountingFlow.TABLE);
    node = new TestNode(databases, clock, channel);
    turns = processor(node, node.channels());
    handovers = new Handovers(database());
  }

  @Test
  void effectStateAndReplyCommitTogether() {
    long chat = say("mulai", "satu", "dua");
    assertEquals(List.of("ke-1", "didengar\n\nke-2", "didengar\n\nke-3"), replies(chat));
    assertEquals(List.of("satu", "dua"), heard(chat));
    assertEquals(3, number("SELECT version FROM conversation"));
    assertEquals(0, number("SELECT COUNT(*) FROM inbox WHERE handled_at IS NULL"));
    assertInstanceOf(Result.Nothing.class, turns.handleNext(chat));
  }

  @ParameterizedTest
  @ValueSource(strings = {"number", "overflow", "refused", "effect"})
  void whatFailsLeavesNothingButAnApologyAndACallForAPerson(String failure) {
    try (CapturedLog log = new CapturedLog()) {
      long chat = say("mulai", "satu", failure, "dua");
      List<String> replies = replies(chat);
      assertTrue(replies.get(2).contains(SORRY), replies.get(2));
      assertEquals("didengar\n\nke-3", replies.get(3), "and the next message goes on from there");
      assertEquals(List.of("satu", "dua"), heard(chat));
      List<Handovers.Entry> waiting = handovers.open(10);
      assertEquals(1, waiting.size());
      assertEquals("failure", waiting.getFirst().topic());
      assertTrue(waiting.getFirst().urgent());
      assertTrue(log.text().contains("failed"), "it does not go unnoticed");
      assertFalse(log.text().contains("rahasia"), "but without the customer's words");
    }
  }

  @Test
  void whoWasSlowerDecidesAnew() {
    flow.conflict(3);
    long chat = say("mulai", "conflict");
    assertEquals(4, flow.decisions());
    assertEquals(List.of("conflict"), heard(chat));
    assertEquals(2, node.statuses(chat).size());
    assertEquals(List.of(), handovers.open(10));
  }

  @Test
  void whoIsAlwaysSlowerGetsAnApology() {
    flow.conflict(1_000);
    long chat = say("mulai", "conflict", "satu");
    assertTrue(replies(chat).get(1).contains(SORRY));
    assertEquals("didengar\n\nke-2", replies(chat).get(2));
    assertEquals(List.of("satu"), heard(chat));
    assertEquals(1, handovers.open(10).size());
  }

  @Test
  void aStateThatCannotBeReadIsBegunAnew() {
    long chat = say("mulai");
    update("UPDATE conversation SET state_enc = ?", new byte[80]);
    say("satu", "mulai", "dua");
    assertTrue(replies(chat).get(1).contains(SORRY));
    assertEquals("didengar\n\nke-2", replies(chat).get(3));
  }

  @Test
  void aMessageThatCannotBeReadIsAnsweredWithAnApology() {
    long chat = accept(1, "mulai");
    update("UPDATE inbox SET payload_enc = ?", new byte[80]);
    handleAll(chat);
    say("mulai");
    assertTrue(replies(chat).getFirst().contains(SORRY));
    assertEquals("ke-1", replies(chat).getLast());
  }

  @Test
  void anErasedCustomersMessagesAreDoneWith() {
    long chat = accept(1, "mulai");
    node.vault().destroyKey(node.customerOf(chat), Instant.EPOCH);
    handleAll(chat);
    assertEquals(List.of(), node.statuses(chat));
    assertEquals(0, number("SELECT COUNT(*) FROM inbox WHERE handled_at IS NULL"));
  }

  @Test
  void whoseDataMayOnlyBeStoredIsToldSoAndHandedToPeople() {
    long chat = say("mulai");
    assertEquals(List.of("ke-1"), replies(chat));
    restrict(chat, Optional.of(clock.instant()));
    say("satu", "berapa harganya");
    List<String> replies = replies(chat);
    assertTrue(replies.get(1).contains("hanya boleh disimpan"), replies.get(1));
    assertEquals(replies.get(1), replies.get(2), "nothing is looked into");
    assertEquals(List.of(), heard(chat));
    assertEquals(
        List.of("restricted"), handovers.open(10).stream().map(Handovers.Entry::topic).toList());
    assertEquals(
        TurnProcessor.Asking.LATER,
        turns.ask(chat, new Occasion("count", "go", Optional.empty(), transaction -> {})));

    restrict(chat, Optional.empty());
    say("satu");
    assertEquals(List.of("satu"), heard(chat), "it goes on from where it was");
    assertEquals("didengar\n\nke-2", replies(chat).getLast());
  }

  private void restrict(long chat, Optional<Instant> since) {
    long customer = node.customerOf(chat);
    database()
        .write(
            transaction -> {
              Customers.restrict(transaction, customer, since);
              return true;
            });
  }

  @Test
  void messagesOfAChannelThatIsOffWait() throws Exception {
    long chat = accept(1, "mulai");
    TurnProcessor without = processor(node, Map.of());
    assertInstanceOf(Result.Nothing.class, without.handleNext(chat));
    assertInstanceOf(Result.Handled.class, turns.handleNext(chat));
  }

  @Test
  void anEditIsStoredAndMentionedOnce() {
    long chat = say("mulai", "satu");
    InboundContent.Edit edit = new InboundContent.Edit("message-101", "satu setengah");
    for (int i = 0; i < 2; i++) {
      node.inbox().accept("telegram", Inbound.telegram(1, update++, edit));
      handleAll(chat);
    }
    node.inbox()
        .accept(
            "telegram",
            Inbound.telegram(1, update++, new InboundContent.Edit("message-7", "unknown")));
    handleAll(chat);
    assertEquals(3, node.statuses(chat).size(), "two replies, one word about the edit");
    assertEquals(List.of("satu"), heard(chat), "what was decided stands");
  }

  @Test
  void aBlockHandledAfterTheCustomerWroteAgainIsForgotten() {
    long chat = say("mulai");
    clock.advance(Duration.ofMinutes(1));
    node.inbox()
        .accept("telegram", Inbound.telegram(1, update++, new InboundContent.Reachability(false)));
    clock.advance(Duration.ofMinutes(1));
    accept(1, "satu");
    handleAll(chat);
    node.dispatcher().deliverNow(chat);
    assertEquals(List.of("accepted", "accepted"), node.statuses(chat));
  }

  @Test
  void whoBlocksUsGetsNothingMore() {
    long chat = say("mulai");
    clock.advance(Duration.ofMinutes(1));
    node.inbox()
        .accept("telegram", Inbound.telegram(1, update++, new InboundContent.Reachability(false)));
    handleAll(chat);
    node.dispatcher().deliverNow(chat);
    assertEquals(List.of("undeliverable"), node.statuses(chat));
    assertEquals(List.of(), channel.sent());
  }

  @Test
  void aMessageThatOvertookAnotherIsHeldForAMoment() {
    accept(9, "halo");
    update++;
    long chat = accept(1, "mulai");
    assertEquals(new Result.Hold(clock.instant().plusSeconds(1)), turns.handleNext(chat));
    clock.advance(Duration.ofMillis(1_001));
    assertInstanceOf(Result.Handled.class, turns.handleNext(chat));
  }

  @Test
  void twoProcessesHandleEveryMessageOnceAndInOrder() throws Exception {
    int chats = 200;
    int messages = 20;
    TestNode other = TestNode.another(databases, clock, channel);
    List<Long> conversations = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(16)) {
      List<Future<Long>> accepted = new ArrayList<>();
      for (int user = 1; user <= chats; user++) {
        int who = user;
        accepted.add(threads.submit(() -> acceptAll(who, messages)));
      }
      for (Future<Long> one : accepted) {
        conversations.add(one.get());
      }
    }
    clock.advance(Duration.ofSeconds(5));
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        TurnProcessor mine = processor(thread % 2 == 0 ? node : other, node.channels());
        running.add(threads.submit(() -> conversations.forEach(chat -> handleAll(mine, chat))));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    assertEquals(0, number("SELECT COUNT(*) FROM inbox WHERE handled_at IS NULL"));
    assertEquals(chats * (messages - 1), number("SELECT COUNT(*) FROM heard"));
    assertEquals(
        0,
        number("SELECT COUNT(*) FROM heard WHERE text <> 'pesan ' || CAST(place AS TEXT)"),
        "in order, none twice");
    assertEquals(chats * messages, number("SELECT COUNT(*) FROM outbox"), "one reply each");
    assertEquals(0, number("SELECT COUNT(*) FROM handover"));
    assertEquals(chats, number("SELECT COUNT(*) FROM conversation WHERE version = ?", messages));
  }

  private long acceptAll(int user, int messages) {
    long chat = 0;
    for (int i = 0; i < messages; i++) {
      long number = 1_000_000L * user + 10L * i;
      String text = i == 0 ? "mulai" : "pesan " + i;
      chat = node.inbox().accept("telegram", Inbound.text(user, number, text)).orElseThrow();
    }
    return chat;
  }

  @Test
  void whatHasToBeToldOnceStandsOnTopOfTheReplyAndIsTakenDownWithIt() {
    preamble =
        (customer, heard, language, now) ->
            heard.isPresent()
                ? new Preamble.Due(heard, Optional.empty())
                : new Preamble.Due(
                    Optional.of("told"),
                    Optional.of(
                        new Preamble.Telling(
                            Optional.empty(),
                            "pemberitahuan",
                            (transaction, message) ->
                                transaction.update(
                                    "INSERT INTO heard (conversation_id, place, text) VALUES (?, 0,"
                                        + " ?)",
                                    customer.conversationId(),
                                    "message " + message))));
    long chat = say("mulai", "satu");
    assertEquals(List.of("pemberitahuan\n\nke-1", "didengar\n\nke-2"), replies(chat));
    assertEquals(List.of("message 1", "satu"), heard(chat));
  }

  @Test
  void aNoticeThatCannotBePutIntoWordsDoesNotStopTheConversation() {
    preamble =
        (customer, heard, language, now) -> {
          throw new IllegalArgumentException("no value for {nama}");
        };
    try (CapturedLog log = new CapturedLog()) {
      assertEquals(List.of("ke-1"), replies(say("mulai")));
      assertTrue(log.text().contains("could not be put into words"));
      assertFalse(log.text().contains("nama"));
    }
  }

  @Test
  void whilePeopleAnswerTheBotIsSilentAndKeepsItsQuestion() {
    long chat = say("mulai", "satu");
    assertEquals(2, replies(chat).size());
    handOver(chat, new Owner.Member(7));
    say("dua", "batal");
    assertEquals(2, replies(chat).size());
    assertEquals(List.of("satu"), heard(chat));
    assertEquals(0, number("SELECT COUNT(*) FROM inbox WHERE handled_at IS NULL"));
    handOver(chat, new Owner.Bot());
    say("tiga");
    assertEquals("didengar\n\nke-3", replies(chat).getLast());
    assertEquals(List.of("satu", "tiga"), heard(chat));
  }

  @Test
  void aFlowAsksByItselfAndIsAnswered() {
    long chat = say("halo");
    clock.advance(Duration.ofHours(3));
    assertEquals(Asking.ASKED, turns.ask(chat, occasion(chat, 1)));
    assertEquals("tentang kunjungan\n\nada 0", replies(chat).getLast());
    say("1");
    assertEquals("selesai dengan 0", replies(chat).getLast());
  }

  @Test
  void whatIsDueIsAskedOnce() {
    long chat = say("halo");
    Occasion occasion = occasion(chat, 1);
    turns.ask(chat, occasion);
    clock.advance(Duration.ofHours(3));
    int said = replies(chat).size();
    assertThrows(ConflictException.class, () -> turns.ask(chat, occasion));
    assertEquals(said, replies(chat).size());
  }

  @Test
  void nobodyIsAskedInTheMiddleOfSomethingElseOrWhilePeopleAnswer() {
    long chat = say("mulai", "satu");
    assertEquals(Asking.LATER, turns.ask(chat, occasion(chat, 8)));
    clock.advance(Duration.ofHours(3));
    handOver(chat, new Owner.Nobody());
    assertEquals(Asking.LATER, turns.ask(chat, occasion(chat, 8)));
    assertEquals(List.of("satu"), heard(chat), "no mark was left");
    handOver(chat, new Owner.Bot());
    assertEquals(Asking.ASKED, turns.ask(chat, occasion(chat, 8)));
    say("1");
    assertEquals(
        "selesai dengan 0\n\nke-2", replies(chat).getLast(), "then the old question comes back");
  }

  @Test
  void filesReachTheFlowThatWantsThem() {
    long chat = say("foto");
    send(chat, InboundContent.MediaKind.PHOTO, Optional.empty(), Optional.empty());
    assertEquals("ada 1", replies(chat).getLast());
    send(chat, InboundContent.MediaKind.VOICE, Optional.empty(), Optional.empty());
    assertEquals("ada 2", replies(chat).getLast());
    send(chat, InboundContent.MediaKind.DOCUMENT, Optional.empty(), Optional.empty());
    assertTrue(replies(chat).getLast().endsWith("ada 2"), "it did not want that");
  }

  @Test
  void anAlbumReachesTheFlowWholeAndIsAnsweredOnce() {
    long chat = say("foto");
    for (int i = 0; i < 3; i++) {
      send(chat, InboundContent.MediaKind.PHOTO, Optional.empty(), Optional.of("a"));
    }
    assertEquals(List.of("ada 0", "ada 1"), replies(chat));
    say("1");
    assertEquals("selesai dengan 3", replies(chat).getLast());
  }

  @Test
  void theWordsOnTheSecondPictureOfAnAlbumCount() {
    long chat = say("mulai");
    send(chat, InboundContent.MediaKind.PHOTO, Optional.empty(), Optional.of("a"));
    send(chat, InboundContent.MediaKind.PHOTO, Optional.of("batal"), Optional.of("a"));
    assertEquals("berhenti", replies(chat).getLast());
  }

  private void send(
      long chat, InboundContent.MediaKind kind, Optional<String> caption, Optional<String> album) {
    InboundContent.Media media = new InboundContent.Media(kind, "file", caption, album);
    node.inbox().accept("telegram", Inbound.telegram(1, update++, media));
    handleAll(chat);
  }

  private void handOver(long chat, Owner to) {
    database()
        .write(
            t -> {
              Conversation seen = Conversations.find(t, chat).orElseThrow();
              return Conversations.handOver(t, seen, to);
            });
  }

  private static Occasion occasion(long chat, int place) {
    return new Occasion(
        "album",
        "kunjungan",
        Optional.empty(),
        transaction -> {
          boolean done =
              transaction
                  .first(
                      "SELECT place FROM heard WHERE conversation_id = ? AND place = ?",
                      row -> row.int64(1),
                      chat,
                      place)
                  .isPresent();
          if (done) {
            throw new ConflictException("occasion");
          }
          transaction.update("INSERT INTO heard VALUES (?, ?, 'ditanya')", chat, place);
        });
  }

  /// Planners have to be led to the indexes of what waits; those of everything there ever was look
  /// just as good to them.
  @Test
  @Tag("timed")
  void aCustomerOfManyYearsIsAnsweredAsFastAsANewOne() {
    long old = accept(1, "mulai");
    long fresh = accept(2, "mulai");
    // So many that walking through them takes longer than all the rest, even on a busy machine.
    remember(old, kind == TestDatabases.Kind.SQLITE ? 60_000 : 5_000);
    List<Long> slow = new ArrayList<>();
    List<Long> quick = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      slow.add(timed(1, old));
      quick.add(timed(2, fresh));
    }
    long before = median(quick);
    long after = median(slow);
    assertTrue(after < 2 * before, () -> after + " ns instead of " + before);
  }

  @Test
  @Tag("timed")
  void lookingForWhatWasLeftBehindTakesNoLongerWithManyMessages() {
    long chat = accept(1, "mulai");
    LongSupplier look =
        () -> {
          long started = System.nanoTime();
          List<Long> found =
              node.inbox().waitingConversations(Set.of("telegram"), clock.instant(), 10);
          assertEquals(List.of(chat), found);
          return System.nanoTime() - started;
        };
    long before = median(LongStream.generate(look).limit(60).boxed().toList());
    remember(chat, kind == TestDatabases.Kind.SQLITE ? 60_000 : 5_000);
    long after = median(LongStream.generate(look).limit(20).boxed().toList());
    assertTrue(after < 10 * before, () -> after + " ns instead of " + before);
  }

  @Test
  @Tag("timed")
  void lookingForWhatIsDueTakesNoLongerWithManyMessages() {
    long chat = accept(1, "mulai");
    LongSupplier look =
        () -> {
          long started = System.nanoTime();
          node.dispatcher().look();
          return System.nanoTime() - started;
        };
    long before = median(LongStream.generate(look).limit(60).boxed().toList());
    remember(chat, kind == TestDatabases.Kind.SQLITE ? 60_000 : 5_000);
    long after = median(LongStream.generate(look).limit(20).boxed().toList());
    assertTrue(after < 4 * before, () -> after + " ns instead of " + before);
  }

  private void remember(long chat, int messages) {
    database()
        .write(
            t -> {
              for (int i = 0; i < messages; i++) {
                byte[] lookup = ("long ago " + i).getBytes(StandardCharsets.UTF_8);
                t.update(
                    "INSERT INTO inbox (conversation_id, channel, delivery_lookup, message_lookup,"
                        + " received_at, payload_enc, handled_at) VALUES (?, 'telegram', ?, ?, 1,"
                        + " ?, 2)",
                    chat,
                    lookup,
                    lookup,
                    lookup);
                t.update(
                    "INSERT INTO outbox (conversation_id, channel, payload_enc, status,"
                        + " next_attempt_at, created_at, queued_at) VALUES (?, 'telegram', ?, 'accepted', 1, 1, 1)",
                    chat,
                    lookup);
              }
              return true;
            });
  }

  @Test
  void textsRightAfterEachOtherGetOneReplyInOrder() {
    long chat = say("mulai");
    TurnProcessor gathering = turns.gathering(Duration.ofSeconds(3));
    Instant first = clock.instant();
    accept(1, "satu");
    assertEquals(new Result.Gathers(first.plusSeconds(3)), gathering.handleNext(chat));
    clock.advance(Duration.ofSeconds(2));
    accept(1, "dua");
    accept(1, "tiga");
    assertEquals(new Result.Gathers(first.plusSeconds(3)), gathering.handleNext(chat));
    clock.advance(Duration.ofSeconds(1));
    assertEquals(new Result.Handled(false), gathering.handleNext(chat));
    assertEquals(List.of("satu\ndua\ntiga"), heard(chat));
    assertEquals(List.of("ke-1", "didengar\n\nke-2"), replies(chat));
    assertEquals(0, number("SELECT COUNT(*) FROM inbox WHERE handled_at IS NULL"));
  }

  @Test
  void whatComesAfterTheWindowIsReadByItself() {
    long chat = say("mulai");
    TurnProcessor gathering = turns.gathering(Duration.ofSeconds(3));
    accept(1, "satu");
    clock.advance(Duration.ofSeconds(4));
    accept(1, "dua");
    assertEquals(new Result.Handled(true), gathering.handleNext(chat));
    assertInstanceOf(Result.Gathers.class, gathering.handleNext(chat));
    clock.advance(Duration.ofSeconds(3));
    handleAll(gathering, chat);
    assertEquals(List.of("satu", "dua"), heard(chat));
  }

  @Test
  void nobodyWaitsWhoTappedAButtonSentAPhotoOrACommand() {
    long chat = say("mulai");
    TurnProcessor gathering = turns.gathering(Duration.ofSeconds(3));
    accept(1, "satu");
    accept(1, "dua");
    node.inbox()
        .accept(
            "telegram",
            Inbound.telegram(1, update++, new InboundContent.Tap("q:old:0", Optional.of("Lama"))));
    handleAll(gathering, chat);
    assertEquals(List.of("satu\ndua"), heard(chat));
    assertEquals(0, number("SELECT COUNT(*) FROM inbox WHERE handled_at IS NULL"));
    accept(1, "/help");
    assertInstanceOf(Result.Handled.class, gathering.handleNext(chat));
  }

  @Test
  void aClockThatIsPutBackMakesNobodyWait() {
    long chat = say("mulai");
    TurnProcessor gathering = turns.gathering(Duration.ofSeconds(3));
    accept(1, "satu");
    clock.advance(Duration.ofHours(-1));
    assertInstanceOf(Result.Handled.class, gathering.handleNext(chat));
  }

  @Test
  void whatAStoppedProcessLeftGatheringIsReadOnceByAnother() throws Exception {
    long chat = say("mulai");
    TurnProcessor stopped = turns.gathering(Duration.ofSeconds(3));
    accept(1, "satu");
    accept(1, "dua");
    assertInstanceOf(Result.Gathers.class, stopped.handleNext(chat));
    clock.advance(Duration.ofMinutes(5));
    TestNode other = TestNode.another(databases, clock, channel);
    TurnProcessor taking = processor(other, other.channels()).gathering(Duration.ofSeconds(3));
    assertEquals(
        List.of(chat), node.inbox().waitingConversations(Set.of("telegram"), clock.instant(), 10));
    handleAll(taking, chat);
    handleAll(stopped, chat);
    assertEquals(List.of("satu\ndua"), heard(chat));
    assertEquals(2, replies(chat).size());
  }

  @Test
  void nobodyGathersWhilePeopleAnswer() {
    long chat = say("mulai");
    handOver(chat, new Owner.Member(7));
    accept(1, "satu");
    assertInstanceOf(Result.Handled.class, turns.gathering(Duration.ofSeconds(3)).handleNext(chat));
  }

  /// From a message to what is sent, in nanoseconds.
  private long timed(long user, long chat) {
    long started = System.nanoTime();
    accept(user, "satu");
    handleAll(chat);
    node.dispatcher().deliverNow(chat);
    return System.nanoTime() - started;
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private TurnProcessor processor(TestNode at, Map<String, Channel> channels) throws Exception {
    Dialogue dialogue = Turns.dialogue(flow, new AlbumFlow());
    return new TurnProcessor(
        at.database(),
        at.inbox(),
        at.outbox(),
        at.vault(),
        new Handovers(at.database()),
        new TurnProcessor.DialogueSource() {
          @Override
          public Dialogue current() {
            return dialogue;
          }

          @Override
          public Preamble preamble() {
            return preamble;
          }
        },
        channels,
        clock,
        at.telemetry(),
        Duration.ZERO);
  }

  private long accept(long user, String text) {
    return node.inbox().accept("telegram", Inbound.text(user, update++, text)).orElseThrow();
  }

  private long say(String... texts) {
    long chat = 0;
    for (String text : texts) {
      chat = accept(1, text);
      handleAll(chat);
    }
    return chat;
  }

  private void handleAll(long chat) {
    handleAll(turns, chat);
  }

  private static void handleAll(TurnProcessor turns, long chat) {
    while (turns.handleNext(chat) instanceof Result.Handled) {
      // Until nothing waits.
    }
  }

  /// What would go out, in order.
  private List<String> replies(long chat) {
    node.dispatcher().deliverNow(chat);
    return channel.texts();
  }

  private List<String> heard(long chat) {
    return database()
        .read(
            t ->
                t.list(
                    "SELECT text FROM heard WHERE conversation_id = ? ORDER BY place",
                    row -> row.text(1),
                    chat));
  }
}
