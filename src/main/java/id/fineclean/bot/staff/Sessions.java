package id.fineclean.bot.staff;

import id.fineclean.bot.audit.AuditEntry.Outcome;
import id.fineclean.bot.storage.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Who is signed in. A session ends after 15 minutes without use, after 8 hours at the latest, and
/// at once when its member is disabled. Thread-safe.
public final class Sessions {
  static final Duration IDLE = Duration.ofMinutes(15);
  static final Duration LONGEST = Duration.ofHours(8);

  /// From the password to the second factor.
  private static final Duration HALF = Duration.ofMinutes(5);

  private final Database database;
  private final Members members;
  private final Throttle throttle;
  private final InstantSource clock;

  Sessions(Database database, Members members, Throttle throttle, InstantSource clock) {
    this.database = database;
    this.members = members;
    this.throttle = throttle;
    this.clock = clock;
  }

  /// @param proven whether the second factor was shown: nothing is allowed before
  record Session(Member member, boolean proven) {}

  /// What became of an attempt.
  sealed interface SignedIn {
    /// @param token of the session, for its cookie
    record Begun(String token) implements SignedIn {}

    record Wrong() implements SignedIn {}

    /// Too many attempts.
    record Wait() implements SignedIn {}
  }

  /// The first step. What is wrong is not told, and takes as long.
  SignedIn password(String name, String password, String address) {
    var account = Throttle.Source.account(name.strip().toLowerCase(java.util.Locale.ROOT));
    if (!throttle.admit(clock.instant(), Throttle.Source.address(address), account)) {
      return new SignedIn.Wait();
    }
    Optional<Member> member = members.byPassword(name, password);
    if (member.isEmpty()) {
      members.refused("session.password");
      return new SignedIn.Wrong();
    }
    throttle.forget(account);
    return new SignedIn.Begun(begin(member.get(), false, "session.password"));
  }

  /// The second step: a session of another token takes the place of the first one's.
  SignedIn code(String token, String code, String address) {
    Optional<Session> half = find(token).filter(session -> !session.proven);
    if (half.isEmpty()) {
      return new SignedIn.Wrong();
    }
    Member member = half.get().member;
    var factor = Throttle.Source.account("code " + member.id());
    if (!throttle.admit(clock.instant(), Throttle.Source.address(address), factor)) {
      return new SignedIn.Wait();
    }
    boolean right =
        database.write(
            t -> {
              boolean proven = members.prove(t, member, code);
              if (!proven) {
                members.record(
                    t, Optional.of(member), "session.code", member.id(), Outcome.REFUSED);
              }
              return proven;
            });
    if (!right) {
      return new SignedIn.Wrong();
    }
    throttle.forget(factor);
    end(token);
    return new SignedIn.Begun(begin(member, true, "session.begin"));
  }

  /// A whole session, for somebody who has just shown everything.
  String begin(Member member) {
    return begin(member, true, "session.begin");
  }

  private String begin(Member member, boolean proven, String action) {
    String token = Tokens.fresh();
    Instant now = clock.instant();
    database.write(
        t -> {
          t.update("DELETE FROM staff_session WHERE begun_at < ?", now.minus(LONGEST));
          t.update(
              "INSERT INTO staff_session (token_hash, member_id, begun_at, used_at, proven)"
                  + " VALUES (?, ?, ?, ?, ?)",
              Tokens.hash(token),
              member.id(),
              now,
              now,
              proven);
          members.record(t, Optional.of(member), action, member.id(), Outcome.DONE);
          return true;
        });
    return token;
  }

  /// The session of a token while it lasts; it has been used with this.
  Optional<Session> find(String token) {
    Instant now = clock.instant();
    Optional<Found> found =
        database.read(
            t ->
                t.first(
                    "SELECT m.id, m.name_enc, m.role, m.state, s.proven, s.begun_at, s.used_at"
                        + " FROM staff_session s JOIN staff_member m ON m.id = s.member_id"
                        + " WHERE s.token_hash = ? AND m.state = ?",
                    row ->
                        new Found(
                            new Session(members.member(row), row.flag(5)),
                            row.instant(6),
                            row.instant(7)),
                    Tokens.hash(token),
                    Member.State.ACTIVE));
    Optional<Found> alive = found.filter(session -> session.lasts(now));
    alive
        .filter(session -> session.used.plusSeconds(30).isBefore(now))
        .ifPresent(_ -> use(token, now));
    return alive.map(Found::session);
  }

  private record Found(Session session, Instant begun, Instant used) {
    boolean lasts(Instant now) {
      return now.isBefore(used.plus(IDLE))
          && now.isBefore(begun.plus(session.proven ? LONGEST : HALF));
    }
  }

  private void use(String token, Instant now) {
    database.write(
        t ->
            t.update(
                "UPDATE staff_session SET used_at = ? WHERE token_hash = ?",
                now,
                Tokens.hash(token)));
  }

  /// Ends a session, if it is one.
  void end(String token) {
    database.write(
        t -> t.update("DELETE FROM staff_session WHERE token_hash = ?", Tokens.hash(token)));
  }
}
