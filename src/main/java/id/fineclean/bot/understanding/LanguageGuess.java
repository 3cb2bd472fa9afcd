package id.fineclean.bot.understanding;

import id.fineclean.bot.understanding.text.Word;
import java.util.List;
import java.util.Set;

/// Which language a message is written in, by its small words. Indonesians mix English nouns in
/// freely, so only English grammar counts as English; where nothing tells, it is Indonesian.
public final class LanguageGuess {
  private static final Set<String> INDONESIAN =
      Set.of(
          "yang",
          "yg",
          "dan",
          "di",
          "ke",
          "dari",
          "untuk",
          "buat",
          "dengan",
          "sama",
          "ini",
          "itu",
          "saya",
          "sy",
          "aku",
          "gue",
          "gw",
          "kami",
          "kita",
          "kamu",
          "anda",
          "dia",
          "mereka",
          "apa",
          "apakah",
          "berapa",
          "brp",
          "kapan",
          "kpn",
          "siapa",
          "bagaimana",
          "gimana",
          "gmn",
          "kenapa",
          "mana",
          "dimana",
          "bisa",
          "bs",
          "mau",
          "mo",
          "ingin",
          "minta",
          "tolong",
          "tlg",
          "ada",
          "tidak",
          "tdk",
          "gak",
          "ga",
          "nggak",
          "ngga",
          "engga",
          "enggak",
          "gk",
          "bukan",
          "jangan",
          "sudah",
          "udah",
          "udh",
          "sdh",
          "belum",
          "blm",
          "lagi",
          "lg",
          "juga",
          "jg",
          "aja",
          "saja",
          "dong",
          "donk",
          "sih",
          "ya",
          "yah",
          "kok",
          "deh",
          "nih",
          "kan",
          "lah",
          "kak",
          "min",
          "mas",
          "mbak",
          "pak",
          "bu",
          "bang",
          "besok",
          "bsk",
          "hari",
          "jam",
          "nanti",
          "ntar",
          "kalau",
          "kalo",
          "kl",
          "klo",
          "tapi",
          "tp",
          "atau",
          "karena",
          "krn",
          "terima",
          "kasih",
          "makasih",
          "halo",
          "selamat",
          "pagi",
          "siang",
          "sore",
          "malam",
          "banget",
          "bgt",
          "masih",
          "msh",
          "akan",
          "pada",
          "oleh",
          "seperti",
          "kayak",
          "kyk",
          "sampai",
          "sampe",
          "dulu",
          "sekarang",
          "skrg",
          "iya",
          "rumah",
          "bersih",
          "pesan",
          "harga",
          "batal",
          "alamat",
          "punya",
          "pakai",
          "pake",
          "bayar",
          "opo",
          "piro",
          "iso",
          "ora",
          "kulo",
          "sampeyan",
          "abdi",
          "teu",
          "sabaraha",
          "kumaha",
          "nu",
          "mah",
          "atuh",
          "iki",
          "arep",
          "nopo");

  private LanguageGuess() {}

  /// How many words speak for a language.
  ///
  /// @param english only English has them
  /// @param likely English words that are hardly ever borrowed: two of them are none by chance
  private record Counts(int english, int likely, int indonesian) {
    static Counts of(List<Word> words) {
      int english = 0;
      int likely = 0;
      int indonesian = 0;
      for (Word word : words) {
        if (EnglishWords.GRAMMAR.contains(word.form())) {
          english++;
        } else if (EnglishWords.HARDLY_BORROWED.contains(word.form())) {
          likely++;
        }
        if (INDONESIAN.contains(word.form()) || word.form().endsWith("nya")) {
          indonesian++;
        }
      }
      return new Counts(english, likely, indonesian);
    }

    boolean unmixed() {
      return indonesian == 0 && english + likely >= 2;
    }
  }

  /// Whether the words tell a language at all: "STOP", a name, a number or an emoji do not.
  ///
  /// @param words folded but not rewritten
  public static boolean tells(List<Word> words) {
    Counts counts = Counts.of(words);
    return counts.unmixed() || counts.english > 0 || counts.indonesian > 0;
  }

  /// @param words folded but not rewritten, since rewriting turns slang into Indonesian
  static Language of(List<Word> words) {
    Counts counts = Counts.of(words);
    int told = counts.unmixed() ? counts.english + counts.likely : counts.english;
    return told > counts.indonesian && told * 4 >= words.size() ? Language.EN : Language.ID;
  }
}
