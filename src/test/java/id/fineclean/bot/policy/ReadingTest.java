package id.fineclean.bot.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bacakan pasal 5|5",
        "tolong bacain bagian kedua dong kak|2",
        "isi pasal ke-7 gimana|7",
        "Pasal Lima dong|5",
        "read section 4 please|4",
        "bab 12 ada?|12",
        "pasal terakhir apa isinya|2147483647",
        "read the last section|2147483647",
      })
  void readsSections(String text, int section) {
    assertEquals(Optional.of(new Reading.Section(section)), Reading.of(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bagian 6 ayat 2|6|2",
        "pasal 6.2 dong|6|2",
        "4.1|4|1",
        "pasal 3 poin kedua|3|2",
        "pasal 1 huruf c|1|3",
        "section 6 item 4|6|4",
        "bacakan pasal 6, ayat 2|6|2",
        "pasal 2.3 itu apa|2|3",
        "ayat 2 pasal 4|4|2",
        "isi ayat kedua dari pasal lima dong|5|2",
        "huruf b pasal 1|1|2",
        "poin 3 di bagian 6 maksudnya apa|6|3",
        "item 2 of section 7 please|7|2",
        "coba bacain butir 1 pasal 3|3|1",
      })
  void readsItems(String text, int section, int item) {
    assertEquals(Optional.of(new Reading.Item(section, item)), Reading.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lanjut", "terus dong kak", "lanjutin", "bacakan selanjutnya", "Next"})
  void readsOn(String text) {
    assertEquals(Optional.of(new Reading.Next()), Reading.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ulangi", "ulang dong", "coba sekali lagi", "repeat please"})
  void readsAgain(String text) {
    assertEquals(Optional.of(new Reading.Again()), Reading.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"apa saja isinya", "daftar isinya", "isinya apa aja sih"})
  void tellsTheContents(String text) {
    assertEquals(Optional.of(new Reading.Contents()), Reading.of(text));
  }

  @Test
  void readsAnItemOfTheSectionAtHand() {
    assertEquals(Optional.of(new Reading.ItemHere(2)), Reading.of("ayat 2 apa?"));
  }

  @Test
  void readsPointsOfWhateverIsAtHand() {
    assertEquals(Optional.of(new Reading.Point(3)), Reading.of("poin 3 apa isinya"));
    assertEquals(Optional.of(new Reading.Point(Reading.LAST)), Reading.of("poin terakhir"));
    assertEquals(Optional.of(new Reading.Item(4, Reading.LAST)), Reading.of("pasal 4 ayat akhir"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bacakan semua kebijakan privasi",
        "kirim semua isinya",
        "syarat dan ketentuan lengkapnya mana",
        "teks lengkap kebijakan privasi dong",
        "send me the full policy",
      })
  void readsEverything(String text) {
    assertEquals(Optional.of(new Reading.Everything()), Reading.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data saya disimpan berapa lama",
        "jam 9.30 bisa ga",
        "sesuai pasal 20 uu pdp ga",
        "pasal 378 KUHP itu penipuan kan",
        "ayat 2 pasal 28 undang-undang dasar",
        "kebijakan versi 1.0",
        "terus kalo data saya bocor gimana",
        "semua data saya dihapus dong",
        "semua isi data saya apa aja",
        "apakah semua kebijakan ini wajib saya setujui",
        "harganya 1.5 juta ya",
        "",
        "lanjut ke pembayaran gimana caranya ya kak"
      })
  void leavesOtherMessagesAlone(String text) {
    assertEquals(Optional.empty(), Reading.of(text));
  }
}
