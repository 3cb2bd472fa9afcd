package id.fineclean.bot.conversation;

import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.inbox.ReceivedMessage;
import id.fineclean.bot.testing.ScriptedUnderstander;
import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.understanding.Slot;
import id.fineclean.bot.understanding.Slots;
import id.fineclean.bot.understanding.Topics;
import id.fineclean.bot.understanding.Understanding;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Turns as the dialogue hands them to flows, for tests of what flows make of them.
public final class Turns {
  private Turns() {}

  /// A message in words, understood as `slots` say.
  public static Turn text(Instant now, String text, Slot... slots) {
    return text(now, text, new Slots(List.of(slots)));
  }

  /// A message in words, with what was read out of it.
  public static Turn text(Instant now, String text, Slots slots) {
    Turn turn = turn(now, new InboundContent.Text(text));
    turn.understood(
        new Understanding(
            text,
            "book_cleaning",
            0.99,
            List.of(),
            Understanding.Certainty.CLEAR,
            slots,
            Language.ID));
    return turn;
  }

  /// A tap on an option with this value.
  public static Turn tap(Instant now, String value) {
    Turn turn = turn(now, new InboundContent.Tap("tap", Optional.empty()));
    turn.picked(value);
    return turn;
  }

  /// Anything without words.
  public static Turn turn(Instant now, InboundContent content) {
    Turn.Customer customer =
        new Turn.Customer(1, 1, "telegram", Optional.empty(), Optional.empty(), true);
    ReceivedMessage message =
        new ReceivedMessage(1, now, content, Optional.empty(), Optional.empty(), Optional.empty());
    return new Turn(customer, now, message, replies());
  }

  /// The owner's texts.
  public static Replies replies() {
    try {
      return Replies.load(Path.of("intents", "replies"));
    } catch (ContentException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The owner's words that steer a conversation.
  public static ControlWords words() {
    try {
      return ControlWords.read(Path.of("intents"));
    } catch (ContentException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The dialogue with the owner's texts and these flows: "mulai" starts that of bookings, "foto"
  /// that of complaints.
  public static Dialogue dialogue(Flow... flows) {
    try {
      return new Dialogue(
          List.of(flows),
          new ScriptedUnderstander().when("mulai", "book_cleaning").when("foto", "file_complaint"),
          Topics.load(Path.of("intents", "topics")),
          replies(),
          words(),
          (text, labels) -> OptionalInt.empty(),
          language -> Map.of(),
          ZoneId.of("Asia/Jakarta"),
          Missed.NOTHING);
    } catch (ContentException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What a turn has said so far.
  public static List<String> said(Turn turn) {
    return turn.said();
  }
}
