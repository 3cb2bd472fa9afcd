package id.fineclean.bot.understanding.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ClausesTest {
  private static List<String> split(String text) {
    return Clauses.split(WordSplitter.fold(text)).stream()
        .map(part -> part.stream().map(Word::form).collect(Collectors.joining(" ")))
        .toList();
  }

  @Test
  void splitsAtPunctuationAndAfterthoughts() {
    assertEquals(
        List.of("mau booking besok", "oh iya harganya berapa ?"),
        split("mau booking besok, oh iya harganya berapa?"));
    assertEquals(
        List.of("mau pesan cuci sofa", "sekalian tanya harga kasur"),
        split("mau pesan cuci sofa sekalian tanya harga kasur"));
  }

  @Test
  void keepsShortMessagesWhole() {
    assertEquals(List.of("halo kak"), split("halo, kak"));
    assertEquals(List.of(""), split(""));
  }
}
