package id.fineclean.bot.app;

import id.fineclean.bot.booking.BookingCode;
import id.fineclean.bot.booking.BookingStore;
import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.SentLog;
import id.fineclean.bot.channel.whatsapp.WhatsAppChannel;
import id.fineclean.bot.storage.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Bookings that customers were told of between a backup and its restoration: the restored data
/// does not know them, and somebody will stand before a door. Where the provider keeps what was
/// sent, it tells their codes.
public final class LostBookings {
  /// Clocks, and what was being sent while the backup was made.
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  /// After this they have been looked into, or are past.
  private static final Duration OF_INTEREST = Duration.ofDays(14);

  private LostBookings() {}

  /// A line for each thing that somebody has to look into, without personal data.
  ///
  /// @throws id.fineclean.bot.storage.StorageUnavailableException the data cannot be read
  public static List<String> look(Settings settings, Instant now) {
    try (Stores stores = Stores.open(settings)) {
      return look(stores.main(), settings.twilio().map(WhatsAppChannel::new), now);
    }
  }

  static List<String> look(Database main, Optional<? extends Channel> whatsapp, Instant now) {
    return main
        .read(
            transaction ->
                transaction.list(
                    "SELECT backup_made_at, restored_at FROM restoration WHERE restored_at > ?"
                        + " ORDER BY restored_at",
                    row -> new Gap(row.instant(1), row.instant(2)),
                    now.minus(OF_INTEREST)))
        .stream()
        .flatMap(gap -> look(main, whatsapp, gap).stream())
        .toList();
  }

  /// @param from when the backup was made
  /// @param to when it was put back
  private record Gap(Instant from, Instant to) {
    @Override
    public String toString() {
      return "between the backup of " + from + " and its restoration at " + to;
    }
  }

  private static List<String> look(Database main, Optional<? extends Channel> whatsapp, Gap gap) {
    SentLog log =
        whatsapp
            .map(channel -> channel.sent(gap.from.minus(OVERLAP), gap.to))
            .orElseGet(SentLog.NotKept::new);
    return switch (log) {
      case SentLog.Kept(List<SentLog.Entry> entries) -> lost(main, entries);
      case SentLog.Unclear(String reason) ->
          List.of(
              "what WhatsApp customers were told %s is not known (%s): run doctor again"
                  .formatted(gap, reason));
      case SentLog.NotKept() -> List.of();
    };
  }

  private static List<String> lost(Database main, List<SentLog.Entry> entries) {
    Map<BookingCode, SentLog.Entry> firstTold = new LinkedHashMap<>();
    for (SentLog.Entry entry : entries) {
      BookingCode.in(entry.text()).forEach(code -> firstTold.putIfAbsent(code, entry));
    }
    List<String> lines = new ArrayList<>();
    firstTold.forEach(
        (code, entry) -> {
          if (!BookingStore.isKnown(main, code)) {
            lines.add(
                "booking %s was told to its customer at %s (Twilio message %s), but the restored data"
                        .formatted(code, entry.sentAt(), entry.messageId())
                    + " does not know it: ask the customer, and book it again");
          }
        });
    return lines;
  }
}
