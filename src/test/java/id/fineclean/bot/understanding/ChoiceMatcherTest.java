package id.fineclean.bot.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceMatcherTest {
  private static final List<String> SERVICES =
      List.of("General cleaning", "Deep cleaning", "Cuci sofa", "Cuci kasur", "Cuci AC");
  private static final List<String> TIMES = List.of("08.00", "10.00", "13.00", "15.30");
  private static final List<String> PARTS =
      List.of("Pagi (08–11)", "Siang (11–15)", "Sore (15–18)");
  private static final List<String> ROOMS = List.of("2 kamar", "3 kamar", "4 kamar");
  private static final List<String> YES_NO = List.of("Ya", "Tidak");

  @ParameterizedTest
  @CsvSource({
    "2, 1", "yg kedua, 1", "nomor 1, 0", "opsi b, 1", "no 3 aja kak, 2", "yang terakhir, 4", "B, 1",
    "sofa, 2", "yg sofa aja, 2", "sopa, 2", "kasurr, 3", "deep, 1", "deap cleaning, 1", "genral, 0",
    "2️⃣, 1", "３, 2", "dua, 1", "yang paling atas, 0", "ac, 4", "cuci sofa, 2", "CUCI SOFA, 2",
    "cuci, -1", "cleaning, -1", "6, -1", "0, -1", "1 atau 2, -1", "jangan sofa, -1", "hmm, -1",
    "'', -1", "👍, -1", "sofa sama kasur, -1",
        "berapa harga cuci sofa untuk tiga dudukan kak ya, -1",
  })
  void findsTheServiceMeant(String text, int index) {
    assertEquals(expected(index), ChoiceMatcher.match(text, SERVICES));
  }

  @ParameterizedTest
  @CsvSource({
    "jam 8, 0",
    "jam 10, 1",
    "10, 1",
    "13, 2",
    "jam 1, 2",
    "yang sore, 3",
    "yg siang aja, 2",
    "yang paling awal aja, 0",
    "paling pagi kak, 0",
    "the earliest one please, 0",
    "yang paling sore, 3",
    "paling akhir, 3",
    "secepatnya, 0",
    "paling bagus, -1",
    "pagi, -1",
    "15.30, 3",
    "2, 1",
    "yg ke-3, 2",
    "08.00, 0",
    "8, 0",
    "17, -1",
  })
  void findsTheTimeMeant(String text, int index) {
    assertEquals(expected(index), ChoiceMatcher.match(text, TIMES));
  }

  @ParameterizedTest
  @CsvSource({"yang pagi aja, 0", "sore, 2", "siag, 1", "mlm, -1", "bukan pagi, -1"})
  void findsThePartOfTheDayMeant(String text, int index) {
    assertEquals(expected(index), ChoiceMatcher.match(text, PARTS));
  }

  @Test
  void leavesANumberOpenThatIsOneLabelAndThePlaceOfAnother() {
    assertEquals(OptionalInt.empty(), ChoiceMatcher.match("2", ROOMS));
    assertEquals(OptionalInt.of(1), ChoiceMatcher.match("nomor 2", ROOMS));
    assertEquals(OptionalInt.of(0), ChoiceMatcher.match("2 kamar", ROOMS));
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "yang rabu, 0", "rabu, 0", "yg kamis aja, 1", "wednesday, 0", "26, 1"})
  void findsTheBookingMeant(String text, int index) {
    List<String> bookings =
        List.of("Rab 25 Nov, 09.00 · FC-7K2M9P", "Kam 26 Nov, 13.00 · FC-2QX4ZT");
    assertEquals(expected(index), ChoiceMatcher.match(text, bookings));
  }

  @Test
  void takesANumberThatSomethingBecomesForNoPlace() {
    List<String> choices = List.of("Ya, pesan", "Ada yang diganti", "Batal");
    assertEquals(OptionalInt.empty(), ChoiceMatcher.match("jadi 3 deh", choices));
    assertEquals(OptionalInt.of(2), ChoiceMatcher.match("jadi yang nomor 3 deh", choices));
  }

  @Test
  void takesYesAndNoAsLabels() {
    assertEquals(OptionalInt.of(0), ChoiceMatcher.match("iya", YES_NO));
    assertEquals(OptionalInt.of(1), ChoiceMatcher.match("Tidak", YES_NO));
  }

  @Test
  void neverThrowsWhateverIsWritten() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(30);
      for (int k = 0; k < length; k++) {
        text.appendCodePoint(random.nextBoolean() ? random.nextInt(128) : random.nextInt(0x10FFFF));
      }
      OptionalInt match = ChoiceMatcher.match(text.toString(), SERVICES);
      assertTrue(match.isEmpty() || match.getAsInt() < SERVICES.size());
    }
    assertEquals(OptionalInt.empty(), ChoiceMatcher.match("2", List.of()));
    assertEquals(OptionalInt.empty(), ChoiceMatcher.match("9".repeat(10_000), SERVICES));
  }

  private static OptionalInt expected(int index) {
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }
}
