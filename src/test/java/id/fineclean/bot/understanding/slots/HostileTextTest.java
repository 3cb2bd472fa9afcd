package id.fineclean.bot.understanding.slots;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.understanding.Asked;
import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.Slot;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 23, 10, 15);
  private static final int LONGEST = 10_000;

  private final SlotExtractor extractor = new SlotExtractor(ServiceNames.standard());

  @Test
  void neverThrowsAndKeepsSpansInsideTheTextWhateverIsWritten() {
    List<String> words = vocabulary();
    Random random = new Random(20261123);
    for (int i = 0; i < 60_000; i++) {
      read(sentence(words, random), asked(random));
    }
  }

  @Test
  void neverThrowsOnRandomUnicode() {
    Random random = new Random(42);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(80); k > 0; k--) {
        text.append((char) random.nextInt(0x10000));
      }
      read(text.toString(), asked(random));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9",
        "9 ",
        "a",
        "jl ",
        "jl a",
        "jam 9 ",
        "@",
        "a@",
        "a.",
        "besok ",
        "25/",
        "0 8 ",
        "1.",
        "1-",
        "satu ",
        "alamat ",
        "nama budi ",
        "fc-",
        "dari jam 9 ke jam 10 ",
        "\u200b",
        "👍",
        "א",
        "kasur ",
        "cuci 2 ",
        "1,000,",
        "a-a-",
        "Blok A ",
        "pagi ",
        "ribu ",
        "( ",
        "e\u0301",
        "\n",
        "sabtu minggu ",
        "\u202e9 ",
        "0812",
        "rp ",
        "setengah ",
        "2x",
        "+62 "
      })
  void takesBoundedTimeForTenThousandCharacters(String part) {
    String text = part.repeat(LONGEST / part.length());
    for (Asked asked : List.of(Asked.NAME, Asked.ADDRESS, Asked.TIME)) {
      assertTimeout(Duration.ofSeconds(5), () -> read(text, new Context(NOW, Optional.of(asked))));
    }
  }

  @Test
  void manyThreadsReadTheSame() throws Exception {
    String text = "cuci sofa 3 dudukan besok jam 9 di Jl. Melati No. 5, hp 0812-3456-7890";
    var expected = extractor.extract(text, Context.at(NOW));
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Boolean>> reads = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        reads.add(() -> extractor.extract(text, Context.at(NOW)).equals(expected));
      }
      for (Future<Boolean> same : threads.invokeAll(reads)) {
        assertTrue(same.get());
      }
    }
  }

  private void read(String text, Context context) {
    for (Slot slot : extractor.extract(text, context).all()) {
      assertTrue(slot.start() < slot.end() && slot.end() <= text.length(), text);
    }
  }

  private static Context asked(Random random) {
    Asked[] all = Asked.values();
    int which = random.nextInt(all.length + 1);
    return which == all.length ? Context.at(NOW) : Context.asking(NOW, all[which]);
  }

  private static List<String> vocabulary() {
    List<String> words = new ArrayList<>(WordLists.words("chatter.txt"));
    WordLists.words("words.txt").forEach(word -> words.add(word.replace(":", "")));
    words.addAll(
        List.of(
            "1", "2", "9", "25", "12", "36", "72", "0812", "3456", "7890", ".", ",", "-", "/", ":",
            "+", "(", ")", "@", "x", "\n", "FC-", "Budi", "Sari", "²", "½", "2026", "00", "16415"));
    return words;
  }

  private static String sentence(List<String> words, Random random) {
    StringBuilder text = new StringBuilder();
    for (int k = random.nextInt(25); k > 0; k--) {
      if (random.nextInt(12) == 0) {
        text.appendCodePoint(random.nextInt(0x10FFFF));
      } else {
        text.append(words.get(random.nextInt(words.size())));
      }
      text.append(random.nextInt(4) == 0 ? "" : " ");
    }
    return text.toString();
  }
}
