package id.fineclean.bot.policy.dialogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
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

  /// "waktu saya pesan dulu", "kebijakan privasi 1 Maret", "yang berlaku tahun lalu"
  record OnADay() implements Edition {}

  /// Reads a message.
  static Edition of(String text) {
    return Wording.read(Wording.start(text));
  }

  /// Whether a message asks what is different from a former version.
  static boolean asksWhatChanged(String text) {
    return Wording.CHANGED.matcher(Wording.start(text)).find();
  }

  /// What else a message is about, besides a version.
  static String subject(String text) {
    return Wording.rest(Wording.start(text));
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
                + "|^(?:(?:kalau|kalo|lihat|liat) )?(?:yang|yg) (?:lama|dulu|sebelumnya)\\b"
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

    /// What a day is said of.
    private static final Pattern RULED =
        Pattern.compile("\\b(?:" + RULES + "|berlaku|policy|terms)\\b");

    private static final Pattern BEFORE_DAY =
        Pattern.compile(
            "(?:\\b(?:yang|yg|berlaku|per|pada|tanggal|tgl|bulan|tahun|di|as|of|on|from|in|dari)\\b\\s*)+$");

    private static final int LONGEST_LEAD = 100;

    /// "kebijakan privasi 1 januari 2025": how far the day may be from what it is said of.
    private static final int FARTHEST = 40;

    private static final Pattern CHANGED =
        Pattern.compile(
            "\\b(?:apa|apanya|apa aja|apa saja|yang mana) (?:sih |aja |saja )?(?:yang |yg )?"
                + "(?:berubah|diubah|berbeda|beda)\\w*|\\b(?:perubahan(?:nya)?|beda(?:nya)?|perbedaan(?:nya)?)"
                + " (?:apa|ap)\\w*|\\bapa (?:aja |saja )?(?:perubahan|bedanya|perbedaan)\\w*|\\bada"
                + " perubahan apa\\b|\\bwhat(?:'s| has| is)? (?:changed|different|new in)\\b");

    /// What is left of "kebijakan privasi per 1 Maret 2026" or "versi lama dong".
    private static final Pattern EMPTY =
        Pattern.compile(
            "\\b(?:"
                + RULES
                + "|lihat|liat|baca|bacakan|mau|dong|kak|min|yang|yg|itu|gimana|apa|nya|isi(?:nya)?|saya|dulu|tahun|dan|and|kalian|fineclean(?:\\.id)?|terms|conditions|privacy|\\d+"
                + " \\p{L}{3,9} \\d{4}|show|me|the|policy)\\b|[^\\p{L}\\s]");

    /// A question is far shorter; what is behind is not read, so that the cost stays bounded.
    private static final int MAX_CHARS = 400;

    private Wording() {}

    private static String start(String text) {
      return text.substring(0, Math.min(text.length(), MAX_CHARS)).toLowerCase(Locale.ROOT);
    }

    private static String rest(String text) {
      String subject = dated(text).map(said -> without(text, said)).orElse(text);
      for (Pattern said : List.of(NAMED, ORDERED, DATED, FORMER)) {
        subject = said.matcher(subject).replaceAll(" ");
      }
      String left = EMPTY.matcher(subject).replaceAll(" ").strip();
      return left.isBlank() ? "" : subject.strip().replaceAll("\\s+", " ");
    }

    /// The day that a text gives for rules.
    private static Optional<MatchResult> dated(String text) {
      Matcher rules = RULED.matcher(text);
      while (rules.find()) {
        Optional<MatchResult> said = PastDay.said(text, rules.end(), rules.end() + FARTHEST);
        if (said.isPresent()) {
          return said;
        }
      }
      return Optional.empty();
    }

    private static String without(String text, MatchResult said) {
      String before = withoutLead(text.substring(0, said.start()));
      return RULED.matcher(before).replaceAll(" ") + text.substring(said.end());
    }

    /// Without the words that lead to the day; looks at the last few only, as the pattern's depth
    /// grows with their number.
    private static String withoutLead(String before) {
      Matcher lead = BEFORE_DAY.matcher(before);
      lead.region(Math.max(0, before.length() - LONGEST_LEAD), before.length());
      lead.useTransparentBounds(true);
      return lead.find() ? before.substring(0, lead.start()) + " " : before;
    }

    private static Edition read(String text) {
      Matcher named = NAMED.matcher(text);
      if (named.find()) {
        return new Named(named.group(1));
      }
      if (ORDERED.matcher(text).find() || DATED.matcher(text).find() || dated(text).isPresent()) {
        return new OnADay();
      }
      return FORMER.matcher(text).find() ? new Former() : new Current();
    }
  }
}
