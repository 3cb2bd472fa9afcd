package id.fineclean.bot.load;

import java.util.List;

/// What one kind of customer writes, over and over.
///
/// @param ordered whether each line has an answer of its own, whatever was said before, so that
///     replies in the wrong order show
record Script(String name, boolean ordered, List<String> lines) {
  Script {
    lines = List.copyOf(lines);
  }

  static final Script QUESTIONS =
      new Script(
          "questions",
          true,
          List.of(
              "jam buka nya jam berapa ya kak?",
              "bayarnya bisa lewat apa aja min",
              "layanan nya apa aja ya?",
              "daerah mana aja yg dilayani kak",
              "lagi ada promo ga bulan ini?",
              "ada lowongan kerja ga kak buat cleaner"));

  static final Script BOOKING =
      new Script(
          "booking",
          false,
          List.of(
              "halo kak, mau pesan cuci sofa dong",
              "3 dudukan",
              "Jl. Contoh Raya No. 12 RT 03 RW 04, Tebet, Jakarta Selatan",
              "hari kamis jam 10 pagi bisa?",
              "jam 1 siang aja deh",
              "atas nama Budi Contoh",
              "ya",
              "makasih banyak ya kak"));

  static final Script HASTY =
      new Script(
          "hasty",
          false,
          List.of(
              "kak mau booking bersih rumah besok jam 9 di Jl. Melati 5 Depok 3 jam",
              "eh lusa aja deh jam 2 siang",
              "jam buka nya sampe jam brp ya?",
              "batal aja kak, ga jadi",
              "berapa sih harga cuci kasur king size",
              "oke siap, nanti aku kabarin lagi"));

  static final Script ENGLISH =
      new Script(
          "english",
          false,
          List.of(
              "hi, I would like to book an AC cleaning please",
              "2 units",
              "how can I pay?",
              "Jl. Kenanga 7, Kebayoran Baru, Jakarta",
              "next Friday at 3 pm",
              "cancel"));

  static final List<Script> ALL = List.of(QUESTIONS, BOOKING, HASTY, ENGLISH, BOOKING, QUESTIONS);
}
