package id.fineclean.bot.booking.dialogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Recognises that the customer wants one answer changed without saying to what: "alamatnya salah",
/// "ganti jam dong".
final class FieldWords {
  private static final Pattern CHANGE =
      Pattern.compile(
          "\\b(salah|keliru|gnti|(di|meng|nge)?(ganti|ubah|rubah|edit)(kan|in)?|(di)?(koreksi|ralat|perbaiki|betulkan)|benerin|betulin|wrong|change|incorrect|fix)\\b");

  private static final Map<Field, Set<String>> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put(Field.ADDRESS, Set.of("alamat", "lokasi", "address", "tempat"));
    WORDS.put(Field.DATE, Set.of("tanggal", "tgl", "hari", "date", "day", "jadwal"));
    WORDS.put(Field.TIME, Set.of("jam", "waktu", "pukul", "time", "hour"));
    WORDS.put(Field.NAME, Set.of("nama", "name"));
    WORDS.put(
        Field.PHONE,
        Set.of("nomor", "nomer", "no", "hp", "telepon", "telpon", "tlp", "wa", "phone", "number"));
    WORDS.put(Field.SERVICE, Set.of("layanan", "jasa", "jenis", "service"));
    WORDS.put(Field.SIZE, Set.of("jumlah", "ukuran", "luas", "size", "banyaknya"));
  }

  private FieldWords() {}

  /// What a wish for something else than before holds, and hardly any other message.
  private static final Pattern OTHERWISE =
      Pattern.compile(
          "\\b((di|men)?jadi(kan|in)?|jd|tambah\\w{0,3}|nambah|kurang(in|i)|harusnya|seharusnya|hrsnya|bener|benar|maksud\\w{0,4}|eh|pindah\\w{0,2}|bukan|make it|should be|instead|actually)\\b");

  private static final Pattern DATA = Pattern.compile("\\b(data|profil|akun|account|profile)\\b");

  /// Whether a text may want something to be otherwise than it is.
  static boolean changes(String text) {
    String plain = text.toLowerCase(Locale.ROOT);
    return CHANGE.matcher(plain).find() || OTHERWISE.matcher(plain).find();
  }

  /// Whether a text is about what we hold of somebody, rather than about a booking.
  static boolean speaksOfData(String text) {
    return DATA.matcher(text.toLowerCase(Locale.ROOT)).find();
  }

  static Optional<Field> toChange(String text) {
    String plain = text.toLowerCase(Locale.ROOT);
    if (!CHANGE.matcher(plain).find()) {
      return Optional.empty();
    }
    List<String> words = words(plain);
    return WORDS.entrySet().stream()
        .filter(entry -> words.stream().anyMatch(entry.getValue()::contains))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /// The field that a text speaks of.
  static Optional<Field> named(String text) {
    return WORDS.keySet().stream().filter(field -> names(field, text)).findFirst();
  }

  /// Whether a text speaks of a field: "alamatnya".
  static boolean names(Field field, String text) {
    Set<String> names = WORDS.getOrDefault(field, Set.of());
    return words(text.toLowerCase(Locale.ROOT)).stream().anyMatch(names::contains);
  }

  private static List<String> words(String plain) {
    return Pattern.compile("[^\\p{L}]+")
        .splitAsStream(plain)
        .map(FieldWords::withoutEnding)
        .toList();
  }

  private static String withoutEnding(String word) {
    return word.length() > 5 && word.endsWith("nya") ? word.substring(0, word.length() - 3) : word;
  }
}
