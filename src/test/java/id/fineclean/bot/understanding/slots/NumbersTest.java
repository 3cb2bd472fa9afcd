package id.fineclean.bot.understanding.slots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.api.Test;

class NumbersTest {
  private static final String[] UNITS = {
    "", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"
  };

  @Test
  void readsEveryNumberBelowAThousandInWords() {
    for (int number = 1; number < 1000; number++) {
      String words = words(number);
      Sentence sentence = SentenceReader.read(words);
      ReadNumber read = Numbers.at(sentence, 0);
      assertNotNull(read, words);
      assertEquals(number, read.value(), words);
      assertEquals(sentence.size(), read.to(), words);
    }
  }

  private static String words(int number) {
    if (number >= 200) {
      return (UNITS[number / 100] + " ratus " + words(number % 100)).strip();
    }
    if (number >= 100) {
      return ("seratus " + words(number % 100)).strip();
    }
    return switch (number) {
      case 10 -> "sepuluh";
      case 11 -> "sebelas";
      default ->
          number < 10
              ? UNITS[number]
              : number < 20
                  ? UNITS[number - 10] + " belas"
                  : (UNITS[number / 10] + " puluh " + UNITS[number % 10]).strip();
    };
  }
}
