package id.fineclean.bot.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.booking.BookingCode;
import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Understander;
import id.fineclean.bot.understanding.Understanding;
import id.fineclean.bot.understanding.Understanding.Certainty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How well the shipped `intents/` are understood: on messages by authors who did not see them,
/// kept in `held-out/`. The scores are printed; the README quotes them.
final class ShippedUnderstandingTest {
  private static final Path HELD_OUT = Path.of("src", "test", "resources", "held-out");
  private static final Context FREE = Context.at(LocalDateTime.of(2026, 11, 23, 10, 15));
  private static final Understander UNDERSTANDER = Theatre.content().understander();

  /// The share of messages in scope that has to be acted on.
  private static final double KEPT = 0.95;

  @Test
  void aBookingCodeAloneIsALookUpWhateverItsLetters() {
    for (int i = 0; i < 500; i++) {
      String code = BookingCode.random().value();
      Understanding read = UNDERSTANDER.understand(code, FREE);
      assertEquals("check_booking", read.intent(), code);
      assertEquals(Certainty.CLEAR, read.certainty(), code);
    }
  }

  @Test
  void aBookingCodeThatBeginsLikeItsPrefixIsReadToo() {
    assertEquals(
        Optional.of("FC-FC8XDS"),
        read("batalin yang FC-FC8XDS").slots().text(SlotKey.BOOKING_CODE));
  }

  @Test
  void messagesInScopeAreUnderstoodAndOthersAreNotActedOn() throws IOException {
    List<String[]> inScope = rows("intents.tsv");
    long right = inScope.stream().filter(row -> read(row[1]).intent().equals(row[0])).count();
    double accuracy = (double) right / inScope.size();
    double[] kept = inScope.stream().mapToDouble(row -> readiness(row[1])).sorted().toArray();
    double least = kept[(int) Math.floor((1 - KEPT) * kept.length)];
    double[] others =
        rows("out_of_scope.tsv").stream().mapToDouble(row -> readiness(row[1])).toArray();
    double refused =
        (double) Arrays.stream(others).filter(value -> value < least).count() / others.length;
    System.out.printf(
        "held-out messages: in scope %.3f of %d; out of scope refused %.3f of %d while %.2f are kept%n",
        accuracy, inScope.size(), refused, others.length, KEPT);
    assertTrue(accuracy >= 0.92, "in scope: " + accuracy);
    assertTrue(refused >= 0.85, "out of scope: " + refused);
  }

  private static double readiness(String text) {
    Understanding read = read(text);
    return read.intent().equals(Understanding.OUT_OF_SCOPE) ? 0 : read.confidence();
  }

  private static Understanding read(String text) {
    return UNDERSTANDER.understand(text, FREE);
  }

  private static List<String[]> rows(String file) throws IOException {
    return Files.readAllLines(HELD_OUT.resolve(file)).stream()
        .skip(1)
        .map(line -> line.split("\t", 2))
        .filter(row -> row.length == 2)
        .toList();
  }
}
