package id.fineclean.bot.policy;

import id.fineclean.bot.understanding.text.CleanText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A wish to have something read by its place rather than by what it is about.
public sealed interface Reading {
  /// "apa saja isinya"
  record Contents() implements Reading {}

  /// The number of the last section there is, or of a section's last item: "pasal terakhir".
  int LAST = Integer.MAX_VALUE;

  /// "bacakan pasal 5"
  record Section(int number) implements Reading {}

  /// "bagian 6 ayat 2", "pasal 6.2"
  record Item(int section, int item) implements Reading {}

  /// "poin 3 apa isinya": an item of the section that was just read, else a section
  record Point(int number) implements Reading {}

  /// "ayat 2", which only means something after a section.
  record ItemHere(int item) implements Reading {}

  /// "lanjut"
  record Next() implements Reading {}

  /// "ulangi"
  record Again() implements Reading {}

  /// "bacakan semuanya", after a clause
  record Whole() implements Reading {}

  /// "kirim semua isi kebijakannya"
  record Everything() implements Reading {}

  /// Reads a message; empty where it asks for no place.
  static Optional<Reading> of(String text) {
    return Grammar.read(text);
  }

  /// How places are said.
  final class Grammar {
    private static final List<String> NUMBERS =
        List.of(
            "nol",
            "satu",
            "dua",
            "tiga",
            "empat",
            "lima",
            "enam",
            "tujuh",
            "delapan",
            "sembilan",
            "sepuluh",
            "sebelas");
    private static final String NUMBER =
        "(?:ke[- ]?)?(\\d{1,3}|pertama|(?:paling )?(?:ter)?akhir(?:nya)?|"
            + String.join("|", NUMBERS)
            + ")";
    private static final String SECTION =
        "(?:pasal|psl|bagian|bab|section|article|clause|klausul|§)";
    private static final String ITEM = "(?:ayat|butir|huruf|item|point|poin|nomor|no)";
    private static final Pattern DOTTED =
        Pattern.compile("(?<![\\d.])(\\d{1,2})\\.(\\d{1,2})(?![\\d.])");
    private static final Pattern WITH_ITEM =
        Pattern.compile(
            "(?:"
                + SECTION
                + "|poin|point|nomor|no)\\.? *"
                + NUMBER
                + "[ ,]+(?:.{0,12} )?"
                + ITEM
                + "\\.? *(?:"
                + NUMBER
                + "|([a-h]))\\b");
    /// "ayat 2 pasal 4"
    private static final Pattern ITEM_FIRST =
        Pattern.compile(
            "\\b"
                + ITEM
                + "\\.? *(?:"
                + NUMBER
                + "|([a-h]))[ ,]+(?:(?:dari|di|dalam|pada|of|in|the|nya) ){0,2}"
                + SECTION
                + "\\.? *"
                + NUMBER
                + "\\b");
    private static final Pattern WHOLE_SECTION =
        Pattern.compile(SECTION + "(?:nya)?\\.? *(?:yang |yg )?" + NUMBER + "\\b");
    private static final Pattern LAST_SECTION =
        Pattern.compile("\\b(?:last|final) (?:section|article|clause|part)\\b");
    private static final Pattern POINT =
        Pattern.compile("\\b(?:poin|point|nomor)\\.? *" + NUMBER + "\\b");
    private static final Pattern HERE = Pattern.compile("\\b(?:ayat|butir)\\.? *" + NUMBER + "\\b");
    private static final Pattern CONTENTS =
        Pattern.compile(
            "\\b(?:daftar isi(?:nya)?|isi(?:nya)? ap[ae] ?(?:aja|saja)|ap[ae] ?(?:aja|saja) isi(?:nya)?"
                + "|ada bagian apa (?:aja|saja)|table of contents|list of sections"
                + "|what(?:'s| is) in (?:it|the policy))\\b");
    private static final String ALL =
        "(?:semua|seluruh|keseluruhan|selengkap|lengkap|full|whole|entire|complete|all|utuh)(?:nya)?";
    private static final String TEXT =
        "(?:isi|teks|text|kebijakan|pasal|dokumen|syarat|ketentuan|aturan|policy|terms|document)"
            + "(?:nya)?";
    private static final Pattern EVERYTHING =
        Pattern.compile(
            "\\b"
                + ALL
                + " (?:the |of |dari |poin |bagian |isi )*"
                + TEXT
                + "\\b|\\b"
                + TEXT
                + "(?: privasi| privacy)? (?:yang |yg |secara |dari |versi )*"
                + ALL
                + "\\b");
    /// Whose sections are none of ours.
    private static final Pattern LAW =
        Pattern.compile(
            "\\b(?:uu|undang|undang-undang|ruu|kuhp|kuhap|kuhperdata|gdpr|pp no|perppu|permen"
                + "|perda|kitab|konstitusi|uud)\\b");
    private static final Pattern ABOUT =
        Pattern.compile(
            "\\b(?:data|info|informasi|soal|tentang|about|apakah|kenapa|mengapa|harus|wajib|why)");
    private static final Set<String> NEXT =
        Set.of(
            "lanjut",
            "lanjutkan",
            "lanjutin",
            "lanjutannya",
            "terus",
            "terusin",
            "teruskan",
            "selanjutnya",
            "berikutnya",
            "next",
            "continue",
            "lnjt",
            "lanjt");
    private static final Set<String> AGAIN =
        Set.of("ulangi", "ulang", "ulangin", "repeat", "again");
    private static final Set<String> WHOLE =
        Set.of("semua", "semuanya", "seluruhnya", "lengkap", "lengkapnya", "everything");
    private static final Set<String> FILLERS =
        Set.of(
            "dong", "deh", "ya", "yuk", "kak", "min", "coba", "tolong", "bacakan", "bacain", "baca",
            "sekali", "lagi", "ayo", "oke", "ok", "please", "nya", "gan", "bang", "mas", "mbak",
            "yang", "yg", "bagian", "clause");
    private static final int LONGEST_COMMAND = 5;

