package id.fineclean.bot.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.fineclean.bot.learning.Misses.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CandidatesTest {
  private static final Instant DAY = Instant.parse("2026-11-22T00:00:00Z");

  @Test
  void eachTopicGetsADocumentInTheFormOfTheTopicsFiles() {
    List<String> lines =
        Candidates.yaml(
            List.of(
                new Entry(1, "kok gini", "help", Optional.of("file_complaint"), 7, DAY, DAY),
                new Entry(2, "bisa ga ?", "ask_price", Optional.empty(), 2, DAY, DAY),
                new Entry(3, "parah", "file_complaint", Optional.empty(), 1, DAY, DAY)));
    assertEquals(
        List.of(
            "---",
            "intent: ask_price",
            "examples:",
            "  # only guessed: move to the right topic, or leave out",
            "  - \"bisa ga ?\" # 2×, last on 2026-11-22",
            "---",
            "intent: file_complaint",
            "examples:",
            "  # corrected by staff",
            "  - \"kok gini\" # 7×, last on 2026-11-22",
            "  # only guessed: move to the right topic, or leave out",
            "  - \"parah\" # 1×, last on 2026-11-22"),
        lines);
  }

  @Test
  void nothingKeptIsNothingWritten() {
    assertEquals(List.of(), Candidates.yaml(List.of()));
  }
}
