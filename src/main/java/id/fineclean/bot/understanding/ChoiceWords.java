package id.fineclean.bot.understanding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The words of an answer and of an offered choice, brought to one form so that they can be
/// compared.
final class ChoiceWords {
  private static final Set<String> FILLER =
      Set.of(
          "yg", "yang", "aja", "aj", "saja", "deh", "kak", "ka", "kakak", "min", "admin", "ya",
          "dong", "donk", "mau", "pilih", "pilihan", "ambil", "saya", "sy", "aku", "gw", "itu",
          "tu", "tuh", "the", "one", "please", "pls", "i", "want", "dah", "lah", "sih", "gan",
          "bang", "mas", "mbak", "pak", "bu", "paling", "di", "ke", "jadi", "oke", "ok", "untuk",
          "buat", "nya", "option", "opsi", "nomor", "nomer", "no", "nmr", "number", "choice", "jam",
          "jm", "pukul", "pkl", "wib", "tolong");

  /// Behind or before these a number is the place in the list.
  private static final Set<String> PLACE =
      Set.of("opsi", "nomor", "nomer", "no", "nmr", "pilihan", "number", "option", "ke", "choice");

  private static final Set<String> REFUSAL =
      Set.of(
          "jangan", "jgn", "bukan", "bkn", "selain", "kecuali", "not", "except", "gak", "ga",
          "tidak", "tdk", "nggak", "ngga", "enggak", "gausah");

  private static final Set<String> EARLIEST =
      Set.of("terawal", "tercepat", "secepatnya", "earliest", "soonest", "terdekat");

  private static final Set<String> LATEST = Set.of("latest", "tersore");

  /// Behind "paling".
  private static final Map<String, Integer> MOST =
      Map.of(
          "awal", 1, "pagi", 1, "cepat", 1, "cepet", 1, "dekat", 1, "deket", 1, "akhir", -1, "sore",
          -1, "lambat", -1, "malam", -1);

  private static final Map<String, Integer> ORDINALS =
      Map.ofEntries(
          Map.entry("pertama", 1),
          Map.entry("first", 1),
          Map.entry("1st", 1),
          Map.entry("atas", 1),
          Map.entry("kesatu", 1),
          Map.entry("prtama", 1),
          Map.entry("kedua", 2),
          Map.entry("kdua", 2),
          Map.entry("second", 2),
          Map.entry("2nd", 2),
          Map.entry("ketiga", 3),
          Map.entry("third", 3),
          Map.entry("3rd", 3),
          Map.entry("keempat", 4),
          Map.entry("fourth", 4),
          Map.entry("kelima", 5),
          Map.entry("fifth", 5),
          Map.entry("keenam", 6),
          Map.entry("ketujuh", 7),
          Map.entry("kedelapan", 8),
          Map.entry("kesembilan", 9),
          Map.entry("kesepuluh", 10),
          Map.entry("terakhir", -1),
          Map.entry("last", -1),
          Map.entry("trakhir", -1),
          Map.entry("bawah", -1),
          Map.entry("bontot", -1));

