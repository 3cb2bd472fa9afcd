package id.fineclean.bot.policy.notice;

import id.fineclean.bot.policy.Policies;
import id.fineclean.bot.policy.Policies.Standing;
import id.fineclean.bot.policy.PolicyLibrary;
import id.fineclean.bot.storage.StorageUnavailableException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells which versions of the owner's documents hold, by what is on record of them. Thread-safe.
public final class Enactment {
  private static final Logger LOG = LoggerFactory.getLogger(Enactment.class);

  private final VersionStore versions;
  private final InstantSource clock;
  private final ZoneId zone;
  private volatile Map<String, Standing> last = Map.of();

  /// @param zone the company's
  public Enactment(VersionStore versions, InstantSource clock, ZoneId zone) {
    this.versions = versions;
    this.clock = clock;
    this.zone = zone;
  }

  /// The same library with what became of its versions. Without the database, what was known before
  /// goes on, and a version that nothing is known of is held back.
  public PolicyLibrary of(PolicyLibrary library) {
    try {
      versions.register(library.policies(), clock.instant());
      last = versions.standings(library.policies(), today());
    } catch (StorageUnavailableException e) {
      LOG.warn("which versions of documents hold could not be looked up: {}", e.getMessage());
      last = assumed(library.policies());
    }
    return library.enacted(last);
  }

  private Map<String, Standing> assumed(Policies policies) {
    Map<String, Standing> standings = new HashMap<>();
    policies
        .followers()
        .forEach(
            version ->
                standings.put(
                    version.key(),
                    Optional.ofNullable(last.get(version.key()))
                        .orElseGet(() -> VersionStore.held(version, today()))));
    return standings;
  }

  /// Today in the company's zone.
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
