package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.understanding.Slot;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Understanding;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Recognises a message that says nothing but when: "lusa jam 10", "boleh, Sabtu pagi aja".
final class BareTime {
  private static final Set<SlotKey> CALENDAR =
      EnumSet.of(
          SlotKey.DATE,
          SlotKey.DATE_FROM,
          SlotKey.DATE_UNTIL,
          SlotKey.REJECTED_DATE,
          SlotKey.OTHER_DATE,
          SlotKey.EITHER_DATE,
          SlotKey.FURTHER_DATE,
          SlotKey.TIME_ZONE,
          SlotKey.TIME_START,
          SlotKey.TIME_END,
          SlotKey.DAY_PART);

  private static final Set<String> AROUND =
      Set.of(
          "jam", "hari", "tgl", "tanggal", "pukul", "di", "pada", "yang", "yg", "aja", "saja", "ya",
          "yah", "deh", "dong", "kak", "min", "boleh", "oke", "ok", "bisa", "bs", "mau", "ga",
          "gak", "kalau", "kalo", "gimana", "sekitar", "antara", "please", "pls", "at", "on", "the",
          "is", "can", "how", "about", "jadi");

  private static final Pattern WORD = Pattern.compile("\\p{L}+");

  private BareTime() {}

  static boolean is(Understanding what) {
    boolean when = what.slots().all().stream().anyMatch(slot -> wished(slot.key()));
    boolean only = what.slots().all().stream().allMatch(slot -> CALENDAR.contains(slot.key()));
    return when
        && only
        && WORD.matcher(besides(what))
            .results()
            .allMatch(word -> AROUND.contains(word.group().toLowerCase(Locale.ROOT)));
  }

  private static boolean wished(SlotKey key) {
    return key == SlotKey.DATE || key == SlotKey.DATE_FROM || key == SlotKey.DATE_UNTIL;
  }

  private static String besides(Understanding what) {
    StringBuilder text = new StringBuilder(what.text());
    for (Slot slot : what.slots().all()) {
      int end = Math.min(slot.end(), text.length());
      text.replace(slot.start(), end, " ".repeat(end - slot.start()));
    }
    return text.toString();
  }
}
