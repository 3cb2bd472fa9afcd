package id.fineclean.bot.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.OutboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EchoesTest {
  private static final String MENU = "Halo kak! Ada yang bisa kami bantu?";

  private final Echoes echoes = new Echoes();
  private Instant now = Instant.parse("2026-11-28T02:00:00Z");
  private long messages;

  @Test
  void fallsSilentWhereAMachineAnswersTheBot() {
    String greeting = "Terima kasih sudah menghubungi Toko Contoh, kami balas secepatnya.";

    assertEquals(List.of(false, false, false, true, true, true), rounds(6, i -> greeting, MENU));
  }

  @Test
  void seesThroughTheNumbersAMachinePutsIn() {
    assertEquals(
        List.of(false, false, false, true, true),
        rounds(
            5, i -> "Pesan Anda nomor #" + (480 + i) + " sudah kami terima pukul 10.0" + i, MENU));
  }

  @Test
  void seesTwoPhrasesThatTakeTurns() {
    List<Boolean> silent = rounds(12, i -> i % 2 == 0 ? "Selamat datang" : "Pilih menu", MENU);

    assertEquals(List.of(true, true, true, true), silent.subList(8, 12));
  }

  @Test
  void answersAPersonWhoseAnswersDifferInANumber() {
    assertFalse(rounds(9, i -> "jam " + (9 + i), "Jam itu penuh, kak.").contains(true));
  }

  @Test
  void answersAPersonWhoSaysYesToOneQuestionAfterAnother() {
    for (int i = 0; i < 9; i++) {
      assertFalse(round("ya", "Pertanyaan " + i));
    }
  }

  @Test
  void answersAgainOnceSomethingElseIsSaidOrTimeHasPassed() {
    assertEquals(List.of(false, false, false, true), rounds(4, i -> "halo", MENU));
    assertFalse(round("mau pesan bersih rumah", "Baik kak, ukurannya berapa?"));
    now = now.plus(Duration.ofMinutes(11));
    assertFalse(round("halo", MENU));
  }

  @Test
  void countsAMessageThatIsTriedAgainOnce() {
    for (int i = 0; i < 9; i++) {
      assertFalse(
          echoes.isEcho(
              1, 7, new InboundContent.Text("halo"), List.of(OutboundMessage.of(MENU)), now));
    }
  }

  @Test
  void leavesTapsAndSilencesAlone() {
    InboundContent tap = new InboundContent.Tap("q:1:0", Optional.empty());
    for (int i = 0; i < 9; i++) {
      assertFalse(echoes.isEcho(1, i, tap, List.of(OutboundMessage.of(MENU)), now));
      assertFalse(echoes.isEcho(2, i, new InboundContent.Text("halo"), List.of(), now));
    }
  }

  @Test
  void keepsChatsApart() {
    for (int i = 0; i < 9; i++) {
      assertFalse(
          echoes.isEcho(
              i, i, new InboundContent.Text("halo"), List.of(OutboundMessage.of(MENU)), now));
    }
  }

  private List<Boolean> rounds(
      int count, java.util.function.IntFunction<String> heard, String reply) {
    return IntStream.range(0, count).mapToObj(i -> round(heard.apply(i), reply)).toList();
  }

  private boolean round(String heard, String reply) {
    now = now.plusSeconds(5);
    return echoes.isEcho(
        1, ++messages, new InboundContent.Text(heard), List.of(OutboundMessage.of(reply)), now);
  }
}
