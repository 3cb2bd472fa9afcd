package id.fineclean.bot.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.fineclean.bot.audit.AuditLog.Head;
import id.fineclean.bot.audit.AuditLog.Verdict;
import id.fineclean.bot.testing.StoreContract;
import id.fineclean.bot.vault.KeyedHash;
import id.fineclean.bot.vault.MasterKeyset;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditLogTest extends StoreContract {
  private static final Instant NOW = Instant.parse("2026-11-29T03:04:05.678Z");

  private final AtomicLong written = new AtomicLong();

  @SuppressWarnings("NullAway.Init") // set before each test
  private AuditLog log;

  @BeforeEach
  void makeLog() {
    log = new AuditLog(database(), new KeyedHash(databases.master(), "audit"));
  }

  private void append(int lines) {
    for (int i = 0; i < lines; i++) {
      long object = written.getAndIncrement();
      database()
          .write(
              transaction -> {
                log.append(
                    transaction, AuditEntry.system(NOW, "member.invite", "member:" + object));
                return true;
              });
    }
  }

  private Verdict verdict() {
    return log.verify(Optional.empty());
  }

  @Test
  void nothingDoneIsWhole() {
    assertEquals(0, assertInstanceOf(Verdict.Whole.class, verdict()).head().sequence());
  }

  @Test
  void untouchedLinesAreWholeOverSeveralPages() {
    append(1_203);
    assertEquals(1_203, assertInstanceOf(Verdict.Whole.class, verdict()).head().sequence());
    assertInstanceOf(Verdict.Whole.class, log.verifyLast(100));
    assertEquals("member:1202", log.latest(Long.MAX_VALUE, 2).getFirst().entry().object());
  }

  @Test
  void everyChangedColumnIsFound() {
    append(5);
    for (String change :
        List.of(
            "at = at + 1",
            "actor = 7",
            "role = 'agent'",
            "action = 'member.disable'",
            "action = 'Not A Word'",
            "object = 'member:9'",
            "purpose = 'complaint'",
            "outcome = 'REFUSED'",
            "outcome = 'nonsense'",
            "hash = seal",
            "seal = hash")) {
      update("CREATE TABLE kept AS SELECT * FROM audit_line WHERE seq = 3");
      update("UPDATE audit_line SET " + change + " WHERE seq = 3");
      assertEquals(new Verdict.Broken(3), verdict(), change);
      assertEquals(new Verdict.Broken(3), log.verifyLast(4), change);
      update("DELETE FROM audit_line WHERE seq = 3");
      update("INSERT INTO audit_line SELECT * FROM kept");
      update("DROP TABLE kept");
    }
    assertInstanceOf(Verdict.Whole.class, verdict());
  }

  @Test
  void aDroppedLineIsFound() {
    append(5);
    update("DELETE FROM audit_line WHERE seq = 2");
    assertEquals(new Verdict.Broken(2), verdict());
  }

  @Test
  void aDroppedLineIsFoundThoughTheOthersMoveUp() {
    append(5);
    update("DELETE FROM audit_line WHERE seq = 2");
    for (int seq = 3; seq <= 5; seq++) {
      update("UPDATE audit_line SET seq = seq - 1 WHERE seq = ?", seq);
    }
    assertEquals(new Verdict.Broken(2), verdict());
  }

  @Test
  void swappedLinesAreFound() {
    append(5);
    update("UPDATE audit_line SET seq = -1 WHERE seq = 2");
    update("UPDATE audit_line SET seq = 2 WHERE seq = 4");
    update("UPDATE audit_line SET seq = 4 WHERE seq = -1");
    assertEquals(new Verdict.Broken(2), verdict());
  }

  @Test
  void cutLinesAreFoundByTheHead() {
    append(5);
    update("DELETE FROM audit_line WHERE seq > 3");
    assertEquals(new Verdict.Broken(4), verdict());
    update("DELETE FROM audit_head");
    assertEquals(new Verdict.Broken(4), verdict(), "without a head");
    update(
        "INSERT INTO audit_head (id, seq, hash, seal)"
            + " SELECT 1, seq, hash, seal FROM audit_line WHERE seq = 3");
    assertEquals(new Verdict.Broken(4), verdict(), "a line is no head");
  }

  @Test
  void aWholeOlderStateIsFoundByAHeadNotedElsewhere() {
    append(3);
    update("CREATE TABLE kept AS SELECT * FROM audit_head");
    append(2);
    Head noted = assertInstanceOf(Verdict.Whole.class, verdict()).head();
    update("DELETE FROM audit_line WHERE seq > 3");
    update("DELETE FROM audit_head");
    update("INSERT INTO audit_head SELECT * FROM kept");
    assertInstanceOf(Verdict.Whole.class, verdict(), "the database alone cannot tell");
    assertEquals(new Verdict.Broken(4), log.verify(Optional.of(noted)));
    append(4);
    assertEquals(new Verdict.Broken(5), log.verify(Optional.of(noted)), "lines put over those cut");
  }

  @Test
  void aChainMadeWithoutTheKeyIsFound() {
    append(1);
    update("DELETE FROM audit_line");
    update("DELETE FROM audit_head");
    AuditLog forger = new AuditLog(database(), new KeyedHash(MasterKeyset.generate(), "audit"));
    database()
        .write(
            transaction -> {
              forger.append(transaction, AuditEntry.system(NOW, "member.invite", "member:1"));
              return true;
            });
    assertEquals(new Verdict.Broken(1), verdict());
  }

  @Test
  void whatIsUndoneLeavesNoLine() {
    append(1);
    assertThrows(
        IllegalStateException.class,
        () ->
            database()
                .write(
                    transaction -> {
                      log.append(transaction, AuditEntry.system(NOW, "member.invite", "member:1"));
                      throw new IllegalStateException("undone");
                    }));
    assertEquals(1, assertInstanceOf(Verdict.Whole.class, verdict()).head().sequence());
  }

  @Test
  void manyAtOnceMakeOneChain() {
    CompletableFuture.allOf(
            IntStream.range(0, 8)
                .mapToObj(_ -> CompletableFuture.runAsync(() -> append(10)))
                .toArray(CompletableFuture[]::new))
        .join();
    assertEquals(80, assertInstanceOf(Verdict.Whole.class, verdict()).head().sequence());
  }

  @Test
  void wordsOfPeopleHaveNoPlaceInIt() {
    assertThrows(
        IllegalArgumentException.class,
        () -> AuditEntry.system(NOW, "member.invite", "Siti Rahma"));
    assertThrows(IllegalArgumentException.class, () -> AuditEntry.system(NOW, "081234567890", ""));
  }
}
