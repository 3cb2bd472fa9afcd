package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.SlotKey;

/// What an address goes on with, and what it does not.
final class AddressWords {
  private AddressWords() {}

  /// A part of an address begins here, whatever stood before.
  static boolean follow(Sentence s, int k) {
    return switch (s.word(k)) {
      case "jalan",
          "gang",
          "komplek",
          "perumahan",
          "cluster",
          "blok",
          "tower",
          "nomor",
          "kelurahan",
          "kecamatan",
          "kabupaten",
          "kota",
          "provinsi",
          "rt",
          "rw",
          "kodepos",
          "dusun",
          "desa" ->
          !phoneNumber(s, k);
      case "kode" -> s.is(k + 1, "pos");
      case "patokan" -> true;
      case "lantai", "unit", "kamar" -> designated(s, k + 1);
      default -> Chatter.place(s.at(k)) || PostalRule.code(s, k);
    };
  }

  /// Lines that hold nothing but names lead to one that surely is a place: "Sukamaju", "Depok".
  static boolean placesFollow(Sentence s, int k) {
    int at = k;
    for (int lines = 0; lines < 3; lines++) {
      int end = at;
      while (end < at + 4 && s.at(end).isWord() && !stops(s, end) && !Capitals.known(s.at(end))) {
        end++;
      }
      if (end == at || Chatter.firstName(s.at(at)) || !s.is(end, "\n", ",")) {
        return end > at && !s.at(end).isWord() && compass(s.word(end - 1));
      }
      if (compass(s.word(end - 1)) || follow(s, end + 1)) {
        return true;
      }
      at = end + 1;
    }
    return false;
  }

  /// A town or quarter, or what stands behind one ("Jakarta Selatan").
  static boolean placeWord(Sentence s, int k) {
    return Chatter.place(s.at(k)) || compass(s.word(k)) || s.is(k, "kota", "kabupaten");
  }

  private static boolean compass(String word) {
    return switch (word) {
      case "barat", "timur", "utara", "selatan", "pusat" -> true;
      default -> false;
    };
  }

  /// A floor or flat has a number or some letters: "lantai 9", "unit CD", "unit e".
  private static boolean designated(Sentence s, int k) {
    Token token = s.at(k);
    boolean letters = token.isWord() && token.raw().length() <= 2;
    return s.digits(k)
        || s.is(k, ".", "nomor", "dasar")
        || letters
            && (token.capital() || !Chatter.has(token.word()) && !dangling(token.word()))
            && !s.is(k, "ac");
  }

  static boolean villa(Token token) {
    return token.raw().equals("villa") || token.raw().equals("vila");
  }

  /// Part of a street's name that elsewhere would be a day: "Jl. Senin Raya", "Jl. 17 Agustus No.
  /// 45". What follows tells: a street goes on with its number.
  static boolean inStreetName(Sentence s, int k) {
    int first = k;
    while (first > k - 4 && calendarName(s, first - 1)) {
      first--;
    }
    return calendarName(s, k) && streetHead(s, first - 1) && numberFollows(s, k + 1);
  }

  private static boolean calendarName(Sentence s, int k) {
    return s.at(k).isWord()
        ? Weekdays.named(s.word(k)) || Months.at(s, k) > 0 || DayPart.of(s.word(k)) != null
        : s.digits(k) && s.at(k).value() <= 31 && Months.at(s, k + 1) > 0;
  }

  private static boolean streetHead(Sentence s, int k) {
    int head = s.is(k, ".") ? k - 1 : k;
    boolean walk = s.at(head).raw().equals("jalan") && !Capitals.cased(s, head);
    return s.is(head, "jalan", "gang") && !walk;
  }

  private static boolean numberFollows(Sentence s, int from) {
    for (int k = from; k < from + 4; k++) {
      if (s.is(k, "nomor", "blok", "rt") || s.is(k, "raya", "dalam", "kav")) {
        return true;
      }
      if (s.digits(k) && Months.at(s, k + 1) == 0) {
        return !s.is(k + 1, ":", "/") && !(s.is(k + 1, ".") && s.glued(k + 2) && s.digits(k + 2));
      }
      if (!calendarName(s, k)) {
        return false;
      }
    }
    return false;
  }

  /// Behind "patokan" or "depan" a house, an office or a shop is what the crew looks for.
  static boolean inLandmark(Sentence s, int k) {
    for (int at = k - 1; at > k - 8 && (s.at(at).isWord() || s.is(at, ":")); at--) {
      if (landmark(s.word(at))) {
        return true;
      }
    }
    return false;
  }

  /// The sentence goes on with something else.
  static boolean stops(Sentence s, int k) {
    Token token = s.at(k);
    if (inStreetName(s, k)) {
      return false;
    }
    return switch (token.kind()) {
      case WORD -> wordStops(s, k);
      case DIGITS -> numberStops(s, k);
      case SIGN, BREAK, EDGE -> false;
    };
  }

