package id.fineclean.bot.staff;

import id.fineclean.bot.audit.AuditEntry;
import id.fineclean.bot.audit.AuditEntry.Outcome;
import id.fineclean.bot.audit.AuditLog;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Row;
import id.fineclean.bot.storage.Transaction;
import id.fineclean.bot.vault.BlindIndex;
import id.fineclean.bot.vault.KeyedHash;
import id.fineclean.bot.vault.PersonalField;
import id.fineclean.bot.vault.Vault;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who works in the console. What is told of a member is encrypted under a key of their own.
/// Thread-safe.
public final class Members {
  static final PersonalField NAME =
      new PersonalField("staff_member", "name_enc", "the name of a staff member");
  static final PersonalField PASSWORD =
      new PersonalField("staff_member", "password_enc", "the hash of a staff member's password");
  static final PersonalField SECOND_FACTOR =
      new PersonalField("staff_member", "totp_enc", "the secret of a staff member's second factor");

  private static final Duration FIRST_LINK = Duration.ofMinutes(30);
  private static final Duration LINK = Duration.ofHours(24);
  private static final int RECOVERY_CODES = 10;
  private static final int LONGEST_NAME = 60;
  private static final String COLUMNS = "m.id, m.name_enc, m.role, m.state";

  private final Database database;
  private final Vault vault;
  private final BlindIndex index;
  private final AuditLog audit;
  private final KeyedHash secrets;
  private final InstantSource clock;

  /// @param secrets makes the secret of a second factor of an invitation, so that none is stored
  ///     before it is accepted
  public Members(
      Database database,
      Vault vault,
      BlindIndex index,
      AuditLog audit,
      KeyedHash secrets,
      InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.index = index;
    this.audit = audit;
    this.secrets = secrets;
    this.clock = clock;
  }

  /// What is kept about members.
  public static List<PersonalField> personal() {
    return List.of(NAME, PASSWORD, SECOND_FACTOR);
  }

  /// An invitation as its link opens it.
  ///
  /// @param secret of the second factor, 20 bytes
  record Invitation(Member member, byte[] secret) {}

  /// What became of an invitation.
  sealed interface Joined {
    /// @param recoveryCodes shown once
    record Welcome(Member member, List<String> recoveryCodes) implements Joined {}

    /// @param why `gone`, `name`, `password` or `code`
    record Refused(String why) implements Joined {}
  }

  /// Invites somebody.
  ///
  /// @param by empty where a command does
  /// @return the token of a link that is good once, for a day; empty where the name cannot be used
  ///     or is somebody's
  public Optional<String> invite(Optional<Member> by, String name, Role role) {
    String wanted = tidy(name);
    if (!usable(wanted)) {
      return Optional.empty();
    }
    return invited(by, Optional.of(wanted), role, LINK);
  }

  /// Invites the first administrator, where there is no member.
  ///
  /// @return the token of a link that is good once, for half an hour; an earlier one no longer is
  public Optional<String> inviteFirst() {
    boolean any =
        database.read(
            t ->
                t.first(
                        "SELECT 1 FROM staff_member WHERE name_lookup IS NOT NULL LIMIT 1",
                        row -> row.int32(1))
                    .isPresent());
    if (any) {
      return Optional.empty();
    }
    database.write(
        t -> {
          t.update("DELETE FROM staff_invitation");
          return t.update("DELETE FROM staff_member WHERE name_lookup IS NULL");
        });
    return invited(Optional.empty(), Optional.empty(), Role.ADMIN, FIRST_LINK);
  }

  private Optional<String> invited(
      Optional<Member> by, Optional<String> name, Role role, Duration good) {
    long id = Tokens.number();
    Instant now = clock.instant();
    vault.createKey(subject(id), now);
    String token = Tokens.fresh();
    byte @Nullable [] sealed =
        name.map(text -> vault.encrypt(subject(id), NAME.at(id), text)).orElse(null);
    boolean stored =
        database.write(
            t -> {
              int added =
                  t.update(
                      "INSERT INTO staff_member (id, role, state, name_enc, name_lookup, created_at)"
                          + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (name_lookup) DO NOTHING",
                      id,
                      role,
                      Member.State.INVITED,
                      sealed,
                      name.map(this::lookup).orElse(null),
                      now);
              if (added == 0) {
                return false;
              }
              t.update(
                  "INSERT INTO staff_invitation (token_hash, member_id, expires_at) VALUES (?, ?, ?)",
                  Tokens.hash(token),
                  id,
                  now.plus(good));
              record(t, by, "member.invite", id, Outcome.DONE);
              return true;
            });
    if (!stored) {
      vault.discardKey(subject(id));
    }
    return Optional.of(token).filter(_ -> stored);
  }

