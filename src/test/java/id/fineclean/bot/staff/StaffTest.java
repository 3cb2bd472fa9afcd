package id.fineclean.bot.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.audit.AuditLog;
import id.fineclean.bot.staff.Members.Joined;
import id.fineclean.bot.staff.Sessions.SignedIn;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.StoreContract;
import id.fineclean.bot.vault.BlindIndex;
import id.fineclean.bot.vault.KeyedHash;
import id.fineclean.bot.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // set before each test
class StaffTest extends StoreContract {
  private static final String PASSWORD = "tujuh gajah di atap";

  private final FixedClock clock = new FixedClock("2026-11-29T03:00:00Z");
  private Members members;
  private Sessions sessions;
  private AuditLog audit;

  @BeforeEach
  void open() {
    BlindIndex index = new BlindIndex(databases.master());
    audit = new AuditLog(database(), new KeyedHash(databases.master(), "audit"));
    members =
        new Members(
            database(),
            new Vault(databases.keys(), databases.master()),
            index,
            audit,
            new KeyedHash(databases.master(), "staff-second-factor"),
            clock);
    sessions = new Sessions(database(), members, new Throttle(database(), index), clock);
  }

  private record Known(Member member, byte[] secret, List<String> recovery) {}

  private Known join(String token, String name) {
    byte[] secret = members.invitation(token).orElseThrow().secret();
    var welcome =
        assertInstanceOf(
            Joined.Welcome.class,
            members.join(token, name, PASSWORD, Totp.code(secret, clock.instant())));
    clock.advance(Duration.ofMinutes(2));
    return new Known(welcome.member(), secret, welcome.recoveryCodes());
  }

  private Known admin() {
    return join(members.inviteFirst().orElseThrow(), "Rina");
  }

  private String signIn(String name, byte[] secret) {
    String half = begun(sessions.password(name, PASSWORD, "192.0.2.1"));
    return begun(sessions.code(half, Totp.code(secret, clock.instant()), "192.0.2.1"));
  }

  private static String begun(SignedIn signedIn) {
    return assertInstanceOf(SignedIn.Begun.class, signedIn).token();
  }

  @Test
  void theFirstAdministratorComesByAnyNameAndOnlyOnce() {
    String early = members.inviteFirst().orElseThrow();
    String token = members.inviteFirst().orElseThrow();
    assertTrue(members.invitation(early).isEmpty(), "the later link counts");
    Known admin = join(token, "Rina");
    assertEquals(Role.ADMIN, admin.member.role());
    assertEquals(10, admin.recovery.size());
    assertEquals(Optional.empty(), members.inviteFirst());
    assertEquals(
        new Joined.Refused("gone"), members.join(token, "Budi", PASSWORD, "000000"), "used up");
  }

  @Test
  void linksEnd() {
    String first = members.inviteFirst().orElseThrow();
    clock.advance(Duration.ofMinutes(31));
    assertTrue(members.invitation(first).isEmpty());
    Known admin = admin();
    String token = members.invite(Optional.of(admin.member), "Budi", Role.AGENT).orElseThrow();
    clock.advance(Duration.ofHours(25));
    assertTrue(members.invitation(token).isEmpty());
  }

  @Test
  void namesAreTakenHoweverTheyAreWritten() {
    admin();
    assertTrue(members.invite(Optional.empty(), " rINA ", Role.AGENT).isEmpty());
    assertTrue(members.invite(Optional.empty(), "", Role.AGENT).isEmpty());
    assertTrue(members.invite(Optional.empty(), "Ri\u202Ena", Role.AGENT).isEmpty());
    assertEquals(2, number("SELECT COUNT(*) FROM staff_member") + 1, "nothing of them is kept");
  }

  @Test
  void weakPasswordsAndWrongCodesDoNotJoin() {
    String token = members.inviteFirst().orElseThrow();
    byte[] secret = members.invitation(token).orElseThrow().secret();
    String code = Totp.code(secret, clock.instant());
    assertEquals(new Joined.Refused("password"), members.join(token, "Rina", "pendek", code));
    assertEquals(
        new Joined.Refused("password"), members.join(token, "Rina", "aaaaaaaaaaaaaaaa", code));
    assertEquals(new Joined.Refused("name"), members.join(token, " ", PASSWORD, code));
    String wrong = Totp.code(secret, clock.instant().plusSeconds(3600));
    assertEquals(new Joined.Refused("code"), members.join(token, "Rina", PASSWORD, wrong));
    join(token, "Rina");
  }

  @Test
  void twoStepsLeadInAndNeitherAloneDoes() {
    Known admin = admin();
    String half = begun(sessions.password("rina", PASSWORD, "192.0.2.1"));
    assertFalse(sessions.find(half).orElseThrow().proven());
    String code = Totp.code(admin.secret, clock.instant());
    String whole = begun(sessions.code(half, code, "192.0.2.1"));
    assertTrue(sessions.find(whole).orElseThrow().proven());
    assertTrue(sessions.find(half).isEmpty(), "another token");
    String again = begun(sessions.password("Rina", PASSWORD, "192.0.2.1"));
    assertInstanceOf(
        SignedIn.Wrong.class, sessions.code(again, code, "192.0.2.1"), "a code is good once");
    String recovery = admin.recovery.getFirst();
    begun(sessions.code(again, recovery.toLowerCase(java.util.Locale.ROOT), "192.0.2.1"));
    String third = begun(sessions.password("Rina", PASSWORD, "192.0.2.1"));
    assertInstanceOf(SignedIn.Wrong.class, sessions.code(third, recovery, "192.0.2.1"));
  }

