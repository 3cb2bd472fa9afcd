package id.fineclean.bot.policy.notice;

import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.conversation.Notices;
import id.fineclean.bot.outbox.DeliveryTracking;
import id.fineclean.bot.outbox.Origin;
import id.fineclean.bot.outbox.Outbox;
import id.fineclean.bot.outbox.Purpose;
import id.fineclean.bot.policy.Policies;
import id.fineclean.bot.policy.PolicyVersion;
import id.fineclean.bot.policy.notice.NoticeStore.Kind;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.telemetry.Wordless;
import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.vault.MissingKeyException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells everybody who is known about versions before these take effect, a lot at a time, each
/// customer once per version; a constraint sees to that, however often and on however many nodes
/// it runs. When nobody is left and every message has been settled one way or another, the version
/// may take effect, from the next day on at the earliest.
public final class Announcements {
  private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);

  /// So few at a time that answers to customers who are writing now wait for a second or two at
  /// most: Telegram allows 30 messages a second (Telegram Bot FAQ).
  private static final int LOT = 50;

  /// Nobody is disturbed at night.
  private static final LocalTime FROM = LocalTime.of(8, 0);

  private static final LocalTime UNTIL = LocalTime.of(20, 0);

  /// How far ids of customers who come at the same time on several nodes may be out of order: ten
  /// minutes, an id being milliseconds and 20 bits.
  private static final long OUT_OF_ORDER = Duration.ofMinutes(10).toMillis() << 20;

  private final Database database;
  private final VersionStore versions;
  private final NoticeStore store;
  private final Outbox outbox;
  private final DeliveryTracking tracking;
  private final Notices notices;
  private final InstantSource clock;
  private final ZoneId zone;

  /// Up to which customer a version is known to have been told, so that not everybody is looked at
  /// again each time. Ids grow with time, but not strictly: see [#sweep].
  private final Map<String, Long> positions = new ConcurrentHashMap<>();

  /// What was complained of already, so that it is said once a day.
  private final Set<String> complaints = ConcurrentHashMap.newKeySet();

  /// @param zone the company's
  public Announcements(
      Database database,
      VersionStore versions,
      NoticeStore store,
      Outbox outbox,
      Notices notices,
      InstantSource clock,
      ZoneId zone) {
    this.database = database;
    this.versions = versions;
    this.store = store;
    this.outbox = outbox;
    this.tracking = new DeliveryTracking(database);
    this.notices = notices;
    this.clock = clock;
    this.zone = zone;
  }

  /// Writes the next announcements. Idempotent; may be stopped at any moment and run on several
  /// nodes at once.
  ///
  /// @return the conversations that have something to send now
  public List<Long> writeDue(Policies policies, NoticeTexts texts) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, zone);
    versions.register(policies, now);
    List<Long> written = new ArrayList<>();
    for (String document : policies.documents()) {
      for (PolicyVersion version : policies.coming(document, today)) {
        policies
            .before(version)
            .ifPresent(before -> written.addAll(announce(before, version, texts, now)));
      }
    }
    versions.recordInForce(policies, today);
    complain(policies, today);
    return written;
  }

  private List<Long> announce(
      PolicyVersion before, PolicyVersion version, NoticeTexts texts, Instant now) {
    List<Long> written = new ArrayList<>();
    int waiting = tracking.countWaiting(Purpose.PRIVACY_NOTICE);
    List<Long> lot = next(version, LOT);
    if (isDay(now)) {
      for (long customer : lot.subList(0, Math.clamp(LOT - waiting, 0, lot.size()))) {
        tell(customer, before, version, texts, now).ifPresent(written::add);
        positions.put(version.key(), customer);
      }
    }
    if (lot.isEmpty()) {
      positions.merge(version.key(), store.newestCustomer() - OUT_OF_ORDER, Math::max);
    }
    if (lot.isEmpty() && waiting == 0) {
      versions.told(version, now);
    }
    return written;
  }

  private boolean isDay(Instant now) {
    LocalTime time = LocalTime.ofInstant(now, zone);
    return !time.isBefore(FROM) && time.isBefore(UNTIL);
  }

  private List<Long> next(PolicyVersion version, int atMost) {
    long position = positions.getOrDefault(version.key(), 0L);
    List<Long> lot = store.untold(version, position, atMost);
    return lot.isEmpty() && position > 0 ? sweep(version, atMost) : lot;
  }

  /// Before it is said that nobody is left, everybody is looked at; later only newcomers are.
  private List<Long> sweep(PolicyVersion version, int atMost) {
    boolean told =
        Optional.ofNullable(versions.known().get(version.key()))
            .filter(known -> known.toldAt().isPresent())
            .isPresent();
    return told ? List.of() : store.untold(version, 0, atMost);
  }

  private Optional<Long> tell(
      long customer, PolicyVersion before, PolicyVersion version, NoticeTexts texts, Instant now) {
    try {
      Optional<Notices.Place> place = notices.place(customer);
      if (place.isPresent()) {
        return tell(customer, place.get(), before, version, texts, now);
      }
    } catch (MissingKeyException erased) {
      LOG.debug("nobody is left to tell");
    } catch (IllegalStateException damaged) {
      LOG.error("a customer cannot be told", Wordless.of(damaged));
    }
    database.write(
        transaction ->
            store.add(transaction, customer, version, Kind.ANNOUNCED, Optional.empty(), now));
    return Optional.empty();
  }

  private Optional<Long> tell(
      long customer,
      Notices.Place place,
      PolicyVersion before,
      PolicyVersion version,
      NoticeTexts texts,
      Instant now) {
    Language language = place.language();
    OutboundMessage message =
        notices.message(
            NoticeTexts.ANNOUNCEMENT,
            texts.announcement(before, version, language),
            texts.change(before, version, language));
    Outbox.Batch prepared = notices.prepare(place.conversationId(), Origin.PRIVACY_NOTICE, message);
    String key = "policy:" + version.key() + ":" + customer;
    boolean first =
        database.write(
            transaction -> {
              OptionalLong id = outbox.addOnceTraced(transaction, key, prepared, now);
              return id.isPresent()
                  && store.add(
                      transaction,
                      customer,
                      version,
                      Kind.ANNOUNCED,
                      Optional.of(
                          new NoticeStore.Message(
                              place.channel(), place.conversationId(), id.getAsLong())),
                      now);
            });
    return first ? Optional.of(place.conversationId()) : Optional.empty();
  }

  private void complain(Policies policies, LocalDate today) {
    versions.changedSince(policies).stream()
        .filter(version -> complaints.add("text " + version.key() + " " + today))
        .forEach(
            version ->
                LOG.error(
                    "the text of version {} of '{}' is not the one that was announced: publish a change"
                        + " as a new version",
                    version.version(),
                    version.document()));
    policies.overdue(today).stream()
        .filter(version -> complaints.add(version.key() + " " + today))
        .forEach(
            version ->
                LOG.error(
                    "version {} of '{}' was to take effect on {}, but not everybody has been told yet:"
                        + " the former version stays in force",
                    version.version(),
                    version.document(),
                    version.planned()));
  }
}
