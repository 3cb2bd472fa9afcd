package id.fineclean.bot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.app.OpenData;
import id.fineclean.bot.app.Settings;
import id.fineclean.bot.app.Stores;
import id.fineclean.bot.audit.AuditEntry;
import id.fineclean.bot.vault.MasterKeyset;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AuditCommandTest {
  private final StringWriter out = new StringWriter();

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Settings settings;

  @BeforeEach
  void install() throws Exception {
    settings = Settings.read(Map.of("DATA_DIR", folder.resolve("data").toString()));
    Stores.open(settings.dataDir(), Optional.empty()).close();
    MasterKeyset.generate().writeNew(settings.masterKeysetFile());
    try (OpenData data = OpenData.of(settings)) {
      for (int i = 1; i <= 3; i++) {
        AuditEntry entry = AuditEntry.system(Instant.EPOCH, "member.invite", "member:" + i);
        data.stores()
            .main()
            .write(
                transaction -> {
                  data.audit().append(transaction, entry);
                  return true;
                });
      }
    }
  }

  @Test
  void aWholeLogGivesItsHeadWhichLaterOnesContinue() {
    assertEquals(0, verify());
    String head = out.toString().strip().replaceFirst(".*head ", "");
    assertTrue(head.startsWith("3:"), out.toString());
    assertEquals(0, verify("--head", head));
    assertEquals(1, verify("--head", "4" + head.substring(1)), "one line more was noted");
    assertTrue(out.toString().contains("Broken at line 4"), out.toString());
    assertEquals(2, verify("--head", "nonsense"));
  }

  @Test
  void aChangedLineIsNamed() throws Exception {
    try (OpenData data = OpenData.of(settings)) {
      data.stores()
          .main()
          .write(t -> t.update("UPDATE audit_line SET outcome = 'REFUSED' WHERE seq = 2"));
    }
    assertEquals(1, verify());
    assertEquals("Broken at line 2", out.toString().strip());
  }

  private int verify(String... more) {
    String[] arguments = new String[more.length + 1];
    arguments[0] = "verify";
    System.arraycopy(more, 0, arguments, 1, more.length);
    return new CommandLine(new AuditCommand(() -> settings))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(out, true))
        .execute(arguments);
  }
}