  private static final Map<String, String> NUMBERS =
      Map.ofEntries(
          Map.entry("satu", "1"),
          Map.entry("one", "1"),
          Map.entry("dua", "2"),
          Map.entry("two", "2"),
          Map.entry("tiga", "3"),
          Map.entry("three", "3"),
          Map.entry("empat", "4"),
          Map.entry("four", "4"),
          Map.entry("lima", "5"),
          Map.entry("five", "5"),
          Map.entry("enam", "6"),
          Map.entry("six", "6"),
          Map.entry("tujuh", "7"),
          Map.entry("seven", "7"),
          Map.entry("delapan", "8"),
          Map.entry("eight", "8"),
          Map.entry("sembilan", "9"),
          Map.entry("nine", "9"),
          Map.entry("sepuluh", "10"),
          Map.entry("ten", "10"));

  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("iya", "ya"),
          Map.entry("yes", "ya"),
          Map.entry("pgi", "pagi"),
          Map.entry("morning", "pagi"),
          Map.entry("sian", "siang"),
          Map.entry("sr", "sore"),
          Map.entry("afternoon", "sore"),
          Map.entry("mlm", "malam"),
          Map.entry("malem", "malam"),
          Map.entry("evening", "malam"),
          Map.entry("bsk", "besok"),
          Map.entry("tomorrow", "besok"),
          Map.entry("sbt", "sabtu"),
          Map.entry("mgg", "minggu"),
          Map.entry("jmt", "jumat"),
          Map.entry("rmh", "rumah"),
          Map.entry("kmr", "kamar"),
          Map.entry("kosan", "kos"),
          Map.entry("kost", "kos"),
          Map.entry("apt", "apartemen"),
          Map.entry("sen", "senin"),
          Map.entry("sel", "selasa"),
          Map.entry("rab", "rabu"),
          Map.entry("kam", "kamis"),
          Map.entry("monday", "senin"),
          Map.entry("mon", "senin"),
          Map.entry("snn", "senin"),
          Map.entry("tuesday", "selasa"),
          Map.entry("tue", "selasa"),
          Map.entry("slasa", "selasa"),
          Map.entry("wednesday", "rabu"),
          Map.entry("wed", "rabu"),
          Map.entry("rebo", "rabu"),
          Map.entry("thursday", "kamis"),
          Map.entry("thu", "kamis"),
          Map.entry("kms", "kamis"),
          Map.entry("friday", "jumat"),
          Map.entry("fri", "jumat"),
          Map.entry("saturday", "sabtu"),
          Map.entry("sat", "sabtu"),
          Map.entry("sunday", "minggu"),
          Map.entry("sun", "minggu"),
          Map.entry("ahad", "minggu"),
          Map.entry("jum", "jumat"),
          Map.entry("sab", "sabtu"),
          Map.entry("min", "minggu"));

  private ChoiceWords() {}

  /// Runs of letters and runs of digits, lower case, decoration removed. Never more than `most`.
  static List<String> of(String text, int most) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < plain.length() && words.size() < most; ) {
      int c = plain.codePointAt(i);
      boolean digit = Character.isDigit(c);
      boolean same = !word.isEmpty() && digit == Character.isDigit(word.charAt(word.length() - 1));
      if (!word.isEmpty() && (!same || !Character.isLetterOrDigit(c)) && visible(c)) {
        words.add(word.toString());
        word.setLength(0);
      }
      if (Character.isLetter(c)) {
        word.appendCodePoint(c);
      } else if (digit) {
        word.append((char) ('0' + Character.digit(c, 10)));
      }
      i += Character.charCount(c);
    }
    if (!word.isEmpty() && words.size() < most) {
      words.add(word.toString());
    }
    return words;
  }

  /// Emoji frames and zero-width characters cut no word in two.
  private static boolean visible(int c) {
    int type = Character.getType(c);
    return type != Character.FORMAT
        && type != Character.NON_SPACING_MARK
        && type != Character.ENCLOSING_MARK;
  }

  static boolean filler(String word) {
    return FILLER.contains(word);
  }

  static boolean place(String word) {
    return PLACE.contains(word);
  }

  static boolean refusal(String word) {
    return REFUSAL.contains(word);
  }

  /// The place a word names, counted from 1, -1 for the last, 0 where it names none.
  static int ordinal(String word) {
    return ORDINALS.getOrDefault(word, 0);
  }

  /// 1 where the first of what was offered is meant ("yang paling pagi", "the earliest"), -1 where
  /// the last is, else 0.
  static int end(List<String> said) {
    int end = 0;
    boolean most = said.contains("paling");
    for (String word : said) {
      int here = EARLIEST.contains(word) ? 1 : LATEST.contains(word) ? -1 : 0;
      here = most && here == 0 ? MOST.getOrDefault(word, 0) : here;
      if (here == 0 && !filler(word) || here != 0 && end != 0 && here != end) {
        return 0;
      }
      end = here == 0 ? end : here;
    }
    return end;
  }

  /// A number, in figures or in full.
  static boolean count(String word) {
    return number(usual(word));
  }

  /// One spelling for the same word; numbers without leading zeros.
  static String usual(String word) {
    String number = NUMBERS.get(word);
    if (number != null) {
      return number;
    }
    if (Character.isDigit(word.charAt(0))) {
      String stripped = word.replaceFirst("^0+", "");
      return stripped.isEmpty() ? "0" : stripped;
    }
    return SAME.getOrDefault(word, word);
  }

  /// "jam 1" is a time, never the first place.
  static boolean clock(String word) {
    return word.equals("jam") || word.equals("pukul") || word.equals("pkl") || word.equals("jm");
  }

  static boolean number(String word) {
    return Character.isDigit(word.charAt(0));
  }
}
