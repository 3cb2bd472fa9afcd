package id.fineclean.bot.telemetry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.testing.CapturedLog;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class WordlessTest {
  private static final String SECRET = "0812-rahasia";

  private static RuntimeException choked() {
    return assertThrows(NumberFormatException.class, () -> Integer.parseInt(SECRET));
  }

  private static String logged(Throwable failure) {
    try (var log = new CapturedLog()) {
      LoggerFactory.getLogger(WordlessTest.class).error("failed", Wordless.of(failure));
      return log.text();
    }
  }

  @Test
  void leavesOutWhatALibraryChokedOn() {
    RuntimeException choked = choked();
    assertTrue(String.valueOf(choked.getMessage()).contains(SECRET), "there is something to hide");
    String text = logged(choked);
    assertFalse(text.contains(SECRET), text);
    assertTrue(text.contains("java.lang.NumberFormatException"), text);
  }

  @Test
  void tellsWhereItHappened() {
    RuntimeException choked = choked();
    assertArrayEquals(choked.getStackTrace(), Wordless.of(choked).getStackTrace());
  }

  @Test
  void leavesOutTheWordsOfCausesAndOfWhatWasSuppressed() {
    var failure = new IllegalStateException(SECRET, new RuntimeException(SECRET, choked()));
    failure.addSuppressed(choked());
    String text = logged(failure);
    assertFalse(text.contains(SECRET), text);
    assertTrue(text.contains("Caused by") && text.contains("NumberFormatException"), text);
  }

  @Test
  void keepsTheWordsOfOurOwnExceptions() {
    String text =
        logged(new IllegalStateException(SECRET, new StorageUnavailableException("locked")));
    assertFalse(text.contains(SECRET), text);
    assertTrue(text.contains("StorageUnavailableException: locked"), text);
  }

  @Test
  void endsWhereCausesDoNot() {
    var first = new IllegalStateException("a");
    first.initCause(new IllegalStateException("b", first));
    Throwable end = Wordless.of(first);
    int causes = 0;
    while (end.getCause() != null) {
      end = end.getCause();
      causes++;
    }
    assertEquals(8, causes);
  }

  @Test
  void hasNoWordsForAnExceptionWithoutAny() {
    assertEquals("java.lang.Exception", Wordless.of(new Exception()).getMessage());
    assertNull(Wordless.of(new Exception()).getCause());
    assertEquals(List.of(), List.of(Wordless.of(new Exception()).getSuppressed()));
  }
}