  private static boolean wordStops(Sentence s, int k) {
    return switch (s.word(k)) {
      case "nomor" -> phoneNumber(s, k);
      case "atas" -> s.is(k + 1, "nama");
      case "a", "an" -> onBehalf(s, k);
      case "penerima", "pemesan", "pic", "sebelum", "maksimal" -> true;
      case "paling" -> s.is(k + 1, "telat");
      case "luas", "tipe", "sofa", "kasur", "karpet", "ac", "tanggal", "jam", "minggu", "besok" ->
          !s.is(k - 1, "pasar", "ps");
      case "rumah" ->
          !s.is(k + 1, "susun", "sakit", "makan")
              && !s.is(k + 1, "nomor")
              && !(villa(s.at(k)) && Capitals.cased(s, k))
              && !inLandmark(s, k);
      case "kamar", "lantai", "unit" -> !designated(s, k + 1) && !Capitals.cased(s, k + 1);
      case "kantor", "toko" -> !inLandmark(s, k) && !Capitals.cased(s, k);
      case "patokan" -> false;
      default -> Numbers.begins(s, k) ? wordNumberStops(s, k) : s.is(k + 1, "@") || chatter(s, k);
    };
  }

  /// "an Rina", "a.n. Rina": whom to ask for there.
  private static boolean onBehalf(Sentence s, int k) {
    boolean spelled = s.is(k, "a") && s.is(k + 1, ".", "/") && s.is(k + 2, "n");
    int behind = spelled ? k + 3 : k + 1;
    int name = s.is(behind, ".", ":") ? behind + 1 : behind;
    Token next = s.at(name);
    boolean person =
        Capitals.cased(s, name) || Chatter.honorific(next.word()) || Chatter.firstName(next);
    return spelled || s.is(k, "an") && next.isWord() && (name > behind || person);
  }

  /// Chatter, unless it is written as part of a name: "Jl. Maju Terus".
  private static boolean chatter(Sentence s, int k) {
    if (!Chatter.has(s.word(k))
        || s.is(k - 1, "pasar", "ps")
        || roman(s.at(k))
        || s.is(k, "mas") && goldenPlace(s, k)) {
      return false;
    }
    boolean named = Capitals.cased(s, k) && (s.at(k - 1).isWord() || s.is(k - 1, "."));
    if (named && s.is(k + 1, "nomor", "blok", "rt") && !phoneNumber(s, k + 1)
        || named && s.is(k + 1, "raya", "dalam", "indah")
        || s.at(k).capital() && s.at(k).raw().length() <= 2 && labelled(s, k)
        || inLandmark(s, k) && (Chatter.honorific(s.word(k)) || shouted(s, k))) {
      return false;
    }
    return !named || calendar(s.word(k)) || Weekdays.at(s, k) != null || !capitalsTell(s);
  }

  /// "Pancoran Mas", "Pulo Mas": gold, not the man one talks to, where a place stands behind it
  // too.
  private static boolean goldenPlace(Sentence s, int k) {
    int behind = s.is(k + 1, ",") ? k + 2 : k + 1;
    return s.is(k - 1, "pancoran", "pulo", "sunter")
        || placeWord(s, behind) && !s.is(behind - 1, "\n");
  }

  /// A school or company near by: "SD 03".
  private static boolean shouted(Sentence s, int k) {
    return s.at(k).capital() && !Capitals.cased(s, k) && s.digits(k + 1);
  }

  /// "Jl. Wijaya II".
  private static boolean roman(Token token) {
    return token.capital()
        && token.raw().length() <= 4
        && token.raw().chars().allMatch(c -> c == 'i' || c == 'v' || c == 'x');
  }

  /// In a text that begins every word with a capital, capitals say nothing.
  private static boolean capitalsTell(Sentence s) {
    int small = 0;
    for (int k = 0; k < Math.min(s.size(), 100); k++) {
      boolean word = s.at(k).isWord() && s.at(k).raw().length() > 2;
      small += word && !s.at(k).capital() ? 1 : 0;
    }
    return small > 0;
  }

  private static boolean calendar(String word) {
    return switch (word) {
      case "besok", "lusa", "hari", "nama", "hp", "wa", "telp", "email", "jam", "untuk", "atas" ->
          true;
      default -> DayPart.of(word) != null;
    };
  }

  private static boolean wordNumberStops(Sentence s, int k) {
    ReadNumber number = Numbers.at(s, k);
    return number != null && CountedNouns.counted(s, number.to());
  }

  private static boolean numberStops(Sentence s, int k) {
    if (labelled(s, k)) {
      return false;
    }
    Token token = s.at(k);
    boolean phone =
        token.digits() >= 8
            || token.digits() >= 3
                && (token.word().startsWith("08") || token.word().startsWith("62"));
    boolean clock =
        s.is(k + 1, ":", ".") && s.glued(k + 1) && s.glued(k + 2) && s.at(k + 2).digits() == 2;
    boolean date =
        s.is(k + 1, "/")
            && s.digits(k + 2)
            && (s.is(k + 3, "jam") || s.is(k + 3, "/") && s.digits(k + 4));
    boolean part = DayPart.withHour(s.word(k + 1)) != null;
    return phone || clock || date || part || Months.at(s, k + 1) > 0 || counts(s, k);
  }

