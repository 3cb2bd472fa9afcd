package id.fineclean.bot.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class LastMadeTest {
  private final AtomicInteger made = new AtomicInteger();
  private final LastMade<List<String>, Object> sizes =
      new LastMade<>(
          _ -> {
            made.incrementAndGet();
            return new Object();
          });

  @Test
  void isMadeOnceOfTheSame() {
    Object first = sizes.of(List.of("a", "b"));
    assertSame(first, sizes.of(List.of("a", "b")));
    assertEquals(1, made.get());
  }

  @Test
  void isMadeAnewOfSomethingElseAndTheFormerForgotten() {
    Object first = sizes.of(List.of("a"));
    assertNotSame(first, sizes.of(List.of("b")));
    assertNotSame(first, sizes.of(List.of("a")));
    assertEquals(3, made.get());
  }
}
