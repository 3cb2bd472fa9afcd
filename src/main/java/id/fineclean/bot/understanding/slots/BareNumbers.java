package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Asked;
import id.fineclean.bot.understanding.Context;
import java.util.Set;

/// Numbers that mean something only because of the question they answer.
final class BareNumbers {
  /// Words the grammar has no other use for that lead to an answer.
  private static final Set<String> LEADS =
      Set.of(
          "maunya",
          "sekitar",
          "sekitaran",
          "kisaran",
          "kira2",
          "pilih",
          "ambil",
          "cocok",
          "enaknya",
          "hmm",
          "hm",
          "em",
          "umm",
          "oh",
          "wah",
          "nah",
          "paling",
          "mungkin",
          "kayaknya",
          "kyknya",
          "coba",
          "gas",
          "fix",
          "bebasin",
          "about",
          "around",
          "maybe",
          "prefer",
          "say",
          "hari2",
          "mending",
          "langsung",
          "sktr",
          "skitar");

  private BareNumbers() {}

  /// The number at `i` answers the open question: it counts nothing, and no longer number goes
  /// through it.
  static boolean is(Sentence s, int i, Asked asked, Context context) {
    if (context.asked().filter(open -> open == asked).isEmpty() || labelled(s, i - 1)) {
      return false;
    }
    ReadNumber number = Numbers.at(s, i);
    return number != null
        && (!CountedNouns.counted(s, number.to()) || timed(s, number.to()))
        && !Numbers.begins(s, number.to())
        && !Numbers.begins(s, i - 1);
  }

  /// "28 jam 9" is a day and its time.
  private static boolean timed(Sentence s, int k) {
    return s.is(k, "jam") && Numbers.begins(s, k + 1);
  }

  /// The word before makes the number something else: "pasal 5", "nomor 2", "bukan 12".
  private static boolean labelled(Sentence s, int i) {
    if (!s.at(i).isWord()) {
      return false;
    }
    return switch (s.word(i)) {
      case "nomor",
          "bukan",
          "jangan",
          "selain",
          "tipe",
          "luas",
          "blok",
          "gang",
          "jalan",
          "tower",
          "harga",
          "biaya",
          "tarif",
          "total",
          "kode",
          "kurang",
          "tambah" ->
          true;
      default ->
          CountedNouns.counted(s, i)
              || !Chatter.has(s.word(i))
                  && !UsualSpelling.knows(s.at(i).raw())
                  && !Chatter.honorific(s.word(i))
                  && !LEADS.contains(s.word(i));
    };
  }

  /// "jam 9 eh 10 aja": the number takes the place of one said with `label` before.
  static boolean corrects(Sentence s, int i, String label, String other) {
    boolean turn =
        s.is(i - 1, "eh", "jadi", "ganti")
            || s.is(i - 1, "ke", "tapi", "maksud")
            || s.is(i - 1, "ralat", "atau", "bukan");
    ReadNumber number = turn || s.is(i - 1, ",") ? Numbers.at(s, i) : null;
    if (number != null && !turn && !s.is(number.to(), "saja", "deh")) {
      return false;
    }
    if (number == null || CountedNouns.counted(s, number.to())) {
      return false;
    }
    for (int k = i - 2; k > i - 8; k--) {
      if (s.is(k, label, other)) {
        return s.is(k, label);
      }
    }
    return false;
  }
}
