package id.fineclean.bot.policy.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditionTest {
  @Test
  void readsNamedVersions() {
    assertEquals(new Edition.Named("1.0"), Edition.of("mau baca versi 1.0 dong"));
    assertEquals(new Edition.Named("2"), Edition.of("Versi 2 gimana"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "versi lama dong",
        "kebijakan yang lama",
        "aturan sebelumnya apa",
        "old version",
        "yang dulu gimana"
      })
  void readsFormerVersions(String text) {
    assertInstanceOf(Edition.Former.class, Edition.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kebijakan waktu saya pesan dulu",
        "aturan yang berlaku saat saya memesan",
        "kebijakan privasi per 1 Maret 2026",
        "kebijakan pada tanggal 3 April",
        "kebijakan privasi 1 januari 2025",
        "kebijakan bulan maret kemarin",
        "yang berlaku tahun lalu",
        "syarat & ketentuan 3/2/2026",
      })
  void readsDays(String text) {
    assertInstanceOf(Edition.OnADay.class, Edition.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data saya disimpan berapa lama",
        "waktu saya pesan, data apa yang dicatat",
        "kebijakan privasi bisa berubah ga",
        "nomor lama saya masih disimpan?",
        "kemarin saya baca kebijakan privasi, data disimpan berapa lama"
      })
  void meansTheCurrentVersionOtherwise(String text) {
    assertInstanceOf(Edition.Current.class, Edition.of(text));
  }

  @Test
  void tellsTheSubjectFromTheVersion() {
    assertEquals("", Edition.subject("kebijakan privasi per 1 Maret 2026"));
    assertEquals("", Edition.subject("kebijakan privasi 1 januari 2025"));
    assertEquals("", Edition.subject("kebijakan bulan maret kemarin"));
    String endless = "di ".repeat(20_000) + "kebijakan privasi berlaku 1 januari 2025";
    assertTrue(Edition.subject(endless).startsWith("di di"));
    assertEquals(
        "soal cookie", Edition.subject("kebijakan privasi di pada tahun 1 maret 2025 soal cookie"));
    assertEquals("soal cookie", Edition.subject("kebijakan privasi maret 2026 soal cookie"));
    assertEquals("", Edition.subject("yang berlaku tahun lalu dong kak"));
    assertEquals("", Edition.subject("lihat versi lama dong kak"));
    assertEquals("", Edition.subject("kebijakan waktu saya pesan dulu"));
    assertEquals("di soal enkripsi gimana", Edition.subject("di versi 1.0 soal enkripsi gimana"));
  }
}