  @Test
  void whoTriesPasswordsWaitsLongerAndLonger() {
    admin();
    for (String name : List.of("Rina", "nobody")) {
      for (int i = 0; i < 5; i++) {
        assertInstanceOf(
            SignedIn.Wrong.class, sessions.password(name, "wrong " + i, "192.0.2." + i), name);
      }
      assertInstanceOf(SignedIn.Wait.class, sessions.password(name, PASSWORD, "192.0.2.9"), name);
    }
    clock.advance(Duration.ofSeconds(2));
    assertInstanceOf(SignedIn.Wrong.class, sessions.password("Rina", "x", "192.0.2.9"));
    clock.advance(Duration.ofSeconds(1));
    assertInstanceOf(SignedIn.Wait.class, sessions.password("Rina", PASSWORD, "192.0.2.9"));
    clock.advance(Duration.ofSeconds(2));
    begun(sessions.password("Rina", PASSWORD, "192.0.2.9"));
  }

  @Test
  void whoTriesManyNamesFromOneAddressWaits() {
    for (int i = 0; i < 20; i++) {
      assertInstanceOf(SignedIn.Wrong.class, sessions.password("name " + i, "x", "192.0.2.1"));
    }
    assertInstanceOf(SignedIn.Wait.class, sessions.password("other", "x", "192.0.2.1"));
    assertInstanceOf(SignedIn.Wrong.class, sessions.password("other", "x", "192.0.2.2"));
  }

  @Test
  void sessionsEndUnusedAndInAnyCase() {
    Known admin = admin();
    String token = signIn("Rina", admin.secret);
    clock.advance(Duration.ofMinutes(14));
    assertTrue(sessions.find(token).isPresent());
    clock.advance(Duration.ofMinutes(16));
    assertTrue(sessions.find(token).isEmpty());
    String busy = signIn("Rina", admin.secret);
    for (int i = 0; i < 47; i++) {
      clock.advance(Duration.ofMinutes(10));
      assertTrue(sessions.find(busy).isPresent());
    }
    clock.advance(Duration.ofMinutes(10));
    assertTrue(sessions.find(busy).isEmpty());
    String half = begun(sessions.password("Rina", PASSWORD, "192.0.2.1"));
    clock.advance(Duration.ofMinutes(6));
    assertTrue(sessions.find(half).isEmpty());
  }

  @Test
  void aDisabledMemberIsOutAtOnceButNeverTheLastAdministrator() {
    Known admin = admin();
    Known agent =
        join(members.invite(Optional.of(admin.member), "Budi", Role.AGENT).orElseThrow(), "");
    String token = signIn("Budi", agent.secret);
    assertTrue(members.disable(Optional.of(admin.member), agent.member.id()));
    assertTrue(sessions.find(token).isEmpty());
    assertInstanceOf(SignedIn.Wrong.class, sessions.password("Budi", PASSWORD, "192.0.2.1"));
    assertFalse(members.disable(Optional.of(admin.member), admin.member.id()));
    assertFalse(members.disable(Optional.of(admin.member), agent.member.id()), "already");
  }

  @Test
  void everyActIsInTheAuditLogAndNoNameIs() {
    Known admin = admin();
    signIn("Rina", admin.secret);
    sessions.password("Rina", "wrong", "192.0.2.1");
    assertEquals(
        List.of(
            "session.password",
            "session.begin",
            "session.password",
            "member.join",
            "member.invite"),
        audit.latest(Long.MAX_VALUE, 10).stream().map(line -> line.entry().action()).toList());
    assertInstanceOf(AuditLog.Verdict.Whole.class, audit.verify(Optional.empty()));
  }

  /// RFC 6238, appendix B, the last six of its eight digits.
  @Test
  void codesAreThoseOfTheStandard() {
    byte[] secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    assertEquals("287082", Totp.code(secret, Instant.ofEpochSecond(59)));
    assertEquals("081804", Totp.code(secret, Instant.ofEpochSecond(1111111109L)));
    assertEquals("005924", Totp.code(secret, Instant.ofEpochSecond(1234567890L)));
    assertEquals("353130", Totp.code(secret, Instant.ofEpochSecond(20000000000L)));
    Instant now = Instant.ofEpochSecond(1111111109L);
    assertEquals(OptionalLong.of(37037036), Totp.step(secret, "081 804", now, 0));
    assertEquals(OptionalLong.empty(), Totp.step(secret, "081804", now, 37037036));
    assertEquals(OptionalLong.empty(), Totp.step(secret, "081804", now.plusSeconds(90), 0));
    assertEquals("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.base32(secret));
  }
}