  /// Everybody, by the order they came in.
  public List<Member> all() {
    return database.read(
        t ->
            t.list(
                "SELECT "
                    + COLUMNS
                    + " FROM staff_member m WHERE name_lookup IS NOT NULL"
                    + " ORDER BY created_at, id LIMIT 1000",
                this::member));
  }

  /// The member of such a name.
  public Optional<Member> named(String name) {
    return database.read(t -> named(t, name));
  }

  private Optional<Member> named(Transaction transaction, String name) {
    return transaction.first(
        "SELECT " + COLUMNS + " FROM staff_member m WHERE name_lookup = ?",
        this::member,
        lookup(name));
  }

  /// Lets a member in no longer: their sessions and invitations end with this.
  ///
  /// @param by empty where a command does
  /// @return false where there is no such member, they are disabled already, or nobody could manage
  ///     the staff afterwards
  public boolean disable(Optional<Member> by, long id) {
    return database.write(
        t -> {
          // One after another, or two administrators could disable each other.
          List<Member> admins =
              t.list(
                  "UPDATE staff_member SET role = role WHERE role = ? RETURNING id, name_enc, role, state",
                  this::member,
                  Role.ADMIN);
          boolean last =
              admins.stream()
                  .filter(admin -> admin.state() == Member.State.ACTIVE)
                  .allMatch(admin -> admin.id() == id);
          boolean changed =
              !(last && admins.stream().anyMatch(admin -> admin.id() == id))
                  && t.update(
                          "UPDATE staff_member SET state = ? WHERE id = ? AND state <> ?",
                          Member.State.DISABLED,
                          id,
                          Member.State.DISABLED)
                      == 1;
          if (changed) {
            t.update("DELETE FROM staff_session WHERE member_id = ?", id);
            t.update("DELETE FROM staff_invitation WHERE member_id = ?", id);
          }
          record(t, by, "member.disable", id, changed ? Outcome.DONE : Outcome.REFUSED);
          return changed;
        });
  }

  /// What a link leads to; empty where it was never good or is no longer.
  Optional<Invitation> invitation(String token) {
    return database.read(t -> invitation(t, token));
  }

  private Optional<Invitation> invitation(Transaction transaction, String token) {
    return transaction
        .first(
            "SELECT "
                + COLUMNS
                + " FROM staff_member m JOIN staff_invitation i ON i.member_id = m.id"
                + " WHERE i.token_hash = ? AND i.expires_at > ? AND m.state = ?",
            this::member,
            Tokens.hash(token),
            clock.instant(),
            Member.State.INVITED)
        .map(member -> new Invitation(member, secret(token)));
  }

  private byte[] secret(String token) {
    return Arrays.copyOf(secrets.of(Tokens.hash(token)), Totp.SECRET);
  }

  /// Accepts an invitation.
  ///
  /// @param name counts where the invitation names nobody
  /// @param code of the second factor, which is set up by it
  Joined join(String token, String name, String password, String code) {
    Optional<Invitation> invitation = invitation(token);
    if (invitation.isEmpty()) {
      return new Joined.Refused("gone");
    }
    Member invited = invitation.get().member();
    String called = invited.name().isEmpty() ? tidy(name) : invited.name();
    if (!usable(called)) {
      return new Joined.Refused("name");
    }
    if (!Passwords.acceptable(password, called)) {
      return new Joined.Refused("password");
    }
    OptionalLong step = Totp.step(invitation.get().secret(), code, clock.instant(), 0);
    if (step.isEmpty()) {
      return new Joined.Refused("code");
    }
    return accept(token, invited, called, Passwords.hash(password), step.getAsLong());
  }

