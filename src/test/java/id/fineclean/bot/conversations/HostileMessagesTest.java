package id.fineclean.bot.conversations;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.app.Content;
import id.fineclean.bot.app.Stores;
import id.fineclean.bot.company.AreaFinder;
import id.fineclean.bot.learning.LearningFeature;
import id.fineclean.bot.policy.PolicyLibrary;
import id.fineclean.bot.policy.PolicyVersion;
import id.fineclean.bot.testing.ProcessorTime;
import id.fineclean.bot.testing.TestDatabases;
import id.fineclean.bot.understanding.Asked;
import id.fineclean.bot.understanding.ChoiceMatcher;
import id.fineclean.bot.understanding.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/// No single message takes the bot's time away from the others, whatever is written and whatever
/// was asked: no reader takes 10 ms of processor for it, and no whole turn as much more than for a
/// few usual words. Processor time of the thread, so that a busy machine changes little.
@Tag("timed")
final class HostileMessagesTest {
  private static final Duration MOST = Duration.ofMillis(10);
  private static final int LONGEST = 4_096;

  /// Before anything is measured, the compiler has seen it.
  private static final int WARM_UP = 20;

  private static Content content;

  @TempDir Path folder;

  @BeforeAll
  static void readContent() {
    content = Theatre.content();
  }

  /// Repeated up to the longest message.
  private static final List<String> PARTS =
      List.of(
          "\u0301",
          "a\u0301",
          "e\u0301\u0323",
          "\u0e33",
          "kebijakan waktu ",
          "versi waktu pesan ",
          "kebijakan privasi yang berlaku ",
          "syarat 1 januari ",
          "ketentuan ",
          "pasal ",
          "pasal 2 ",
          "bacakan semua ",
          "isi ",
          "apa yang berubah ",
          "ganti ",
          "ganti jam ",
          "jangan ",
          "nomor yang ini ",
          "jam yang sama ",
          "batalkan ",
          "hapus ",
          "yang ",
          "no ",
          "(",
          "((( ",
          ")",
          "[",
          "|",
          "?",
          "!",
          ". ",
          ", ",
          "- ",
          "+",
          "/",
          "@",
          "a@",
          "a@b.",
          "http://",
          "0",
          "9 ",
          "0812-",
          "12/",
          "1.",
          "1,000.",
          "2x3 ",
          "fc-",
          "FC-7KQ2MZ ",
          "aaaa ",
          "ab ",
          "aeiou",
          "AbAb",
          "jl ",
          "Jl. A No. ",
          "blok A ",
          "rt 1 rw 2 ",
          "patokan ",
          "kemang ",
          "nama ",
          "nama Budi ",
          "Budi ",
          "I Wayan ",
          "senin ",
          "senin atau ",
          "besok ",
          "besok jam 9 ",
          "tgl 25 ",
          "tiap ",
          "dari jam 9 sampai jam 10 ",
          "satu ",
          "dua puluh ",
          "½",
          "m² ",
          "cuci sofa 2 ",
          "cuci kasur dan ",
          "-6.26, 106.81 ",
          "ya ",
          "tidak ",
          "apa ",
          "\n",
          " ",
          "\t \n",
          "\u200b",
          "\u202e",
          "\u200d\ud83d\udc69",
          "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
          "\ud83d\ude4f",
          "\u2705",
          "1\ufe0f\u20e3",
          "\ud800",
          "\uFDFA",
          "ｂｏｏｋ ",
          "\ud835\uddd5",
          "שלום ",
          "كتاب ",
          "สวัสดี",
          "ಠ_ಠ ");

  private static List<String> hostile() {
    List<String> all = new ArrayList<>();
    for (String part : PARTS) {
      all.add(part.repeat(LONGEST / part.length()));
    }
    all.add("kebijakan " + "waktu ".repeat(600));
    all.add("x" + "a\u0301".repeat(1_000) + " kebijakan " + "\u0301".repeat(2_000) + " pesan");
    all.add("mau booking " + "\u0301".repeat(4_000));
    all.add("kebijakan privasi " + "1/".repeat(1_000));
    all.add("apa isi kebijakan privasi pasal " + "2 ".repeat(1_500) + "?");
    all.add("a ".repeat(300) + "a".repeat(3_000));
    all.add("a".repeat(100_000));
    all.add("\u0301".repeat(100_000));
    return all;
  }

