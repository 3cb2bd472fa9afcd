package id.fineclean.bot.understanding.slots;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.fineclean.bot.understanding.Context;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidayRuleTest {
  private static final Context TODAY = Context.at(LocalDateTime.of(2026, 11, 23, 10, 15));

  private final SlotExtractor extractor =
      new SlotExtractor(
          ServiceNames.standard(),
          new HolidayNames(
              Map.of(
                  "Natal", List.of(LocalDate.of(2025, 12, 25), LocalDate.of(2026, 12, 25)),
                  "Tahun Baru Masehi", List.of(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1)),
                  "Tahun Baru Imlek", List.of(LocalDate.of(2027, 2, 6)),
                  "Idulfitri", List.of(LocalDate.of(2026, 3, 21), LocalDate.of(2027, 3, 10)),
                  "Idulfitri hari kedua", List.of(LocalDate.of(2027, 3, 11)),
                  "Hari Kemerdekaan RI", List.of(LocalDate.of(2026, 8, 17)))));

  @ParameterizedTest
  @CsvSource({
    "natal buka ga, date=2026-12-25",
    "pas hari natal bisa?, date=2026-12-25",
    "H-2 lebaran jam 9 bisa?, date=2027-03-08;time_start=09:00",
    "h+3 natal aja, date=2026-12-28",
    "lebaran libur ga?, date=2027-03-10",
    "idul fitri buka?, date=2027-03-10",
    "imlek jam 10, date=2027-02-06;time_start=10:00",
    "tahun baru imlek, date=2027-02-06",
    "new year's day please, date=2027-01-01",
    "malam tahun baru, date=2026-12-31;day_part=evening",
    "habis natal aja, date_from=2026-12-26",
    "setelah libur tahun baru, date_from=2027-01-02",
    "sebelum lebaran ya, date_from=2026-11-23",
    "bersih rumah buat natal, date_from=2026-11-23;property=house;service=general_cleaning",
    "menjelang tahun baru, date_from=2026-11-23",
    "selamat natal kak, ''",
    "merry christmas!, ''",
    "ada promo lebaran?, ''",
    "nama saya Natalia, name=Natalia",
    "tahun depan, ''"
  })
  void readsHolidaysByName(String text, String slots) {
    String read =
        ExampleTable.written(extractor.extract(text, TODAY)).entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .reduce((a, b) -> a + ";" + b)
            .orElse("");
    assertEquals(slots, read);
  }

  @ParameterizedTest
  @CsvSource({"natal buka ga", "habis lebaran", "malam tahun baru"})
  void knowsNoHolidaysThatTheShopDoesNotName(String text) {
    var none = new SlotExtractor(ServiceNames.standard());
    assertEquals(false, none.extract(text, TODAY).date().isPresent());
  }
}
