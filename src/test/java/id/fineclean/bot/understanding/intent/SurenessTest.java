package id.fineclean.bot.understanding.intent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.understanding.intent.Prediction.Scored;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurenessTest {
  private static Prediction prediction(String best, double intent, double none) {
    Scored other = new Scored(Prediction.OUT_OF_SCOPE, none);
    return new Prediction(List.of(new Scored(best, intent), other), 0, true);
  }

  @Test
  void saysHowOftenItIsRight() {
    List<Sureness.Case> cases = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      cases.add(new Sureness.Case(Sureness.lead(0.5, 0.5), i < 30));
      cases.add(new Sureness.Case(Sureness.lead(0.9, 0.05), i < 80));
    }
    Sureness sureness = Sureness.fit(cases);
    assertEquals(0.3, sureness.of(prediction("ask_price", 0.5, 0.5)), 0.01);
    assertEquals(0.8, sureness.of(prediction("ask_price", 0.9, 0.05)), 0.01);
  }

  @Test
  void isTheLessSureTheLikelierItIsThatNothingIsMeant() {
    Sureness sureness = Sureness.UNKNOWN;
    assertTrue(
        sureness.of(prediction("ask_price", 0.5, 0.01))
            > sureness.of(prediction("ask_price", 0.5, 0.4)));
  }

  @Test
  void staysFiniteWhereEverythingWasRight() {
    List<Sureness.Case> cases =
        List.of(new Sureness.Case(1, true), new Sureness.Case(3, true), new Sureness.Case(2, true));
    double sure = Sureness.fit(cases).of(prediction("ask_price", 0.9, 0.05));
    assertTrue(sure >= 0 && sure <= 1, () -> "sure " + sure);
  }
}