  private Joined accept(String token, Member invited, String name, byte[] hash, long step) {
    long id = invited.id();
    byte[] nameSealed = vault.encrypt(subject(id), NAME.at(id), name);
    byte[] hashSealed = vault.encrypt(subject(id), PASSWORD.at(id), hash);
    byte[] secretSealed = vault.encrypt(subject(id), SECOND_FACTOR.at(id), secret(token));
    List<String> codes = Stream.generate(Tokens::recoveryCode).limit(RECOVERY_CODES).toList();
    Member joined = new Member(id, name, invited.role(), Member.State.ACTIVE);
    return database.write(
        t -> {
          boolean good =
              invitation(t, token).isPresent()
                  && t.update(
                          "DELETE FROM staff_invitation WHERE token_hash = ?", Tokens.hash(token))
                      == 1;
          if (!good) {
            return new Joined.Refused("gone");
          }
          t.updateOne(
              "member",
              "UPDATE staff_member SET state = ?, name_enc = ?, name_lookup = ?, password_enc = ?,"
                  + " totp_enc = ?, totp_step = ? WHERE id = ?",
              Member.State.ACTIVE,
              nameSealed,
              lookup(name),
              hashSealed,
              secretSealed,
              step,
              id);
          for (String code : codes) {
            t.update(
                "INSERT INTO staff_recovery_code (member_id, code_lookup) VALUES (?, ?)",
                id,
                recovery(id, code));
          }
          record(t, Optional.of(joined), "member.join", id, Outcome.DONE);
          return new Joined.Welcome(joined, codes);
        });
  }

  /// Takes as long whether there is such a member or not.
  ///
  /// @return the member, if the password is theirs and they may come in
  Optional<Member> byPassword(String name, String password) {
    Optional<Member> member = named(name).filter(known -> known.state() == Member.State.ACTIVE);
    Optional<byte[]> hash =
        member
            .flatMap(known -> sealed(known.id(), "password_enc"))
            .map(cipher -> open(member.orElseThrow().id(), PASSWORD, cipher));
    return Passwords.matches(password, hash) ? member : Optional.empty();
  }

  private Optional<byte[]> sealed(long id, String column) {
    return database.read(
        t ->
            t.first(
                "SELECT " + column + " FROM staff_member WHERE id = ?", row -> row.bytes(1), id));
  }

  private byte[] open(long id, PersonalField field, byte[] cipher) {
    return vault.decrypt(subject(id), field.at(id), cipher);
  }

  /// Uses up a code of the second factor, or a recovery code.
  boolean prove(Transaction transaction, Member member, String code) {
    long id = member.id();
    record Factor(byte[] cipher, long step) {}
    Optional<Factor> factor =
        transaction.firstHeld(
            "SELECT totp_enc, totp_step FROM staff_member WHERE id = ?",
            row -> new Factor(row.bytes(1), row.int64(2)),
            id);
    OptionalLong step =
        factor
            .map(
                known ->
                    Totp.step(
                        open(id, SECOND_FACTOR, known.cipher), code, clock.instant(), known.step))
            .orElse(OptionalLong.empty());
    if (step.isPresent()) {
      return transaction.update(
              "UPDATE staff_member SET totp_step = ? WHERE id = ? AND totp_step < ?",
              step.getAsLong(),
              id,
              step.getAsLong())
          == 1;
    }
    return transaction.update(
            "DELETE FROM staff_recovery_code WHERE member_id = ? AND code_lookup = ?",
            id,
            recovery(id, code))
        == 1;
  }

  /// Writes down that somebody unknown was refused.
  void refused(String action) {
    database.write(
        t -> {
          audit.append(
              t,
              new AuditEntry(
                  clock.instant(), AuditEntry.SYSTEM, "nobody", action, "", "", Outcome.REFUSED));
          return true;
        });
  }

  void record(
      Transaction transaction, Optional<Member> by, String action, long member, Outcome outcome) {
    audit.append(
        transaction,
        new AuditEntry(
            clock.instant(),
            by.map(Member::id).orElse(AuditEntry.SYSTEM),
            by.map(actor -> actor.role().id()).orElse("system"),
            action,
            "member:" + member,
            "",
            outcome));
  }

  Member member(Row row) {
    long id = row.int64(1);
    return new Member(
        id,
        row.optionalBytes(2)
            .map(cipher -> vault.decryptText(subject(id), NAME.at(id), cipher))
            .orElse(""),
        Role.valueOf(row.text(3)),
        Member.State.valueOf(row.text(4)));
  }

  /// Members' keys lie with the customers', whose numbers are above 0.
  private static long subject(long member) {
    return -member;
  }

  private byte[] lookup(String name) {
    return index.of("staff-name", tidy(name).toLowerCase(Locale.ROOT));
  }

  private byte[] recovery(long member, String code) {
    return index.of(
        "staff-recovery", member + " " + code.strip().toUpperCase(Locale.ROOT).replace("-", ""));
  }

  private static String tidy(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().replaceAll("\\s+", " ");
  }

  private static boolean usable(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST_NAME
        && name.codePoints()
            .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
  }
}
