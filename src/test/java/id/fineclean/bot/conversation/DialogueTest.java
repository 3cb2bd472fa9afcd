package id.fineclean.bot.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.conversation.ConversationState.Frame;
import id.fineclean.bot.inbox.ReceivedMessage;
import id.fineclean.bot.testing.ScriptedUnderstander;
import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.understanding.Slots;
import id.fineclean.bot.understanding.Topics;
import id.fineclean.bot.understanding.Understanding;
import id.fineclean.bot.understanding.Understanding.Certainty;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What conversations in words do not reach.
final class DialogueTest {
  private static final Instant NOW = Instant.parse("2026-11-23T03:15:00Z");

  private final ScriptedUnderstander understander = new ScriptedUnderstander();

  /// Asks for anything, and takes nothing for an answer.
  private static final class StubbornFlow implements Flow {
    @Override
    public String id() {
      return "stubborn";
    }

    @Override
    public Set<String> intents() {
      return Set.of("cancel_booking");
    }

    @Override
    public Outcome begin(Turn turn) {
      turn.say("booking.begin");
      return new Outcome.Ask(
          new Question("it", Expects.ANYTHING, "Apa?", List.of()), IntNode.valueOf(1));
    }

    @Override
    public Outcome advance(Turn turn, com.fasterxml.jackson.databind.JsonNode memory) {
      return new Outcome.Unclear();
    }

    @Override
    public Outcome resume(Turn turn, com.fasterxml.jackson.databind.JsonNode memory) {
      return begin(turn);
    }

    @Override
    public void stop(Turn turn, com.fasterxml.jackson.databind.JsonNode memory) {
      turn.say("booking.stopped");
    }
  }

  private Dialogue dialogue() {
    try {
      return new Dialogue(
          List.of(new StubbornFlow()),
          understander,
          Topics.load(Path.of("intents", "topics")),
          Turns.replies(),
          Turns.words(),
          (text, labels) -> OptionalInt.empty(),
          language ->
              Map.of(
                  "company",
                  "C",
                  "hours",
                  "H",
                  "phone",
                  "P",
                  "email",
                  "E",
                  "website",
                  "W",
                  "services",
                  "S",
                  "answer_time",
                  "T"),
          ZoneId.of("Asia/Jakarta"),
          Missed.NOTHING);
    } catch (ContentException e) {
      throw new IllegalStateException(e);
    }
  }

  private Decision decide(ConversationState state, InboundContent content) {
    Turn.Customer customer =
        new Turn.Customer(1, 1, "telegram", Optional.empty(), Optional.empty(), true);
    ReceivedMessage message =
        new ReceivedMessage(1, NOW, content, Optional.empty(), Optional.empty(), Optional.empty());
    return dialogue().decide(customer, state, message, NOW);
  }

  private Decision say(ConversationState state, String text) {
    return decide(state, new InboundContent.Text(text));
  }

  private void means(String text, String intent, Certainty certainty) {
    understander.when(
        new Understanding(text, intent, 0.5, List.of(), certainty, Slots.none(), Language.ID));
  }

  @Test
  void startsNothingOnAGuess() {
    means("hapus dong", "privacy_erase", Certainty.UNSURE);
    Decision decision = say(ConversationState.EMPTY, "hapus dong");
    assertTrue(decision.handovers().isEmpty());
    assertTrue(decision.state().frames().isEmpty());
    assertFalse(decision.messages().getFirst().choices().isEmpty());
  }

  @Test
  void stopsAFlowOnlyOnWordsThatSaySo() {
    ConversationState running = say(cancelling(), "mulai").state();
    means("jadi 3 deh", "cancel_booking", Certainty.CLEAR);
    assertEquals(1, say(running, "jadi 3 deh").state().frames().size());
    assertTrue(say(running, "gak jadi deh").state().frames().isEmpty());
  }

  private ConversationState cancelling() {
    means("mulai", "cancel_booking", Certainty.CLEAR);
    return ConversationState.EMPTY;
  }

  @Test
  void callsAPersonAtTheThirdMiss() {
    ConversationState state = ConversationState.EMPTY;
    for (int miss = 1; miss <= 2; miss++) {
      Decision decision = say(state, "xyz");
      assertTrue(decision.handovers().isEmpty());
      state = decision.state();
    }
    Decision third = say(state, "xyz");
    assertEquals("not_understood", third.handovers().getFirst().topic());
    assertEquals(0, third.state().misses());
  }

