package id.fineclean.bot.understanding.intent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.understanding.text.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntentModelTest {
  private static final IntentModel MODEL =
      IntentModel.train(TinyExamples.all(), Vocabulary.empty());

  private static String intent(String text) {
    return MODEL.classify(MODEL.message(text)).best().intent();
  }

  @Test
  void recognisesUnseenWordings() {
    assertEquals("book_cleaning", intent("saya mau pesan bersih apartemen hari sabtu"));
    assertEquals("ask_price", intent("brp harga cuci sofa"));
    assertEquals("cancel_booking", intent("tolong batalkan booking saya"));
  }

  @Test
  void givesProbabilities() {
    Prediction prediction = MODEL.classify(MODEL.message("harganya berapa"));
    double sum = prediction.ranked().stream().mapToDouble(Prediction.Scored::probability).sum();
    assertEquals(1, sum, 1e-4);
    assertEquals(MODEL.intents().size(), prediction.ranked().size());
  }

  @Test
  void trainsTheSameModelFromTheSameExamples() {
    IntentModel again = IntentModel.train(TinyExamples.all(), Vocabulary.empty());
    for (Example example : TinyExamples.all()) {
      assertArrayEquals(
          MODEL.probabilities(MODEL.message(example.text())),
          again.probabilities(again.message(example.text())));
    }
  }

  @Test
  void noticesWhatItNeverSaw() {
    assertTrue(MODEL.classify(MODEL.message("zzxq wvvk")).unknown() > 0.8);
    assertEquals(0, MODEL.classify(MODEL.message("harganya berapa ya")).unknown());
  }

  @Test
  void needsTwoIntents() {
    List<Example> one = List.of(new Example("a", "x"));
    assertThrows(IllegalArgumentException.class, () -> IntentModel.train(one, Vocabulary.empty()));
  }

  @Test
  void explainsByWordsAndExamples() {
    Explanation explanation =
        new Explainer(MODEL, TinyExamples.all()).explain("harganya berapa ya kak");
    assertEquals("ask_price", explanation.intent());
    assertEquals("harganya berapa ya", explanation.nearest().getFirst().example().text());
    double harganya = explanation.words().getFirst().weight();
    double kak = explanation.words().getLast().weight();
    assertTrue(harganya > kak, harganya + " " + kak);
  }
}
