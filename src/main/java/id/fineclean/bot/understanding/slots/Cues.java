package id.fineclean.bot.understanding.slots;

import java.util.Set;

/// Words around a day, a time or a count that tell whether it is the one meant.
final class Cues {
  private static final Set<String> QUESTION_BEFORE_NO =
      Set.of("bisa", "ada", "boleh", "mau", "kosong", "dapat", "atau", "apa", "apakah", "ready");

  private static final Set<String> REFUSED =
      Set.of("bisa", "jadi", "usah", "mau", "sempat", "boleh", "pas");

  private static final Set<String> TARGET =
      Set.of(
          "ke",
          "jadi",
          "ganti",
          "untuk",
          "mau",
          "bisa",
          "minta",
          "tapi",
          "maunya",
          "lebih",
          "yaitu",
          "misalnya",
          "misal",
          "antara",
          "pilih",
          "mending",
          "pesan",
          "booking",
          "book");

  private static final Set<String> ORIGIN =
      Set.of(
          "dari",
          "tadinya",
          "awalnya",
          "sebelum",
          "daripada",
          "semula",
          "sebelumnya",
          "jadwal",
          "kemarin",
          "harusnya");

  private static final Set<String> REASON = Set.of("karena", "biar", "takut", "kalau");

  private static final Set<String> SMALL =
      Set.of(
          "hari", "tanggal", "jam", "pas", "di", "yang", "pada", "sekitar", "on", "at", "the",
          "mulai", "antara", "do");

  private static final Set<String> TURN =
      Set.of(
          "eh", "maksud", "ralat", "salah", "maaf", "ganti", "tapi", "ups", "typo", "→", ">",
          "wait");

  private static final Set<String> UNABLE =
      Set.of("bisa", "sempat", "sempet", "usah", "mau", "keburu", "cocok", "enak");

  /// What people do when no crew can come, or what the crew comes for.
  private static final Set<String> BUSY =
      Set.of(
          "kerja",
          "sibuk",
          "kuliah",
          "acara",
          "acaranya",
          "ultah",
          "nikahan",
          "lamaran",
          "kondangan",
          "syukuran",
          "pengajian",
          "ujian",
          "sekolah",
          "rapat",
          "party",
          "arisan",
          "pergi",
          "ngantor",
          "meeting",
          "dinas",
          "pulang",
          "tidur",
          "berangkat",
          "tamu",
          "hajatan",
          "keluar",
          "work",
          "busy",
          "libur",
          "masuk");

  private Cues() {}

  /// An appointment is being moved.
  static boolean moves(Sentence s) {
    for (int i = 0; i < Math.min(s.size(), 200); i++) {
      if (s.is(i, "ganti")) {
        return true;
      }
    }
    return false;
  }

  /// The words right before `from` refuse what follows: "jangan Sabtu", "bukan yang besok", "gak
  /// bisa lusa".
  static boolean refused(Sentence s, int from) {
    int k = before(s, from);
    return switch (s.word(k)) {
      case "jangan", "bukan", "selain" -> true;
      case "of" -> s.is(k - 1, "saja");
      // elsewhere it ends a question: "bisa cuci sofa gak hari Rabu?"
      case "tidak" -> !s.at(k - 1).isWord() || s.is(k - 1, "kalau", "saya");
      case "cant", "cannot", "wont", "gausah", "gamau", "gabisa", "gajadi" -> true;
      default ->
          REFUSED.contains(s.word(k))
              && s.is(k - 1, "tidak", "jangan", "usah")
              && !QUESTION_BEFORE_NO.contains(s.word(k - 2));
    };
  }

  /// The words right behind `to` refuse what stood before: "Sabtu ga bisa", "besok penuh".
  static boolean refusedBehind(Sentence s, int to) {
    int k = s.is(to, "saya", "nya", "kayaknya") || s.is(to, "ternyata", "kok") ? to + 1 : to;
    boolean put = s.is(k + 1, ",", ".") || s.is(k, "jangan") && !s.at(k + 1).isWord();
    boolean timed = s.is(k + 2, "jam") || DayPart.of(s.word(k + 2)) != null;
    return s.is(k, "tidak") && UNABLE.contains(s.word(k + 1)) && !timed
        || s.is(k, "tidak", "jangan") && put && !asks(s, k)
        || s.is(k, "penuh") && !s.is(k + 1, "tidak")
        || s.is(k, "gabisa", "gajadi", "gasempet");
  }

