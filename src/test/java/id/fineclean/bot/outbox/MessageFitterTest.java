package id.fineclean.bot.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.Capabilities;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.OutboundMessage.Choice;
import id.fineclean.bot.channel.OutboundMessage.Request;
import id.fineclean.bot.channel.OutboundMessage.Template;
import id.fineclean.bot.channel.TapLimits;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageFitterTest {
  private static final List<Choice> CHOICES =
      List.of(new Choice("a", "Pukul 09.00"), new Choice("b", "Pukul 10.00"));

  private static List<String> split(String text, int limit) {
    var channel = new Capabilities(limit, true, true, Optional.empty());
    return MessageFitter.fit(OutboundMessage.of(text), channel).stream()
        .map(OutboundMessage::text)
        .toList();
  }

  @Test
  void leavesAMessageThatFitsAsItIs() {
    assertEquals(List.of("halo kak"), split("halo kak", 8));
  }

  @Test
  void cutsBetweenParagraphsFirst() {
    assertEquals(
        List.of("Satu dua. Tiga.", "Empat lima. Enam."),
        split("Satu dua. Tiga.\n\nEmpat lima. Enam.", 20));
  }

  @Test
  void cutsBetweenSentencesWhereAParagraphIsTooLong() {
    assertEquals(
        List.of("Satu dua tiga.", "Empat lima enam."),
        split("Satu dua tiga. Empat lima enam.", 20));
  }

  @Test
  void cutsBetweenWordsWhereASentenceIsTooLong() {
    assertEquals(
        List.of("satu dua tiga empat", "lima enam tujuh", "delapan"),
        split("satu dua tiga empat lima enam tujuh delapan", 19));
  }

  @Test
  void cutsAWordOnlyWhereItIsTooLong() {
    assertEquals(List.of("aaaaaaaa", "aaaaaaaa", "aa"), split("a".repeat(18), 8));
  }

  @Test
  void neverCutsACharacter() {
    String family = "👨‍👩‍👧";
    for (String part : split("x" + family.repeat(20), 20)) {
      assertEquals("", part.replace("x", "").replace(family, ""), part);
    }
  }

  @Test
  void losesNothingAndFitsWhateverTheText() {
    var random = new Random(20261122);
    for (int i = 0; i < 500; i++) {
      String text = text(random);
      int limit = 10 + random.nextInt(60);
      List<String> parts = split(text, limit);
      assertEquals(withoutSpace(text), withoutSpace(String.join("", parts)));
      for (String part : parts) {
        assertTrue(part.length() <= limit && !part.isBlank(), () -> limit + ": " + parts);
      }
    }
  }

  private static String text(Random random) {
    String[] bits = {
      "rumah", "a", ". ", "! ", "\n", "\n\n", " ", "👍🏽", "Jl. Contoh", "e\u0301", "  "
    };
    var text = new StringBuilder("halo");
    for (int i = random.nextInt(200); i > 0; i--) {
      text.append(bits[random.nextInt(bits.length)]);
    }
    return text.toString();
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s+", "");
  }

  @Test
  void putsChoicesAndRequestsUnderTheLastPart() {
    var template = Optional.of(new Template("HX00000000000000000000000000000000", List.of("x")));
    var message = new OutboundMessage("Satu dua. Tiga empat.", CHOICES, Request.CONTACT, template);
    List<OutboundMessage> parts =
        MessageFitter.fit(message, new Capabilities(12, true, true, Optional.empty()));
    assertEquals(
        List.of(
            OutboundMessage.of("Satu dua."),
            new OutboundMessage("Tiga empat.", CHOICES, Request.CONTACT, template)),
        parts);
  }

  @Test
  void numbersChoicesWhereThereAreNoButtons() {
    var message = new OutboundMessage("Jam berapa?", CHOICES, Request.LOCATION, Optional.empty());
    OutboundMessage fitted =
        MessageFitter.fit(message, new Capabilities(100, false, false, Optional.empty()))
            .getFirst();
    assertEquals("Jam berapa?\n\n1. Pukul 09.00\n2. Pukul 10.00", fitted.text());
    assertEquals(Request.NONE, fitted.request());
    assertFalse(fitted.choices().iterator().hasNext());
  }

  private static final Capabilities TAPS =
      new Capabilities(1600, false, false, Optional.empty())
          .with(new TapLimits(1024, 3, 20, 10, 24));

  private static List<OutboundMessage> tapped(String text, List<String> labels) {
    return MessageFitter.fit(
        new OutboundMessage(
            text,
            labels.stream().map(label -> new Choice("q:" + label, label)).toList(),
            Request.NONE,
            Optional.empty()),
        TAPS);
  }

  private static List<String> labels(int count) {
    return IntStream.range(0, count).mapToObj(i -> "Pilihan " + i).toList();
  }

  @Test
  void leavesChoicesThatCanBeTapped() {
    for (List<String> labels :
        List.of(labels(1), labels(3), labels(10), List.of("l".repeat(24), "b"))) {
      OutboundMessage fitted = tapped("t".repeat(1024), labels).getFirst();
      assertEquals(labels, fitted.choices().stream().map(Choice::label).toList());
      assertEquals(1024, fitted.text().length());
    }
  }

  @Test
  void numbersWhatIsTooMuchToBeTapped() {
    for (List<String> labels :
        List.of(labels(11), List.of("l".repeat(25), "b"), List.of("sama", "sama"))) {
      OutboundMessage fitted = tapped("Yang mana?", labels).getFirst();
      assertEquals(List.of(), fitted.choices());
      assertTrue(fitted.text().startsWith("Yang mana?\n\n1. " + labels.getFirst()));
    }
    assertTrue(tapped("t".repeat(1025), labels(2)).getLast().text().endsWith("\n2. Pilihan 1"));
  }
}
