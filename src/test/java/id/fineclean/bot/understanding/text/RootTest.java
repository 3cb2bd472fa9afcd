package id.fineclean.bot.understanding.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "pesan memesan dipesan pemesanan dipesankan memesannya",
        "bersih membersihkan dibersihkan pembersihan bersihin bersihkan",
        "sapu menyapu disapu menyapunya",
        "kirim mengirim dikirimkan pengiriman",
        "ambil mengambil diambilkan pengambilan",
        "batal batalkan dibatalin pembatalan",
        "jadwal dijadwalkan penjadwalan jadwalnya",
        "tunggu menunggu ditungguin",
        "baik diperbaiki memperbaiki perbaikan"
      })
  void wordsOfOneFamilyLookAlike(String family) {
    String[] words = family.split(" ");
    for (String word : words) {
      assertEquals(Root.of(words[0]), Root.of(word), word);
    }
  }

  @Test
  void shortWordsStay() {
    for (String word : new String[] {"", "di", "ini", "apa", "kan", "mie", "nya"}) {
      assertEquals(word, Root.of(word));
    }
  }
}