  @Test
  void forgetsAFlowThatNoLongerExists() {
    ConversationState old =
        new ConversationState(
            Optional.of(Language.ID),
            List.of(new Frame("gone", NullNode.getInstance())),
            Optional.of(new Frame("gone", NullNode.getInstance())),
            Optional.of(new Frame("gone", NullNode.getInstance())),
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Decision decision = say(old, "/start");
    assertTrue(decision.state().frames().isEmpty());
    assertTrue(decision.state().paused().isEmpty());
  }

  @Test
  void answersTheFirstPictureOfAnAlbumOnly() {
    InboundContent picture =
        new InboundContent.Media(
            InboundContent.MediaKind.PHOTO, "file", Optional.empty(), Optional.of("album"));
    Decision first = decide(ConversationState.EMPTY, picture);
    assertEquals(1, first.messages().size());
    assertTrue(decide(first.state(), picture).messages().isEmpty());
  }

  @Test
  void readsTheWordsBesideAnyPictureOfAnAlbum() {
    InboundContent bare = picture(Optional.empty());
    InboundContent captioned = picture(Optional.of("noda di sofa"));

    Decision second = decide(decide(ConversationState.EMPTY, bare).state(), captioned);
    assertEquals(1, second.messages().size());
    assertTrue(decide(second.state(), bare).messages().isEmpty());
  }

  private static InboundContent picture(Optional<String> caption) {
    return new InboundContent.Media(
        InboundContent.MediaKind.PHOTO, "file", caption, Optional.of("album"));
  }

  @Test
  void takesTheWordsOfAButtonItDidNotMake() {
    InboundContent foreign =
        new InboundContent.Tap("mulai", Optional.of("mulai"), Optional.empty());
    ConversationState nothing = cancelling();

    assertEquals(1, decide(nothing, foreign).state().frames().size());
  }

  @Test
  void takesNoWordsOfAButtonThatIsItsOwnAndOld() {
    InboundContent old = new InboundContent.Tap("q:gone:0", Optional.of("mulai"), Optional.empty());
    ConversationState nothing = cancelling();

    assertTrue(decide(nothing, old).state().frames().isEmpty());
  }

  @Test
  void keepsTheLanguageWhereAMessageIsOnlyAnAnswer() {
    understander.when(
        new Understanding(
            "ok", "affirm", 0.9, List.of(), Certainty.CLEAR, Slots.none(), Language.EN));
    ConversationState indonesian = say(ConversationState.EMPTY, "/start").state();
    assertEquals(Optional.of(Language.ID), indonesian.language());
    assertEquals(Optional.of(Language.ID), say(indonesian, "ok").state().language());
  }

  @Test
  void apologisesAndCallsAPersonWhenDecidingFailed() {
    Turn.Customer customer =
        new Turn.Customer(1, 1, "telegram", Optional.empty(), Optional.empty(), true);
    ReceivedMessage message =
        new ReceivedMessage(
            1,
            NOW,
            new InboundContent.Text("x"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Decision decision = dialogue().apologise(customer, ConversationState.EMPTY, message, NOW);
    assertEquals(1, decision.messages().size());
    assertTrue(decision.handovers().getFirst().urgent());
  }

  @org.junit.jupiter.params.ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      strings = {
        "semoga lancar terus usahanya min",
        "aamiin ya kak",
        "wkwkwk bisa aja",
        "kakaknya ramah banget deh",
        "lagi macet parah ini",
        "apa kabar kak",
        "capek bgt hari ini kak",
        "ini bot ya yang jawab?",
        "jazakallah khair min",
        "ngantuk euy"
      })
  void whatIsSaidInPassingGetsAKindLineAndIsNoMiss(String text) {
    means(text, Understanding.OUT_OF_SCOPE, Certainty.UNKNOWN);
    Decision decision = say(ConversationState.EMPTY, text);
    assertFalse(decision.messages().getFirst().text().contains("kurang tahu"));
    assertTrue(decision.messages().getFirst().choices().isEmpty());
    assertEquals(0, decision.state().misses());
  }

  @Test
  void theWeatherIsNoRemarkWhereItIsAskedFor() {
    means("besok hujan ga", Understanding.OUT_OF_SCOPE, Certainty.UNKNOWN);
    Decision decision = say(ConversationState.EMPTY, "besok hujan ga");
    assertTrue(decision.messages().getFirst().text().contains("kurang tahu"));
    assertEquals(1, decision.state().misses());
  }

  @Test
  void hagglingGoesBeforeTheListOfPricesButNoWishDoes() {
    means("bisa kurang ga", "ask_price", Certainty.CLEAR);
    means("semoga bisa, saya mau batalin", "cancel_booking", Certainty.CLEAR);
    assertTrue(
        say(ConversationState.EMPTY, "bisa kurang ga")
            .messages()
            .getFirst()
            .text()
            .contains("pas"));
    assertEquals(
        "stubborn",
        say(ConversationState.EMPTY, "semoga bisa, saya mau batalin")
            .state()
            .frames()
            .getFirst()
            .flow());
  }

  @org.junit.jupiter.params.ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource(
      delimiter = '|',
      value = {
        "Nama: Kurniawan | privacy_rectify",
        "a.n. ibu Sri Wahyuni | privacy_rectify",
        "alamat saya jl mawar 5 | privacy_rectify",
        "ini beneran kan bukan penipuan? | report_fraud",
        "takut ada penipuan | report_fraud",
        "fineclean asli kan ini? | report_fraud",
        "mau lagi | privacy_resume",
        "order again | privacy_resume",
        "nomernya yang lagi saya pakai | privacy_resume",
        "yang kemarin itu lho | privacy_erase"
      })
  void whatIsOfConsequenceIsAskedBackWithoutTheWordsForIt(String text, String intent) {
    means(text, intent, Certainty.CLEAR);
    Decision decision = say(ConversationState.EMPTY, text);
    assertEquals(List.of(), decision.handovers());
  }

  @org.junit.jupiter.params.ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource(
      delimiter = '|',
      value = {
        "tolong perbaiki nama saya, harusnya Kurniawan | privacy_rectify",
        "ada yg ngaku2 dari kalian minta otp | report_fraud",
        "hapusin data saya dong | privacy_erase",
        "saya kena tipu ngatasnamain fineclean | report_fraud",
        "STOP | privacy_object"
      })
  void withTheWordsForItItIsDone(String text, String intent) {
    means(text, intent, Certainty.CLEAR);
    assertEquals(1, say(ConversationState.EMPTY, text).handovers().size());
  }

  @Test
  void promotionsAreAgreedToOnlyByAClearYesToTheirText() {
    means("mau terima promo", "privacy_resume", Certainty.CLEAR);
    means("nanti ya", "affirm", Certainty.CLEAR);
    means("ya setuju", "affirm", Certainty.CLEAR);
    Decision asked = say(ConversationState.EMPTY, "mau terima promo");
    assertEquals(List.of(), asked.handovers());
    assertTrue(asked.messages().getFirst().text().contains("STOP"));
    assertEquals(List.of(), say(asked.state(), "nanti ya").handovers());
    assertEquals("privacy_resume", say(asked.state(), "ya setuju").handovers().getFirst().topic());
  }

  @org.junit.jupiter.params.ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      strings = {
        "eh gajadi batal",
        "eh salah, ga jadi",
        "ga jadi deh kak",
        "maaf salah kirim",
        "jangan dulu kak",
        "batalin aja ya",
        "eh bukan itu maksud saya",
        "gausah deh",
        "never mind",
        "my mistake, cancel it please"
      })
  void theNextMessageMayTakeBackWhatWasSetGoing(String text) {
    means("komplain", "file_complaint", Certainty.CLEAR);
    means(text, "cancel_booking", Certainty.CLEAR);
    Decision called = say(ConversationState.EMPTY, "komplain");
    Decision back = say(called.state(), text);
    assertEquals(1, back.effects().size(), "the hand-over is closed");
    assertEquals(List.of(), back.state().frames(), "and nothing else is begun");
    assertEquals(Optional.empty(), back.state().called());
  }

  @org.junit.jupiter.params.ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      strings = {"batalin pesanan saya yang besok", "salah satu kursinya juga rusak", "ok"})
  void otherWordsTakeNothingBack(String text) {
    means("komplain", "file_complaint", Certainty.CLEAR);
    means(text, "file_complaint", Certainty.CLEAR);
    Decision called = say(ConversationState.EMPTY, "komplain");
    assertEquals(List.of(), say(called.state(), text).effects());
  }

  @Test
  void afterAComplaintTheBotIsQuietUntilANewWish() {
    means("komplain", "file_complaint", Certainty.CLEAR);
    means("lantainya baret", "file_complaint", Certainty.CLEAR);
    means("trus bau", Understanding.OUT_OF_SCOPE, Certainty.UNKNOWN);
    means("kapan dibales", "ask_hours", Certainty.CLEAR);
    means("batalin pesanan", "cancel_booking", Certainty.CLEAR);
    Decision called = say(ConversationState.EMPTY, "komplain");
    Decision first = say(called.state(), "lantainya baret");
    assertEquals(1, first.messages().size(), "said once that it is read");
    assertEquals(List.of(), first.handovers());
    Decision second = say(first.state(), "trus bau");
    assertEquals(List.of(), second.messages());
    assertEquals(0, second.state().misses());
    Decision when = say(second.state(), "kapan dibales");
    assertTrue(when.messages().getFirst().text().contains("membalas di chat ini"));
    Decision wish = say(when.state(), "batalin pesanan");
    assertEquals("stubborn", wish.state().frames().getFirst().flow());
    assertEquals(Optional.empty(), wish.state().called());
  }
}
