package id.fineclean.bot.understanding.intent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A few intents with a few examples each.
public final class TinyExamples {
  private static final Map<String, List<String>> TEXTS =
      Map.of(
          "affirm",
          List.of("ya", "iya betul", "oke", "setuju", "boleh", "ya benar", "oke lanjut"),
          "deny",
          List.of("tidak", "bukan", "tidak usah", "jangan", "enggak jadi", "bukan itu"),
          "book_cleaning",
          List.of(
              "mau pesan bersih rumah besok",
              "booking cleaning hari jumat",
              "pesan jasa bersih apartemen",
              "tolong kirim petugas besok pagi",
              "saya mau booking untuk sabtu"),
          "ask_price",
          List.of(
              "berapa harga bersih rumah",
              "tarif cuci sofa berapa",
              "biaya deep cleaning",
              "harganya berapa ya",
              "ongkosnya berapa"),
          "cancel_booking",
          List.of(
              "batalkan pesanan saya",
              "mau cancel booking",
              "booking saya dibatalkan saja",
              "batal pesan yang besok"),
          "out_of_scope",
          List.of(
              "cuaca hari ini bagaimana",
              "siapa presiden indonesia",
              "ceritakan lelucon",
              "skor bola tadi malam",
              "pinjaman online cepat cair"));

  private TinyExamples() {}

  public static List<Example> all() {
    List<Example> examples = new ArrayList<>();
    TEXTS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> e.getValue().forEach(text -> examples.add(new Example(e.getKey(), text))));
    return examples;
  }
}
