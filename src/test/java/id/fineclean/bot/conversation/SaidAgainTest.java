package id.fineclean.bot.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.contact.Owner;
import id.fineclean.bot.outbox.Author;
import id.fineclean.bot.outbox.Origin;
import id.fineclean.bot.outbox.Purpose;
import id.fineclean.bot.outbox.Troubles;
import id.fineclean.bot.testing.CapturedLog;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.Inbound;
import id.fineclean.bot.testing.RecordingChannel;
import id.fineclean.bot.testing.StoreContract;
import id.fineclean.bot.testing.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What may never have arrived is said again at the customer's next message, once (guarantee G4).
class SaidAgainTest extends StoreContract {
  private static final String SORRY = "Maaf Kak, pesan saya tadi (%s) mungkin tidak sampai:\n\n%s";
  private static final String TEN = "Min 22 Nov, 10.00 WIB";

  private final FixedClock clock = new FixedClock("2026-11-22T03:00:00Z");
  private final RecordingChannel channel = RecordingChannel.telegram();
  private Preamble preamble = Preamble.NONE;
  private int update = 100;

  @SuppressWarnings("NullAway.Init")
  private TestNode node;

  @SuppressWarnings("NullAway.Init")
  private TurnProcessor turns;

  @BeforeEach
  void openNode() throws Exception {
    update(CountingFlow.TABLE);
    node = new TestNode(databases, clock, channel);
    Dialogue dialogue = Turns.dialogue(new CountingFlow(), new AlbumFlow());
    turns =
        new TurnProcessor(
            node.database(),
            node.inbox(),
            node.outbox(),
            node.vault(),
            new Handovers(node.database()),
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
            node.channels(),
            clock,
            node.telemetry(),
            Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"maybe_sent", "dead"})
  void withTheNextReplyAndOnceOnly(String status) {
    long chat = say("mulai");
    lose(chat, status, "timeout");
    clock.advance(Duration.ofHours(1));
    say("satu");
    say("dua");
    assertEquals(
        List.of(SORRY.formatted(TEN, "ke-1") + "\n\ndidengar\n\nke-2", "didengar\n\nke-3"),
        channel.texts());
  }

  @Test
  void afterTheProviderLeftItInDoubtTwice() {
    DeliveryResult.Unknown broken = new DeliveryResult.Unknown("timeout");
    channel.then(broken, broken);
    long chat = accept(new InboundContent.Text("mulai"));
    handleAll(chat);
    for (int i = 0; i < 8; i++) {
      node.dispatcher().deliverNow(chat);
      clock.advance(Duration.ofMinutes(3));
    }
    assertEquals(List.of("ke-1", "ke-1"), channel.texts());
    say("satu");
    assertEquals(SORRY.formatted(TEN, "ke-1") + "\n\ndidengar\n\nke-2", channel.texts().getLast());
  }

  @ParameterizedTest
  @EnumSource(
      value = Purpose.class,
      names = {"CODE", "PROMOTION", "PRIVACY_NOTICE"})
  void butNoCodePromotionOrLegalNotice(Purpose purpose) {
    saysNothingMore(new Origin(new Author.System(), purpose), "timeout");
    saysNothingMore(new Origin(new Author.Bot(), purpose), "timeout");
  }

  @Test
  void butNotWhatAMemberWroteOrATakeoverStopped() {
    saysNothingMore(new Origin(new Author.Member(7), Purpose.REPLY), "timeout");
    saysNothingMore(Origin.REPLY, "taken_over");
  }

  private void saysNothingMore(Origin origin, String reason) {
    long chat = say("mulai");
    node.queue(chat, origin, OutboundMessage.of("rahasia"));
    update("UPDATE outbox SET status = 'maybe_sent', reason = ? WHERE status = 'queued'", reason);
    say("satu");
    assertFalse(channel.texts().getLast().contains("rahasia"), channel.texts().getLast());
    assertFalse(channel.texts().getLast().contains("mungkin tidak sampai"));
  }

  @Test
  void butNotWhatHelpsNobodyAnyMore() {
    long chat = say("mulai");
    lose(chat, "maybe_sent", "timeout");
    clock.advance(Duration.ofDays(4));
    say("satu");
    assertFalse(channel.texts().getLast().contains("mungkin tidak sampai"));
  }

