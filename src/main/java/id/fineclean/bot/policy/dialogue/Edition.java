package id.fineclean.bot.policy.dialogue;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which of a document's versions a message is about.
sealed interface Edition {
  /// The one in force.
  record Current() implements Edition {}

  /// "versi lama"
  record Former() implements Edition {}

  /// "versi 1.0"
  record Named(String version) implements Edition {}

  /// "waktu saya pesan dulu", "kebijakan per tanggal 1 Maret"
  record OnADay() implements Edition {}

  /// Reads a message.
  static Edition of(String text) {
    return Wording.read(text.toLowerCase(Locale.ROOT));
  }

  /// Whether a message asks what is different from a former version.
  static boolean asksWhatChanged(String text) {
    return Wording.CHANGED.matcher(text.toLowerCase(Locale.ROOT)).find();
  }

  /// What else a message is about, besides a version.
  static String subject(String text) {
    return Wording.rest(text.toLowerCase(Locale.ROOT));
  }

  /// How versions are said.
  final class Wording {
    private static final String RULES =
        "(?:versi|kebijakan(?: privasi)?|aturan|ketentuan|syarat|s ?& ?k|privasi)(?:nya)?";
    private static final Pattern NAMED =
        Pattern.compile("\\b(?:versi|version|v)\\.? *(\\d{1,3}(?:\\.\\d{1,3}){0,2})\\b");
    private static final Pattern FORMER =
        Pattern.compile(
            "\\b"
                + RULES
                + " (?:yang |yg )?(?:lama|sebelumnya|terdahulu|dulu|sebelum ini)\\b"
                + "|\\b(?:old|previous|former) (?:version|policy|terms)\\b");
    private static final Pattern ORDERED =
        Pattern.compile(
            "\\b"
                + RULES
                + ".{0,40}\\b(?:waktu|saat|ketika|pas|when|sewaktu)\\b.{0,20}"
                + "\\b(?:pesan|pesen|memesan|order|booking|ordered|booked|daftar)\\b"
                + "|\\bpolicy when i (?:ordered|booked)\\b");
    private static final Pattern DATED =
        Pattern.compile("\\b" + RULES + " (?:yang berlaku )?(?:per|pada|tanggal|tgl|bulan)\\b");

    private static final Pattern CHANGED =
        Pattern.compile(
            "\\b(?:apa|apanya|apa aja|apa saja|yang mana) (?:sih |aja |saja )?(?:yang |yg )?"
                + "(?:berubah|diubah|berbeda|beda)\\w*"
                + "|\\b(?:perubahan(?:nya)?|beda(?:nya)?|perbedaan(?:nya)?) (?:apa|ap)\\w*"
                + "|\\bapa (?:aja |saja )?(?:perubahan|bedanya|perbedaan)\\w*"
                + "|\\bada perubahan apa\\b|\\bwhat(?:'s| has| is)? (?:changed|different|new in)\\b");

    /// What is left of "kebijakan privasi per 1 Maret 2026" or "versi lama dong".
    private static final Pattern EMPTY =
        Pattern.compile(
            "\\b(?:"
                + RULES
                + "|lihat|liat|baca|bacakan|mau|dong|kak|min|yang|yg|itu|gimana|apa|nya|isi(?:nya)?"
                + "|saya|dulu|tahun|dan|and|kalian|fineclean(?:\\.id)?|terms|conditions|privacy|\\d+ \\p{L}{3,9} \\d{4}|show|me|the|policy)\\b|[^\\p{L}\\s]");

    private Wording() {}

    private static String rest(String text) {
      String subject = text;
      for (Pattern said : List.of(NAMED, ORDERED, DATED, FORMER)) {
        subject = said.matcher(subject).replaceAll(" ");
      }
      String left = EMPTY.matcher(subject).replaceAll(" ").strip();
      return left.isBlank() ? "" : subject.strip().replaceAll("\\s+", " ");
    }

    private static Edition read(String text) {
      Matcher named = NAMED.matcher(text);
      if (named.find()) {
        return new Named(named.group(1));
      }
      if (ORDERED.matcher(text).find() || DATED.matcher(text).find()) {
        return new OnADay();
      }
      return FORMER.matcher(text).find() ? new Former() : new Current();
    }
  }
}
