package id.fineclean.bot.company;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.testing.ProcessorTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// On the names of the sample `company.yaml`.
class AreaFinderTest {
  private static final Company COMPANY = read();
  private static final AreaFinder FINDER = new AreaFinder(COMPANY);

  private static Company read() {
    try {
      return CompanyFile.read(Path.of("intents"));
    } catch (ContentException mistakes) {
      throw new AssertionError(mistakes);
    }
  }

  private static String answer(String text) {
    return switch (FINDER.find(text)) {
      case AreaMatch.Served served -> served.area().id();
      case AreaMatch.NotServed elsewhere -> "not " + elsewhere.name();
      case AreaMatch.Unknown _ -> "?";
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Jl. Contoh No. 5, Tebet, Jakarta Selatan | jakarta",
        "jaksel | jakarta",
        "JAKARTASELATAN | jakarta",
        "jl kemang raya no 12 rt 03/04 | jakarta",
        "apartemen kali bata city tower A | jakarta",
        "perumahan griya indah blok c2 no 7 cibinong kab. bogor | bogor",
        "margonda, depok | depok",
        "BSD City, Tangsel | tangerang",
        "Bintaro Jaya sektor 9 | tangerang",
        "Bintaro Jakarta Selatan | jakarta",
        "Kuta Utara, Kab. Badung, Bali | denpasar",
        "Dps | denpasar",
        "Jl. Dago 100 | bandung",
        "Pancoran Mas | depok",
        "Pancoran | jakarta",
        "Lembang, Bandung Barat | bandung",
        "Medan Satria | bekasi",
        "Lebak Bulus | jakarta",
        "bks kranji | bekasi",
        "Jl. Diponegoro, Menteng, Jakarta Pusat 10310 | jakarta",
        "Jl. Setiabudi No. 10, Bandung | bandung",
        "Setiabudi | jakarta"
      })
  void findsTheArea(String address, String area) {
    assertEquals(area, answer(address));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Surabaya | not Surabaya",
        "Jl. Tebet Raya 5, Malang | not Malang",
        "Menteng, Medan | not Medan",
        "jogja | not Yogyakarta",
        "Ubud, Bali | not Gianyar",
        "Lebak | not Lebak",
        "Makasar | not Makassar",
        "Semarrang | not Semarang"
      })
  void tellsPlacesElsewhereApart(String address, String answer) {
    assertEquals(answer, answer(address));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jakrta | ?",
        "jakartaa | jakarta",
        "jakatra | jakarta",
        "tanggerang | tangerang",
        "tangrang | tangerang",
        "tangerang seltan | tangerang",
        "denpassar | denpasar",
        "bandng | bandung",
        "bandong | bandung",
        "kelapa gadding | jakarta",
        "ciputet | tangerang"
      })
  void forgivesOneSlipInLongNames(String address, String area) {
    assertEquals(area.equals("?") ? answer("jakarta") : area, answer(address));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Jl. Surabaya No. 3, Menteng | jakarta",
        "Jl Raya Bogor km 20, Ciracas | jakarta",
        "Jalan Bandung 5, Tebet | jakarta",
        "sebelah RM Padang, Tebet | jakarta",
        "depan bakso malang, Cibubur | jakarta",
        "Jl. Surabaya No. 3 | ?",
        "Jalan Jakarta 20 | ?",
        "warung nasi padang | ?"
      })
  void doesNotTakeStreetsAndRestaurantsForCities(String address, String area) {
    assertEquals(area, answer(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        ",,,",
        "rumah",
        "rumah saya sekarang",
        "blok c2 no 7",
        "jl mawar 5",
        "12345",
        "sofa bekas",
        "pasang ac",
        "cuci bantal",
        "🏠🏠",
        "يوم",
        "b a n d",
        "bali"
      })
  void admitsWhatItDoesNotKnow(String text) {
    assertEquals("?", answer(text));
  }

  @Test
  void knowsEveryNameTheOwnerGave() {
    for (Area area : COMPANY.areas().values()) {
      area.cities().forEach(name -> assertEquals(area.id(), answer(name.toUpperCase()), name));
      area.districts().forEach(name -> assertEquals(area.id(), answer("rumah di " + name), name));
    }
    for (Place place : COMPANY.notServed()) {
      place.also().forEach(name -> assertEquals("not " + place.name(), answer(name)));
    }
  }

  @Tag("timed")
  @Test
  void staysQuickWhateverTheText() {
    var random = new Random(11);
    var text = new StringBuilder("jakarta ".repeat(100));
    for (int i = 0; i < 200_000; i++) {
      text.append((char) random.nextInt(0x3000));
    }
    Duration took = ProcessorTime.of(() -> answer(text.toString()));
    assertTrue(took.compareTo(Duration.ofSeconds(2)) < 0, "took " + took);
  }
}
