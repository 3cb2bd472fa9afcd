package id.fineclean.bot.policy.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastDayTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kebijakan privasi 1 januari 2025|2025-01-01",
        "per 5 Mei|2026-05-05",
        "tanggal 24 november|2025-11-24",
        "1/2/2026|2026-02-01",
        "2026-02-03|2026-02-03",
        "bulan maret kemarin|2026-03-31",
        "desember lalu|2025-12-31",
        "november|2026-11-23",
        "februari 2024|2024-02-29",
        "tahun lalu|2025-12-31",
        "tahun 2024|2024-12-31",
        "tahun 2026|2026-11-23",
        "bulan lalu|2026-10-31",
        "3 bulan yang lalu|2026-08-23",
        "setahun lalu|2025-11-23",
        "kemarin|2026-11-22",
        "on 2 March 2025|2025-03-02",
        "last year|2025-12-31",
        "1 desember 2027|2027-12-01",
      })
  void readsWhenRulesHeld(String text, LocalDate day) {
    assertEquals(Optional.of(day), PastDay.of(text, TODAY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "30 februari 2025", "99/99/2026", "pasal 3", "marketing"})
  void namesNoDayOtherwise(String text) {
    assertEquals(Optional.empty(), PastDay.of(text, TODAY));
  }
}
