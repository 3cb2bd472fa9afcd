package id.fineclean.bot.policy.notice;

import id.fineclean.bot.contact.Customers;
import id.fineclean.bot.policy.Policies;
import id.fineclean.bot.policy.Policies.Standing;
import id.fineclean.bot.policy.PolicyVersion;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Row;
import id.fineclean.bot.storage.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What became of versions that follow another: whether people were told, and since when they hold.
/// A document's first version needs no such record.
public final class VersionStore {
  private final Database database;
  private final ZoneId zone;

  /// @param zone the company's, in which days begin
  public VersionStore(Database database, ZoneId zone) {
    this.database = database;
    this.zone = zone;
  }

  /// What is on record of a version.
  ///
  /// @param toldAt when everybody concerned had been told
  /// @param inForceFrom the first day on which it held
  public record Known(
      String document,
      String version,
      String hash,
      Optional<Instant> toldAt,
      Optional<LocalDate> inForceFrom) {
    String key() {
      return document + "/" + version;
    }
  }

  /// Takes down versions that were not there before. Where nobody is known yet, nobody has to be
  /// told. Idempotent.
  public void register(Policies policies, Instant now) {
    List<PolicyVersion> followers = policies.followers();
    if (followers.isEmpty()) {
      return;
    }
    Map<String, Known> known = known();
    if (followers.stream().allMatch(version -> known.containsKey(version.key()))) {
      return;
    }
    database.write(
        transaction -> {
          boolean nobody = nobody(transaction);
          followers.forEach(version -> register(transaction, version, nobody, now));
          return true;
        });
  }

  private void register(
      Transaction transaction, PolicyVersion version, boolean nobody, Instant now) {
    transaction.update(
        "INSERT INTO policy_version (document, version, hash, first_seen_at, told_at)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (document, version) DO NOTHING",
        version.document(),
        version.version(),
        version.hash(),
        now,
        nobody ? version.published().atStartOfDay(zone).toInstant() : null);
  }

  private static boolean nobody(Transaction transaction) {
    return Customers.newest(transaction) == 0;
  }

  /// Notes that everybody concerned was told.
  void told(PolicyVersion version, Instant now) {
    database.write(
        transaction ->
            transaction.update(
                "UPDATE policy_version SET told_at = ?"
                    + " WHERE document = ? AND version = ? AND told_at IS NULL",
                now,
                version.document(),
                version.version()));
  }

  /// Writes down since when versions hold, so that a later change of the files cannot change it.
  void recordInForce(Policies policies, LocalDate today) {
    if (policies.followers().isEmpty()) {
      return;
    }
    Map<String, Known> known = known();
    policies.followers().stream()
        .filter(version -> isNew(version, known, policies, today))
        .forEach(this::recordInForce);
  }

  private static boolean isNew(
      PolicyVersion version, Map<String, Known> known, Policies policies, LocalDate today) {
    Standing standing = policies.standings().get(version.key());
    return standing != null
        && !standing.held()
        && !standing.since().isAfter(today)
        && Optional.ofNullable(known.get(version.key()))
            .filter(one -> one.inForceFrom().isEmpty())
            .isPresent();
  }

  private void recordInForce(PolicyVersion version) {
    database.write(
        transaction ->
            transaction.update(
                "UPDATE policy_version SET in_force_from = ?"
                    + " WHERE document = ? AND version = ? AND in_force_from IS NULL",
                version.effective().toString(),
                version.document(),
                version.version()));
  }

  /// Versions whose text is not what it was when they were first seen.
  List<PolicyVersion> changedSince(Policies policies) {
    List<PolicyVersion> followers = policies.followers();
    if (followers.isEmpty()) {
      return List.of();
    }
    Map<String, Known> known = known();
    return followers.stream()
        .filter(
            version ->
                Optional.ofNullable(known.get(version.key()))
                    .filter(one -> !one.hash().equals(version.hash()))
                    .isPresent())
        .toList();
  }

  /// Everything on record, by [PolicyVersion#key].
  public Map<String, Known> known() {
    return database.read(VersionStore::known);
  }

  private static Map<String, Known> known(Transaction transaction) {
    Map<String, Known> known = new HashMap<>();
    transaction
        .list(
            "SELECT document, version, hash, told_at, in_force_from FROM policy_version",
            VersionStore::read)
        .forEach(one -> known.put(one.key(), one));
    return known;
  }

  private static Known read(Row row) {
    return new Known(
        row.text(1),
        row.text(2),
        row.text(3),
        row.optionalInstant(4),
        row.optionalText(5).map(LocalDate::parse));
  }

  /// What [Policies#enacted] has to know: a version holds from the day it is meant to, but not
  /// before the day after everybody concerned had been told.
  public Map<String, Standing> standings(Policies policies, LocalDate today) {
    List<PolicyVersion> followers = policies.followers();
    if (followers.isEmpty()) {
      return Map.of();
    }
    return database.read(
        transaction -> {
          Map<String, Known> known = known(transaction);
          boolean nobody = nobody(transaction);
          Map<String, Standing> standings = new HashMap<>();
          for (PolicyVersion version : followers) {
            Optional<Known> record = Optional.ofNullable(known.get(version.key()));
            standings.put(version.key(), standing(version, record, nobody, today));
          }
          return standings;
        });
  }

  private Standing standing(
      PolicyVersion version, Optional<Known> record, boolean nobody, LocalDate today) {
    if (record.isEmpty() && nobody) {
      return new Standing(version.planned(), false);
    }
    Optional<LocalDate> since =
        record
            .flatMap(Known::inForceFrom)
            .or(() -> record.flatMap(one -> afterTelling(version, one)));
    return since.map(day -> new Standing(day, false)).orElseGet(() -> held(version, today));
  }

  /// Of a version that nothing lets take effect.
  static Standing held(PolicyVersion version, LocalDate today) {
    return new Standing(later(version.planned(), today.plusDays(1)), true);
  }

  private Optional<LocalDate> afterTelling(PolicyVersion version, Known record) {
    return record
        .toldAt()
        .map(told -> later(version.planned(), LocalDate.ofInstant(told, zone).plusDays(1)));
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
