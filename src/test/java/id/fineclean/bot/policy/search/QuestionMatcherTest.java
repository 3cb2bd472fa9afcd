package id.fineclean.bot.policy.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.fineclean.bot.understanding.text.Vocabulary;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuestionMatcherTest {
  private final QuestionMatcher matcher =
      new QuestionMatcher(
          List.of(
              new Sample("4.1", true, "berapa lama data saya disimpan"),
              new Sample("7.2", true, "bagaimana cara menghapus data saya"),
              new Sample("", false, "siapa presiden sekarang")),
          Vocabulary.empty());

  @Test
  void findsTheMostSimilarQuestion() {
    assertEquals(
        "4.1", matcher.rank("data saya disimpan berapa lama").passages().getFirst().passage());
  }

  /// More different terms than one query may have, in each of the ways a text can get there.
  @Test
  void answersQuestionsOfVeryManyTerms() {
    for (IntFunction<String> words :
        List.<IntFunction<String>>of(
            i -> "" + i,
            i -> "" + (char) ('a' + i % 26) + (char) ('a' + i / 26 % 26),
            i -> Integer.toString(i * 7919, 36),
            i -> "kata" + i + "yang" + i * 31,
            i -> Character.toString(0x4E00 + i))) {
      String many = IntStream.range(0, 2_000).mapToObj(words).collect(Collectors.joining(" "));
      assertFalse(matcher.rank(many).passages().isEmpty());
      assertEquals(
          "7.2",
          matcher
              .rank("bagaimana cara menghapus data saya? " + many)
              .passages()
              .getFirst()
              .passage());
    }
  }
}
