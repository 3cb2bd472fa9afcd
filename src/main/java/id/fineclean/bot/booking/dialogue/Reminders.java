package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.Booking;
import id.fineclean.bot.booking.BookingStore;
import id.fineclean.bot.booking.Order;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.company.Area;
import id.fineclean.bot.company.BusinessTime;
import id.fineclean.bot.conversation.Notices;
import id.fineclean.bot.conversation.Replies;
import id.fineclean.bot.outbox.Origin;
import id.fineclean.bot.outbox.Outbox;
import id.fineclean.bot.storage.ConflictException;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.telemetry.Wordless;
import id.fineclean.bot.understanding.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reminds customers the day before and two hours before. What is due follows from the booking as
/// it is at that moment, and is written in one transaction with a mark on it; a booking that is
/// moved or cancelled meanwhile makes that transaction fail, and takes reminders along that have
/// not gone out yet.
public final class Reminders {
  /// In the morning, so that a change is still free: catalogues allow it until the late afternoon.
  private static final LocalTime DAY_BEFORE_AT = LocalTime.of(10, 0);

  private static final Duration SHORTLY_BEFORE = Duration.ofHours(2);
  private static final Duration LOOK_AHEAD = Duration.ofHours(40);

  private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);

  private final Database database;
  private final BookingStore store;
  private final Outbox outbox;
  private final Notices notices;
  private final InstantSource clock;

  public Reminders(
      Database database, BookingStore store, Outbox outbox, Notices notices, InstantSource clock) {
    this.database = database;
    this.store = store;
    this.outbox = outbox;
    this.notices = notices;
    this.clock = clock;
  }

  /// The keys of the replies that reminders are.
  static final Set<String> NOTICES =
      Stream.of(Kind.values()).map(kind -> kind.text).collect(Collectors.toUnmodifiableSet());

  /// What the keys of all reminders of one booking begin with.
  static String keyPrefix(long bookingId) {
    return "reminder:" + bookingId + ":";
  }

  /// Writes the reminders that are due. Idempotent; may run on several nodes at once.
  ///
  /// @return the conversations that have something to send now
  public List<Long> writeDue(Shop shop, Replies replies) {
    Instant now = clock.instant();
    return store.unreminded(now, now.plus(LOOK_AHEAD), Kind.SHORTLY_BEFORE.mark).stream()
        .flatMap(id -> reminded(id, new Texts(shop, replies), now).stream())
        .distinct()
        .toList();
  }

  private enum Kind {
    DAY_BEFORE(1, "booking.reminder_day_before"),
    SHORTLY_BEFORE(2, "booking.reminder_two_hours");

    private final int mark;
    private final String text;

    Kind(int mark, String text) {
      this.mark = mark;
      this.text = text;
    }
  }

  /// One that cannot be reminded, because its channel was switched off or its customer's key
  /// destroyed, must not keep the others from it.
  ///
  /// @return the conversation that has something to send
  private Optional<Long> reminded(long bookingId, Texts texts, Instant now) {
    try {
      return store
          .find(bookingId)
          .filter(booking -> remind(booking, texts, now))
          .map(Booking::conversationId);
    } catch (StorageUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("booking {} cannot be reminded of", bookingId, Wordless.of(e));
      return Optional.empty();
    }
  }

  private boolean remind(Booking booking, Texts texts, Instant now) {
    Optional<Kind> due = due(booking, texts.start(booking), now);
    if (due.isEmpty()) {
      return false;
    }
    Kind kind = due.get();
    OutboundMessage message = texts.message(booking, kind, now, notices);
    Outbox.Batch prepared =
        notices.prepare(booking.conversationId(), Origin.SERVICE_NOTICE, message);
    String key = keyPrefix(booking.id()) + booking.version() + ":" + kind.mark;
    try {
      return database.write(
          transaction -> {
            store.markReminded(transaction, booking, kind.mark);
            return outbox.addOnce(transaction, key, prepared, now);
          });
    } catch (ConflictException changedMeanwhile) {
      return false;
    }
  }

  /// A reminder is due from its moment on, unless the booking was made or moved after that: then it
  /// would tell nothing.
  private Optional<Kind> due(Booking booking, ZonedDateTime start, Instant now) {
    Instant changed = store.changedAt(booking.id());
    Instant shortly = start.toInstant().minus(SHORTLY_BEFORE);
    if (!now.isBefore(shortly)) {
      return changed.isBefore(shortly) ? Optional.of(Kind.SHORTLY_BEFORE) : Optional.empty();
    }
    Instant dayBefore =
        start.toLocalDate().minusDays(1).atTime(DAY_BEFORE_AT).atZone(start.getZone()).toInstant();
    boolean due =
        booking.reminded() < Kind.DAY_BEFORE.mark
            && !now.isBefore(dayBefore)
            && changed.isBefore(dayBefore);
    // On the day itself "tomorrow" would be wrong: the shorter reminder follows.
    boolean stillTomorrow = now.atZone(start.getZone()).toLocalDate().isBefore(start.toLocalDate());
    return due && stillTomorrow ? Optional.of(Kind.DAY_BEFORE) : Optional.empty();
  }

  private record Texts(Shop shop, Replies replies) {
    ZonedDateTime start(Booking booking) {
      ZoneId zone =
          shop.company().area(booking.area()).map(Area::zone).orElse(shop.company().zone());
      return booking.start().atZone(zone);
    }

    OutboundMessage message(Booking booking, Kind kind, Instant now, Notices notices) {
      Language language = booking.details().language();
      ZonedDateTime start = start(booking);
      Order order = booking.details().order();
      ChangeTerms terms = ChangeTerms.of(shop, order, start, now, language);
      Map<String, String> values =
          Map.of(
              "company",
              shop.company().name(),
              "service",
              services(order, language),
              "when",
              BusinessTime.dateTime(start, language),
              "time",
              BusinessTime.time(start, language),
              "address",
              booking.details().address(),
              "code",
              booking.code().value(),
              "terms",
              replies.text(terms.key(), language, terms.values()));
      return notices.message(kind.text, replies.text(kind.text, language, values), values);
    }

    private String services(Order order, Language language) {
      return order.lines().stream()
          .map(Order.Line::service)
          .map(id -> shop.service(id).map(known -> known.name().in(language)).orElse(id))
          .collect(Collectors.joining(" + "));
    }
  }
}