    /// Nobody asks for a place in more; what is behind is not read, so that the cost stays bounded.
    private static final int MAX_CHARS = 400;

    private Grammar() {}

    private static Optional<Reading> read(String text) {
      String clean = CleanText.of(text);
      String plain =
          clean.substring(0, Math.min(clean.length(), MAX_CHARS)).toLowerCase(Locale.ROOT).strip();
      return numbered(plain)
          .or(() -> contents(plain))
          .or(() -> everything(plain))
          .or(() -> command(plain));
    }

    private static Optional<Reading> numbered(String text) {
      if (LAW.matcher(text).find()) {
        return Optional.empty();
      }
      Matcher item = WITH_ITEM.matcher(text);
      if (item.find()) {
        return Optional.of(new Item(number(item.group(1)), place(item.group(2), item.group(3))));
      }
      Matcher first = ITEM_FIRST.matcher(text);
      if (first.find()) {
        return Optional.of(new Item(number(first.group(3)), place(first.group(1), first.group(2))));
      }
      Matcher dotted = DOTTED.matcher(text);
      if (dotted.find() && namesAPlace(text)) {
        return Optional.of(
            new Item(Integer.parseInt(dotted.group(1)), Integer.parseInt(dotted.group(2))));
      }
      return first(WHOLE_SECTION, text)
          .or(() -> LAST_SECTION.matcher(text).find() ? Optional.of(LAST) : Optional.empty())
          .<Reading>map(Section::new)
          .or(() -> first(POINT, text).map(Point::new))
          .or(() -> first(HERE, text).map(ItemHere::new));
    }

    private static int place(@Nullable String number, @Nullable String letter) {
      return letter == null
          ? number(Objects.requireNonNull(number, "one of both matched"))
          : letter.charAt(0) - 'a' + 1;
    }

    /// Whether a dotted number is a clause's, not a version's, a price or a time.
    private static boolean namesAPlace(String text) {
      return Pattern.compile(SECTION + "|poin|point|ayat|nomor").matcher(text).find()
              && !text.contains("versi")
          || DOTTED.matcher(text).replaceFirst("").isBlank();
    }

    private static Optional<Integer> first(Pattern pattern, String text) {
      Matcher matcher = pattern.matcher(text);
      return matcher.find() ? Optional.of(number(matcher.group(1))) : Optional.empty();
    }

    private static int number(String word) {
      if (word.contains("akhir")) {
        return LAST;
      }
      if (word.equals("pertama")) {
        return 1;
      }
      int named = NUMBERS.indexOf(word);
      return named >= 0 ? named : Integer.parseInt(word);
    }

    private static Optional<Reading> contents(String text) {
      return CONTENTS.matcher(text).find() ? Optional.of(new Contents()) : Optional.empty();
    }

    /// "semua data saya" is not about a document, and a question is about something in it.
    private static Optional<Reading> everything(String text) {
      return EVERYTHING.matcher(text).find() && !ABOUT.matcher(text).find()
          ? Optional.of(new Everything())
          : Optional.empty();
    }

    private static Optional<Reading> command(String text) {
      List<String> words = Arrays.asList(text.split("[^\\p{L}]+"));
      if (words.size() > LONGEST_COMMAND) {
        return Optional.empty();
      }
      if (text.contains("sekali lagi")) {
        return Optional.of(new Again());
      }
      List<String> said = words.stream().filter(word -> !FILLERS.contains(word)).toList();
      return said.size() == 1 ? command(said.getFirst(), words) : Optional.empty();
    }

    private static Optional<Reading> command(String word, List<String> words) {
      if (NEXT.contains(word)) {
        return Optional.of(new Next());
      }
      if (AGAIN.contains(word)) {
        return Optional.of(new Again());
      }
      boolean toRead =
          words.stream().anyMatch(one -> one.startsWith("baca") || one.equals("bagian"));
      return WHOLE.contains(word) && toRead ? Optional.of(new Whole()) : Optional.empty();
    }
  }
}
