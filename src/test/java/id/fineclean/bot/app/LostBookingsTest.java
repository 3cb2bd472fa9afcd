package id.fineclean.bot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.FakeProvider;
import id.fineclean.bot.contact.ContactDirectory;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.Inbound;
import id.fineclean.bot.testing.StoreContract;
import id.fineclean.bot.testing.TestDatabases;
import id.fineclean.bot.vault.BlindIndex;
import id.fineclean.bot.vault.MasterKeyset;
import id.fineclean.bot.vault.Vault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What customers were told between a backup and its restoration is not forgotten with it.
class LostBookingsTest extends StoreContract {
  private static final Instant MADE = Instant.parse("2026-11-22T03:00:00Z");
  private static final Instant BACK = Instant.parse("2026-11-23T04:05:06Z");
  private static final String FROM = "whatsapp:+628110000000";

  private final MasterKeyset master = MasterKeyset.generate();
  private final FakeProvider twilio = new FakeProvider(FakeProvider.hangUp());

  @SuppressWarnings("NullAway.Init")
  private Settings settings;

  @BeforeEach
  void install() throws Exception {
    Map<String, String> values = new HashMap<>();
    values.put("DATA_DIR", databases.folder().resolve("data").toString());
    values.put("PUBLIC_URL", "https://bot.example.com");
    values.put("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000000");
    values.put("TWILIO_AUTH_TOKEN", "token-of-tests");
    values.put("TWILIO_WHATSAPP_FROM", FROM);
    values.put("TWILIO_API_URL", twilio.url().toString());
    if (kind == TestDatabases.Kind.POSTGRES) {
      values.put("DATABASE_URL", databases.url("main"));
    }
    settings = Settings.read(values);
    Files.createDirectories(settings.dataDir());
    master.writeNew(settings.masterKeysetFile());
  }

  @AfterEach
  void stop() {
    twilio.close();
  }

  @Test
  void codesThatTheRestoredDataLacksAreListedOnceWithoutPersonalData() throws Exception {
    restoreWithBooking("FC-KNWN22");
    lists(
        sent("SM9", "Tambahan: FC-QST222 jam 9", BACK.plusSeconds(60)),
        sent("SM8", "Halo Sari, FC-QST333 dan FC-KNWN22, sampai besok", BACK.minusSeconds(60)),
        sent("SM7", "Pengingat FC-QST222", BACK.minusSeconds(600)),
        received("SM6", "kode saya FC-QST444", BACK.minusSeconds(700)),
        sent("SM5", "Pesanan FC-QST222 atas nama Sari sudah kami catat", MADE.plusSeconds(90)),
        sent("SM4", "Besok ya, kak", MADE.plusSeconds(80)),
        sent("SM3", "Pesanan FC-QST555 sudah kami catat", MADE.minusSeconds(3600)));

    List<String> lines = LostBookings.look(settings, BACK.plusSeconds(5));

    assertEquals(2, lines.size(), lines.toString());
    assertTrue(lines.getFirst().contains("FC-QST222 was told to its customer at 2026-11-22T03:01"));
    assertTrue(lines.getFirst().contains("SM5"), lines.toString());
    assertTrue(lines.getLast().contains("FC-QST333"), lines.toString());
    assertFalse(lines.toString().contains("Sari"), lines.toString());
  }

  @Test
  void aProviderThatDoesNotAnswerIsAskedAgainNotTakenForAnEmptyOne() throws Exception {
    restoreWithBooking("FC-KNWN22");
    List<String> lines = LostBookings.look(settings, BACK.plusSeconds(5));
    assertEquals(1, lines.size());
    assertTrue(lines.getFirst().contains("run doctor again"), lines.toString());
  }

  @Test
  void theDoctorAsksAfterARestoration() throws Exception {
    restoreWithBooking("FC-KNWN22", Instant.now());
    assertTrue(
        Doctor.examine(settings).stream()
            .filter(finding -> finding.subject().equals("restored"))
            .anyMatch(finding -> finding.wrong().orElse("").contains("run doctor again")));
  }

  @Test
  void withoutARestorationNobodyIsAsked() throws Exception {
    try (Stores stores = Stores.open(settings)) {
      assertTrue(stores.main().available());
    }
    assertEquals(List.of(), LostBookings.look(settings, BACK));
    assertEquals(List.of(), twilio.calls());
  }

  @Test
  void whatWasRestoredLongAgoIsNobodysBusinessAnyMore() throws Exception {
    restoreWithBooking("FC-KNWN22");
    assertEquals(List.of(), LostBookings.look(settings, BACK.plus(Duration.ofDays(15))));
    assertEquals(List.of(), twilio.calls());
  }

  private void restoreWithBooking(String code) throws Exception {
    restoreWithBooking(code, BACK);
  }

  private void restoreWithBooking(String code, Instant back) throws Exception {
    try (Stores stores = Stores.open(settings)) {
      Vault vault = new Vault(stores.keys(), master);
      FixedClock clock = new FixedClock(MADE.toString());
      ContactDirectory contacts =
          new ContactDirectory(stores.main(), vault, new BlindIndex(master), clock);
      long chat = contacts.resolve("telegram", Inbound.telegramSender(1)).conversationId();
      stores
          .main()
          .write(
              t ->
                  t.update(
                      "INSERT INTO booking (code, customer_id, conversation_id, area, crew,"
                          + " start_at, end_at, status, details_enc, created_at, changed_at)"
                          + " SELECT ?, customer_id, id, 'a', 'c', 0, 0, 'booked', ?, 0, 0"
                          + " FROM conversation WHERE id = ?",
                      code,
                      new byte[1],
                      chat));
    }
    Path backup = databases.folder().resolve("backup");
    new Backup(settings).make(backup, MADE);
    new Restore(settings).restore(backup, back);
  }

  private void lists(String... messages) {
    twilio.answer(
        FakeProvider.json(
            200,
            "{\"messages\":[%s],\"uri\":\"/2010-04-01/Accounts/x/Messages.json\",\"next_page_uri\":null}"
                .formatted(String.join(",", messages))));
  }

  private static String sent(String id, String text, Instant at) {
    return message(id, text, at, "outbound-api");
  }

  private static String received(String id, String text, Instant at) {
    return message(id, text, at, "inbound");
  }

  private static String message(String id, String text, Instant at, String direction) {
    String date =
        DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
            .format(at.atOffset(ZoneOffset.UTC));
    return "{\"sid\":\"%s\",\"body\":\"%s\",\"date_created\":\"%s\",\"direction\":\"%s\"}"
        .formatted(id, text, date, direction);
  }
}