  /// "5 kamar" counts; "5 lantai 2" is a number with the floor behind it, and in "jl kenanga 5 sofa
  /// 3 dudukan" each number has its own.
  private static boolean counts(Sentence s, int k) {
    if (!CountedNouns.counted(s, k + 1)) {
      return false;
    }
    if (s.is(k + 1, "jam") && Numbers.begins(s, k + 2)) {
      return false;
    }
    int behind = CountedNouns.end(s, k + 1);
    ReadNumber own = Numbers.begins(s, behind) ? Numbers.at(s, behind) : null;
    if (CountedNouns.key(s, k + 1) == SlotKey.UNITS
        && own != null
        && CountedNouns.counted(s, own.to())) {
      return false;
    }
    boolean place = s.is(k + 1, "lantai", "unit", "tower") || s.is(k + 1, "kamar");
    return !(place && designated(s, k + 2));
  }

  private static boolean labelled(Sentence s, int k) {
    int label = s.is(k - 1, ".", ":") ? k - 2 : k - 1;
    return switch (s.word(label)) {
      case "nomor", "blok", "rt", "rw", "unit", "tower", "kavling", "kav", "gang", "jalan" -> true;
      case "lantai" -> true;
      case "/", "-" -> s.glued(k);
      default -> false;
    };
  }

  /// "No. HP".
  private static boolean phoneNumber(Sentence s, int k) {
    return s.is(k, "nomor") && phoneLabel(s, s.is(k + 1, ".") ? k + 2 : k + 1);
  }

  private static boolean phoneLabel(Sentence s, int k) {
    return switch (s.word(k)) {
      case "hp",
          "wa",
          "telp",
          "tlp",
          "telepon",
          "telpon",
          "whatsapp",
          "handphone",
          "kontak",
          "nya" ->
          true;
      default -> false;
    };
  }

  static boolean landmark(String word) {
    return switch (word) {
      case "dekat",
          "deket",
          "depan",
          "belakang",
          "samping",
          "sebelah",
          "seberang",
          "dkt",
          "patokan" ->
          true;
      default -> false;
    };
  }

  /// A full stop behind these ends no sentence.
  static boolean shortened(Token token) {
    return shortened(token.word())
        || shortened(token.raw())
        || token.isWord() && token.raw().length() == 1;
  }

  private static boolean shortened(String word) {
    return switch (word) {
      case "jalan",
          "nomor",
          "kelurahan",
          "kecamatan",
          "kabupaten",
          "gang",
          "blok",
          "lantai",
          "rt",
          "rw",
          "provinsi",
          "komplek",
          "perumahan",
          "apartemen",
          "kav",
          "dr",
          "kp",
          "ds",
          "dsn",
          "prof",
          "ir",
          "tower",
          "jend",
          "jenderal",
          "let",
          "letjen",
          "letjend",
          "letkol",
          "mayjen",
          "brigjen",
          "kapt",
          "kol",
          "laks",
          "marsma",
          "kh",
          "hj",
          "drs",
          "hm",
          "st",
          "tb",
          "ters",
          "tmn",
          "komp",
          "pgr" ->
          true;
      default -> false;
    };
  }

  /// Left over at the end of an address.
  static boolean dangling(String word) {
    return switch (word) {
      case "\n",
          ",",
          ".",
          "-",
          "(",
          ":",
          ";",
          "/",
          "di",
          "ke",
          "yang",
          "dekat",
          "deket",
          "daerah",
          "sekitar",
          "dari",
          "nomor",
          "pada",
          "dalam2",
          "x" ->
          true;
      default -> false;
    };
  }

  static boolean behindLabel(Sentence s, int k) {
    return switch (s.word(k)) {
      case "saya",
          "kami",
          "rumah",
          "lengkap",
          "di",
          "ada",
          "nya",
          ":",
          "-",
          "=",
          "kantor",
          "baru",
          "adalah",
          "is",
          "pengerjaan",
          "\n",
          "my",
          "berada",
          "kerja",
          "cleaning",
          "pembersihan",
          "ini" ->
          true;
      case "." -> !s.glued(k + 1);
      default -> false;
    };
  }

  /// Behind "alamat" these tell of an address instead of being one.
  static boolean noPlace(String word) {
    return switch (word) {
      case "sesuai",
          "sama",
          "tetap",
          "beda",
          "berbeda",
          "dimana",
          "dmana",
          "fineclean",
          "pelanggan",
          "lain",
          "kurang",
          "lewat",
          "ke",
          "dari" ->
          true;
      default -> false;
    };
  }
}
