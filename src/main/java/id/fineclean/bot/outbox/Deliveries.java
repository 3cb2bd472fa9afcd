package id.fineclean.bot.outbox;

import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.DeliveryStatus;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.telemetry.Telemetry;
import id.fineclean.bot.vault.BlindIndex;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

/// Applies what providers report of messages sent earlier. Reports may come twice, late, out of
/// order, or before the call that sent the message has returned.
public final class Deliveries {
  private static final Duration EARLY_KEPT = Duration.ofHours(1);

  static final String LOOKUP = "provider-message";

  private final OutboxStore store;
  private final BlindIndex index;
  private final InstantSource clock;
  private final Telemetry telemetry;

  public Deliveries(Database database, BlindIndex index, InstantSource clock, Telemetry telemetry) {
    this.store = new OutboxStore(database);
    this.index = index;
    this.clock = clock;
    this.telemetry = telemetry;
  }

  /// Drops unmatched reports, e.g. for messages sent by another system on the same account.
  public void forgetOld() {
    store.forgetEarly(clock.instant().minus(EARLY_KEPT));
  }

  /// Durable when this returns. Idempotent.
  ///
  /// @throws id.fineclean.bot.storage.StorageUnavailableException the provider should report again
  public void report(String channel, DeliveryStatus status) {
    byte[] lookup = index.of(LOOKUP, channel + ":" + status.messageId());
    boolean changed = store.report(lookup, read(status), clock.instant());
    telemetry.status(changed ? status.state().name().toLowerCase(Locale.ROOT) : "ignored");
  }

  private static OutboxStore.Report read(DeliveryStatus status) {
    return new OutboxStore.Report(
        status.state().ordinal() + 1,
        status.error().orElse(null),
        status
            .cause()
            .filter(DeliveryResult.Cause::customerUnreachable)
            .map(cause -> cause.name().toLowerCase(Locale.ROOT))
            .orElse(null));
  }
}
