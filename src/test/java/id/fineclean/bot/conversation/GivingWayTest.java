package id.fineclean.bot.conversation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GivingWayTest {
  private final AtomicLong nanos = new AtomicLong(-5);
  private final GivingWay way = new GivingWay(nanos::get);

  @Test
  void nobodyGivesWayWithoutReason() {
    assertFalse(way.holds(1));
    assertFalse(way.yields(1, 10));
  }

  @Test
  void theWayIsGivenAsLongAsTheOtherGetsOn() {
    way.begin(1);
    assertFalse(way.holds(2));
    for (int message = 10; message < 40; message++) {
      assertTrue(way.yields(1, message));
      pass(250);
    }
    assertTrue(way.holds(1), "however long that takes");
  }

  @Test
  void aMessageThatStaysFirstIsNotLeftToAnybody() {
    way.begin(1);
    assertTrue(way.yields(1, 10));
    pass(450);
    assertTrue(way.yields(1, 10));
    pass(60);
    assertFalse(way.yields(1, 10));
  }

  @Test
  void itEndsWithAMessageHandledHereAndAfterAWhile() {
    way.begin(1);
    way.end(1);
    assertFalse(way.holds(1));
    way.begin(1);
    pass(3_001);
    assertFalse(way.holds(1));
    assertFalse(way.yields(1, 10));
  }

  private void pass(long millis) {
    nanos.addAndGet(Duration.ofMillis(millis).toNanos());
  }
}