  @Test
  void readersTakeMillisecondsAtMost() {
    PolicyLibrary library = content.get(PolicyLibrary.class);
    LocalDate today = LocalDate.of(2026, 11, 23);
    PolicyVersion privacy = library.policies().inForce("privacy", today).orElseThrow();
    AreaFinder areas = new AreaFinder(content.company());
    LocalDateTime now = today.atTime(10, 15);
    Map<String, Consumer<String>> readers = new LinkedHashMap<>();
    readers.put("understander", text -> content.understander().understand(text, Context.at(now)));
    for (Asked asked : Asked.values()) {
      readers.put(
          "understander, asked " + asked,
          text -> content.understander().understand(text, Context.asking(now, asked)));
    }
    readers.put(
        "choices",
        text -> ChoiceMatcher.match(text, List.of("Besok 09.00", "Kamis 26 Nov", "Ganti jam")));
    readers.put("areas", areas::find);
    readers.put("policy search", text -> library.ask(privacy, text));
    readers.put("policy mask", library::masked);
    readers.put("wording", LearningFeature.wording(content.parts())::of);
    List<Executable> slow = new ArrayList<>();
    readers.forEach((name, reader) -> measure(name, reader, slow));
    assertAll(slow);
  }

  private static void measure(String name, Consumer<String> reader, List<Executable> slow) {
    hostile().stream().limit(WARM_UP).forEach(reader);
    for (String text : hostile()) {
      Duration took = ProcessorTime.least(() -> reader.accept(text), MOST);
      slow.add(
          () ->
              assertTrue(
                  took.compareTo(MOST) <= 0, () -> name + ": " + took + " for " + start(text)));
    }
  }

  private static String start(String text) {
    return text.substring(0, Math.min(40, text.length())) + " (" + text.length() + ")";
  }

  /// Whole turns, stored and answered, at each question of a booking and outside of one.
  @Test
  void turnsTakeMillisecondsAtMost() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("hostile.chat"),
            """
            # Played by hand.
            # clock 2026-11-23 10:15 Asia/Jakarta
            # phone +6281200000001
            # site https://bot.example

            USER  halo
            """);
    List<String> openings =
        List.of(
            "",
            "mau cuci sofa 3 dudukan besok jam 9",
            "mau cuci sofa 3 dudukan besok jam 9 di Jl. Contoh Raya 12, Kemang, Jakarta Selatan,"
                + " atas nama Sari, 0812-0000-1234",
            "kebijakan privasi");
    List<Executable> slow = new ArrayList<>();
    for (String opening : openings) {
      try (TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.SQLITE);
          Stage stage =
              new Stage(
                  Script.read(file),
                  content,
                  new Phone("telegram", Phone.TELEGRAM),
                  false,
                  () ->
                      new Stores(
                          databases.openAgain("main"), databases.openAgain("keys"), false))) {
        Duration usual = usual(stage, opening);
        for (String text : hostile()) {
          slow.add(turn(stage, opening, text, usual.plus(MOST)));
        }
      }
    }
    assertAll(slow);
  }

  /// What storing, deciding and sending take for a few words: the most of some tries.
  private static Duration usual(Stage stage, String opening) {
    List<Duration> tries = new ArrayList<>();
    for (int i = 0; i < WARM_UP; i++) {
      begin(stage, opening);
      tries.add(ProcessorTime.of(() -> stage.play(new Step.Says("gimana ya kak"))));
    }
    return tries.stream().skip(WARM_UP / 2).max(Comparator.naturalOrder()).orElseThrow();
  }

  private static void begin(Stage stage, String opening) {
    stage.play(new Step.Says("batal"));
    if (!opening.isEmpty()) {
      stage.play(new Step.Says(opening));
    }
  }

  private static Executable turn(Stage stage, String opening, String text, Duration most) {
    Duration took =
        ProcessorTime.least(
            () -> begin(stage, opening), () -> stage.play(new Step.Says(text)), most);
    return () ->
        assertTrue(
            took.compareTo(most) <= 0,
            () -> "after \"" + opening + "\": " + took + " for " + start(text) + ", not " + most);
  }
}