  /// "Bisa diundur ke Jumat ga, jam yang sama": the "ga" at `end` closes a question.
  private static boolean asks(Sentence s, int end) {
    for (int k = end - 1; k >= 0 && k > end - 7 && s.at(k).isWord(); k--) {
      if (s.is(k, "bisa", "boleh", "undur") || s.is(k, "bs", "pindah", "diundur")) {
        return true;
      }
    }
    return false;
  }

  /// "besok batal" tells which booking is meant, unless another day follows.
  static boolean calledOff(Sentence s, int to) {
    return s.is(to, "batal") || s.is(to, "tidak") && s.is(to + 1, "jadi");
  }

  /// How much speaks for what stands at `from` to `to`; higher wins.
  static int weight(Sentence s, int from, int to) {
    return weightBefore(s, beforeCalendar(s, from))
        + weightBehind(s.word(behindCalendar(s, to)))
        + busy(s, from, to);
  }

  private static int weightBefore(Sentence s, int k) {
    if (secondChoice(s, k)) {
      return -5;
    }
    if (TARGET.contains(s.word(k))) {
      return 2;
    }
    boolean against =
        ORIGIN.contains(s.word(k)) || REASON.contains(s.word(k)) || REASON.contains(s.word(k - 1));
    return against ? -2 : 0;
  }

  /// "jam 9, kalau penuh jam 10", "kalau gak bisa lusa": only where the first cannot be.
  private static boolean secondChoice(Sentence s, int k) {
    boolean unable =
        s.is(k, "penuh", "habis") || UNABLE.contains(s.word(k)) && s.is(k - 1, "tidak");
    int start = s.is(k - 1, "tidak") ? k - 2 : k - 1;
    return unable && s.is(start, "kalau") || s.is(k, "tidak") && s.is(k - 1, "kalau");
  }

  /// "Senin saya kerja", "arisan Sabtu": that is why it is another day.
  private static int busy(Sentence s, int from, int to) {
    for (int k = to; k < to + 3 && s.at(k).isWord(); k++) {
      if (BUSY.contains(s.word(k))) {
        return -2;
      }
    }
    int before = before(s, from);
    return BUSY.contains(s.word(before))
            || s.is(before, "datang") && BUSY.contains(s.word(before - 1))
        ? -2
        : 0;
  }

  /// "bukan besok pagi": the part of the day goes with the day.
  static boolean refusedPart(Sentence s, int from) {
    return s.is(beforeCalendar(s, from), "jangan", "bukan", "selain");
  }

  private static int weightBehind(String word) {
    return switch (word) {
      case "saja", "deh" -> 3;
      case "ya", "lebih", "dong", "boleh", "bisa", "baru" -> 1;
      default -> 0;
    };
  }

  /// Between the two the customer changes their mind: "jam 9 eh jam 10".
  static boolean turns(Sentence s, int from, int to) {
    for (int k = Math.max(from, to - 12); k < to; k++) {
      if (TURN.contains(s.word(k))) {
        return true;
      }
    }
    return false;
  }

  private static int before(Sentence s, int from) {
    int k = from - 1;
    while (k >= 0 && k > from - 5 && SMALL.contains(s.word(k))) {
      k--;
    }
    return k;
  }

  /// The word before all that is said of one day and time: "ke" in "ke Jumat jam 2".
  private static int beforeCalendar(Sentence s, int from) {
    int k = from - 1;
    while (k >= 0 && k > from - 7 && (SMALL.contains(s.word(k)) || calendar(s, k))) {
      k--;
    }
    return k;
  }

  /// The word behind all that is said of one day and time: "aja" in "Minggu pagi aja".
  private static int behindCalendar(Sentence s, int to) {
    int k = to;
    while (k < to + 6 && (SMALL.contains(s.word(k)) || calendar(s, k))) {
      k++;
    }
    return k;
  }

  /// "Jangan sebelum tgl 28": what is refused lies beyond the day.
  static boolean refusedBound(Sentence s, int from) {
    for (int k = from - 1; k >= 0 && k > from - 6 && s.at(k).isWord(); k--) {
      if (s.is(k, "jangan", "bukan")) {
        return true;
      }
    }
    return false;
  }

  /// Whether a day is said there: "sebelum tgl 28", "sebelum hari Rabu".
  static boolean isOfCalendar(Sentence s, int k) {
    return calendar(s, k) || s.is(k, "hari", "tanggal");
  }

  private static boolean calendar(Sentence s, int k) {
    return s.digits(k)
        || DayPart.of(s.word(k)) != null
        || Weekdays.at(s, k) != null
        || Months.at(s, k) > 0
        || s.is(k, "besok", "lusa", "depan")
        || s.is(k, "ini", "setengah", ".");
  }
}
