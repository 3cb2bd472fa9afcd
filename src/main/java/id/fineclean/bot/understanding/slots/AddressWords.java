package id.fineclean.bot.understanding.slots;

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
      case "lantai", "unit", "kamar" -> s.digits(k + 1) || s.is(k + 1, ".", "nomor");
      default -> Chatter.place(s.at(k)) || PostalRule.code(s, k);
    };
  }

  /// The sentence goes on with something else.
  static boolean stops(Sentence s, int k) {
    Token token = s.at(k);
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
      case "penerima", "pemesan", "pic" -> true;
      case "luas", "tipe", "sofa", "kasur", "karpet", "ac", "tanggal", "jam", "minggu", "besok" ->
          !s.is(k - 1, "pasar", "ps");
      case "rumah" ->
          !s.is(k + 1, "susun", "sakit", "makan")
              && !s.is(k + 1, "nomor")
              && !landmark(s.word(k - 1));
      case "kamar", "lantai", "unit" ->
          !(s.digits(k + 1)
              || s.is(k + 1, ".", "nomor")
              || s.is(k + 1, "dasar")
              || Proper.cased(s, k + 1));
      case "kantor", "toko" -> !landmark(s.word(k - 1)) && !Proper.cased(s, k);
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
        Proper.cased(s, name) || Chatter.honorific(next.word()) || Chatter.firstName(next);
    return spelled || s.is(k, "an") && next.isWord() && (name > behind || person);
  }

  /// Chatter, unless it is written as part of a name: "Jl. Maju Terus".
  private static boolean chatter(Sentence s, int k) {
    if (!Chatter.has(s.word(k)) || s.is(k - 1, "pasar", "ps") || roman(s.at(k))) {
      return false;
    }
    boolean named = Proper.cased(s, k) && (s.at(k - 1).isWord() || s.is(k - 1, "."));
    if (named && s.is(k + 1, "nomor", "blok", "rt") && !phoneNumber(s, k + 1)) {
      return false;
    }
    return !named || calendar(s.word(k)) || Weekdays.at(s, k) != null || !capitalsTell(s);
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
    Num number = Numbers.at(s, k);
    return number != null && Nouns.counted(s, number.to());
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

  /// "5 kamar" counts; "5 lantai 2" is a number with the floor behind it.
  private static boolean counts(Sentence s, int k) {
    if (!Nouns.counted(s, k + 1)) {
      return false;
    }
    if (s.is(k + 1, "jam") && Numbers.begins(s, k + 2)) {
      return false;
    }
    boolean place = s.is(k + 1, "lantai", "unit", "tower") || s.is(k + 1, "kamar");
    return !(place && (s.digits(k + 2) || s.is(k + 2, "nomor", ".")));
  }

  private static boolean labelled(Sentence s, int k) {
    int label = s.is(k - 1, ".", ":") ? k - 2 : k - 1;
    return switch (s.word(label)) {
      case "nomor", "blok", "rt", "rw", "unit", "tower", "kavling", "kav", "gang", "jalan" -> true;
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
      case "dekat", "deket", "depan", "belakang", "samping", "sebelah", "seberang", "dkt" -> true;
      default -> false;
    };
  }

  /// A full stop behind these ends no sentence.
  static boolean shortened(Token token) {
    return switch (token.word()) {
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
          "tower" ->
          true;
      default -> token.isWord() && token.raw().length() == 1;
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
