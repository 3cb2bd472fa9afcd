package id.fineclean.bot.booking.dialogue;

import static id.fineclean.bot.booking.dialogue.DialogueSample.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.booking.Service;
import id.fineclean.bot.conversation.Turns;
import id.fineclean.bot.testing.ProcessorTime;
import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.Slots;
import id.fineclean.bot.understanding.Understanding;
import id.fineclean.bot.understanding.slots.ServiceNames;
import id.fineclean.bot.understanding.slots.SlotExtractor;
import id.fineclean.bot.understanding.text.CleanText;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Orders as customers write them, over the sample catalogue.
final class OrderReaderTest {
  private static final List<Service> SERVICES = DialogueSample.content().catalogue().services();
  private static final SlotExtractor EXTRACTOR =
      new SlotExtractor(ServiceNames.standard().with(phrases()));

  private final OrderReader reader = new OrderReader(SERVICES);

  /// The longest message there is, of nothing but names and sizes: the best of some tries.
  @Tag("timed")
  @ParameterizedTest
  @ValueSource(strings = {"cuci sofa 2 ", "cuci kasur dan ", "sofa ga jadi ", "sama kasur 1 "})
  void takesMillisecondsForManyNames(String part) {
    String text = part.repeat(CleanText.MAX_CHARS / part.length());
    Understanding what = Turns.text(NOW, text, slots(text)).understanding().orElseThrow();
    Duration most = Duration.ofMillis(10);
    Duration best = ProcessorTime.least(() -> reader.read(what, List.of("sofa_wash")), most);
    assertTrue(best.compareTo(most) <= 0, best + " for " + part);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cuci sofa 3 dudukan sekalian cuci kasur 2 | sofa_wash 3, mattress_wash 2
          mau cuci sofa 5 dudukan sama kasur 2 sama karpet 3x4 di rumah | sofa_wash 5, mattress_wash 2, carpet_wash 12
          cuci kasur 2, sofa 3 dudukan, ac 1 | mattress_wash 2, sofa_wash 3, ac_cleaning 1
          2 kasur dan 3 unit ac ya | mattress_wash 2, ac_cleaning 3
          cuci 2 kasur plus kamar mandi 1 | mattress_wash 2, toilet_cleaning 1
          bersih rumah 3 jam sama cuci ac 2 unit | general_cleaning 3, ac_cleaning 2
          cuci sofa dan kasur | sofa_wash, mattress_wash
          servis ac 2 unit + cuci karpet 6 meter | ac_cleaning 2, carpet_wash 6
          deep cleaning 4 ruangan sekalian disinfeksi 50 m2 | deep_cleaning 4, disinfection 50
          clean 2 mattresses and also carpet cleaning 10 m2 | mattress_wash 2, carpet_wash 10
          sama kasur 1 | mattress_wash 1
          plus kamar mandi 1 ya | toilet_cleaning 1
          tambah cuci kasur 1 | mattress_wash 1
          bukan cuci sofa tapi cuci kasur | mattress_wash
          cuci sofa 3 eh kasur 2 maksudnya | mattress_wash 2
          cuci ac 2 unit | ac_cleaning 2
          bersih rumah 3 jam di Jl. Karpet No. 5, ada sofa | general_cleaning 3
          """)
  void pairsEachServiceWithItsSize(String text, String expected) {
    assertEquals(expected, written(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cuci karpet 2x3 sama 3x4 | carpet_wash 18
          servis ac 1 pk 2 unit sama 1/2 pk 1 unit | ac_cleaning 3
          cuci sofa 3 dudukan sama 2 dudukan | sofa_wash 5
          cuci sofa 3 dudukan, eh 4 dudukan | sofa_wash 4
          cuci kasur king 2 sama kasur kecil 1 | mattress_wash 3
          cuci sofa 3-2-1 di jl kemang utara 5 besok jam 10 | sofa_wash 6
          cuci sofa 321 ya kak | sofa_wash 6
          sofa 2+1 sama kasur 2 | sofa_wash 3, mattress_wash 2
          deep cleaning rumah 2 kamar tidur 1 kamar mandi 1 dapur di jl haji nawi 10 | deep_cleaning 4
          deep clean 3 kamar, dapur, ruang tamu sama 2 kamar mandi | deep_cleaning 7
          deep clean for 2 bedrooms, 1 bathroom and the kitchen | deep_cleaning 4
          deep cleaning 2 kamar tidur 1 kamar mandi 1 dapur sama ruang tamu jadi 5 ruangan ya | deep_cleaning 5
          deep cleaning 3 kamar di apartemen lantai 9 | deep_cleaning 3
          kasurnya jadi 2 | mattress_wash 2
          mau cuci kasur springbed king size 2 sama yg kecil 1 | mattress_wash 3
          kasur queen 1, single 2 | mattress_wash 3
          cuci kasur besar 1 besok jam 9 | mattress_wash 1
          """)
  void addsSizesUp(String text, String expected) {
    assertEquals(expected, written(text));
  }

  @Test
  void leavesOutWhatIsNotWantedAnyMore() {
    for (String text :
        List.of("yang karpet ga jadi", "karpetnya gak usah deh", "hapus karpet", "tanpa karpet")) {
      assertEquals(List.of("carpet_wash"), List.copyOf(read(text).left()), text);
    }
    assertEquals(List.of(), List.copyOf(read("karpetnya ga terlalu kotor").left()));
  }

  @Test
  void countsPartsAfterTheQuestionForTheSize() {
    assertEquals(
        List.of(new OrderReader.Wanted("deep_cleaning", Optional.of(4.0))),
        read("2 kamar tidur, 1 kamar mandi, dapur", List.of("deep_cleaning")).wanted());
    assertEquals(
        List.of(new OrderReader.Wanted("toilet_cleaning", Optional.of(1.0))),
        read("plus kamar mandi 1 ya", List.of("ac_cleaning")).wanted());
  }

  @Test
  void hearsWhatIsDoneBesides() {
    assertEquals(List.of("ironing true"), besides("bersih rumah 3 jam sekalian setrika"));
    assertEquals(List.of("refrigerant true"), besides("cuci ac 2 unit tambah freonnya ya"));
    assertEquals(List.of("outside_windows true"), besides("sama kaca luar"));
    assertEquals(List.of("ironing false"), besides("setrikanya ga jadi"));
    assertEquals(List.of("ironing false"), besides("tanpa setrika aja"));
    assertEquals(List.of(), besides("cuci sofa 3 dudukan"));
  }

  private List<String> besides(String text) {
    return reader.besides(Turns.text(NOW, text, slots(text)).understanding().orElseThrow()).stream()
        .map(it -> it.addOn() + " " + it.wanted())
        .toList();
  }

  private String written(String text) {
    return read(text).wanted().stream()
        .map(it -> it.service() + it.size().map(size -> " " + size.intValue()).orElse(""))
        .collect(Collectors.joining(", "));
  }

  private OrderReader.Said read(String text) {
    return read(text, List.of());
  }

  private OrderReader.Said read(String text, List<String> ordered) {
    return reader.read(Turns.text(NOW, text, slots(text)).understanding().orElseThrow(), ordered);
  }

  static Slots slots(String text) {
    return EXTRACTOR.extract(text, Context.at(LocalDateTime.parse("2026-11-23T10:15")));
  }

  private static Map<String, List<String>> phrases() {
    return SERVICES.stream().collect(Collectors.toMap(Service::id, Service::phrases));
  }
}