  @Test
  void theLatestFewInTheirOrderAndAllOfThemOnce() {
    long chat = say("mulai");
    node.queue(chat, "a", "b", "c", "d");
    lose(chat, "maybe_sent", "timeout");
    say("satu");
    String told = channel.texts().getLast();
    assertFalse(told.contains("\n\na"), told);
    assertTrue(told.indexOf("\n\nb") < told.indexOf("\n\nc"), told);
    assertTrue(told.indexOf("\n\nc") < told.indexOf("\n\nd"), told);
    assertTrue(told.endsWith("didengar\n\nke-2"), told);
    say("dua");
    assertEquals("didengar\n\nke-3", channel.texts().getLast());
  }

  @Test
  void inTheLanguageOfTheChatAndBelowWhatTheLawWantsTold() {
    preamble =
        (customer, heard, language, now) ->
            new Preamble.Due(
                heard,
                Optional.of(
                    new Preamble.Telling(
                        Optional.empty(),
                        "pemberitahuan",
                        (transaction, message) ->
                            transaction.update(
                                "INSERT INTO heard (conversation_id, place, text) VALUES (?, 9, 'x')",
                                customer.conversationId()))));
    long chat = say("mulai");
    update("DELETE FROM heard");
    lose(chat, "maybe_sent", "timeout");
    say("satu");
    assertTrue(
        channel.texts().getLast().startsWith("pemberitahuan\n\n" + SORRY.formatted(TEN, "")),
        channel.texts().getLast());
    assertEquals(1, number("SELECT COUNT(*) FROM heard WHERE place = 9"), "both are taken down");
  }

  @Test
  void notWhilePeopleAnswerAndNotToAnEdit() {
    long chat = say("mulai");
    lose(chat, "maybe_sent", "timeout");
    accept(new InboundContent.Edit("100", "mulai dong"));
    handleAll(chat);
    handOver(chat, new Owner.Member(7));
    say("satu");
    handOver(chat, new Owner.Bot());
    say("dua");
    assertEquals(
        1, channel.texts().stream().filter(text -> text.contains("mungkin tidak sampai")).count());
    assertTrue(channel.texts().getLast().startsWith(SORRY.formatted(TEN, "ke-1")));
  }

  private void handOver(long chat, Owner to) {
    boolean done =
        node.database()
            .write(t -> node.outbox().handOver(t, node.conversation(chat), to, clock.instant()));
    assertTrue(done);
  }

  @Test
  void whatIsDamagedDoesNotStopTheConversation() {
    try (CapturedLog log = new CapturedLog()) {
      long chat = say("mulai");
      lose(chat, "maybe_sent", "timeout");
      update("UPDATE outbox SET payload_enc = ?", new byte[80]);
      say("satu");
      assertEquals("didengar\n\nke-2", channel.texts().getLast());
      assertTrue(log.text().contains("cannot be read"));
    }
  }

  @Test
  void staffSeeThatItWasToldAndStillThatItIsInDoubt() {
    long chat = say("mulai");
    lose(chat, "maybe_sent", "timeout");
    Troubles troubles = new Troubles(node.database(), clock);
    assertEquals(Optional.empty(), troubles.list(9).getFirst().toldAt());
    say("satu");
    assertEquals(Optional.of(clock.instant()), troubles.list(9).getFirst().toldAt());
    assertEquals(1, troubles.stock().troubles().get(Troubles.Kind.MAYBE_SENT));
  }

  @Test
  void whatWasNotSaidAgainIsNotSaidToBe() {
    long chat = say("mulai");
    node.queue(chat, new Origin(new Author.System(), Purpose.CODE), OutboundMessage.of("rahasia"));
    lose(chat, "maybe_sent", "timeout");
    say("satu");
    List<Purpose> told =
        new Troubles(node.database(), clock)
            .list(9).stream()
                .filter(trouble -> trouble.toldAt().isPresent())
                .map(trouble -> trouble.origin().purpose())
                .toList();
    assertEquals(List.of(Purpose.REPLY), told);
  }

  /// What was sent, or waits, of a conversation counts as lost.
  private void lose(long chat, String status, String reason) {
    channel.forget();
    update(
        "UPDATE outbox SET status = ?, reason = ?, provider_lookup = NULL WHERE conversation_id = ?",
        status,
        reason,
        chat);
  }

  private long accept(InboundContent content) {
    return node.inbox().accept("telegram", Inbound.telegram(1, update++, content)).orElseThrow();
  }

  private long say(String text) {
    long chat = accept(new InboundContent.Text(text));
    handleAll(chat);
    node.dispatcher().deliverNow(chat);
    return chat;
  }

  private void handleAll(long chat) {
    while (turns.handleNext(chat) instanceof TurnProcessor.Result.Handled) {
      // Until nothing waits.
    }
  }
}
