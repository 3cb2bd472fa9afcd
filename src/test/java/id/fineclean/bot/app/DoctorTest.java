package id.fineclean.bot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.app.Doctor.Finding;
import id.fineclean.bot.channel.FakeProvider;
import id.fineclean.bot.vault.MasterKeyset;
import id.fineclean.bot.vault.Vault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DoctorTest {
  @TempDir Path home;

  private final Map<String, String> settings = new HashMap<>();

  @BeforeEach
  void begin() {
    settings.put("DATA_DIR", home.resolve("data").toString());
    settings.put("CONTENT_DIR", "intents");
  }

  private Path data() {
    Path data = home.resolve("data");
    Privacy.createFolder(data);
    return data;
  }

  private List<String> wrong() throws Exception {
    return Doctor.examine(Settings.read(settings)).stream()
        .flatMap(finding -> finding.wrong().map(what -> finding.subject() + ": " + what).stream())
        .toList();
  }

  private void assertOneWrong(String subject, String what) throws Exception {
    List<String> wrong = wrong();
    assertEquals(1, wrong.size(), wrong.toString());
    assertTrue(wrong.getFirst().startsWith(subject + ": "), wrong.toString());
    assertTrue(wrong.getFirst().contains(what), wrong.toString());
  }

  @Test
  void aFreshInstallationIsWell() throws Exception {
    assertEquals(List.of(), wrong());
    assertTrue(
        Doctor.examine(Settings.read(settings)).contains(new Finding("disk", Optional.empty())));
    assertTrue(Files.notExists(home.resolve("data")), "looking makes nothing");
  }

  @Test
  void dataAndItsKeysAreWell() throws Exception {
    begun(MasterKeyset.generate());
    assertEquals(List.of(), wrong());
  }

  @Test
  void anotherKeysetThanTheDatasIsTold() throws Exception {
    begun(MasterKeyset.generate());
    Path file = data().resolve("master-keyset.json");
    Files.delete(file);
    MasterKeyset.generate().writeNew(file);
    assertOneWrong("data and keys", "");
  }

  @Test
  void aMissingKeysetIsTold() throws Exception {
    begun(MasterKeyset.generate());
    Files.delete(data().resolve("master-keyset.json"));
    assertOneWrong("data and keys", "");
  }

  @Test
  void aKeysetWithoutDataIsTold() throws Exception {
    MasterKeyset.generate().writeNew(data().resolve("master-keyset.json"));
    assertOneWrong("data and keys", "is DATA_DIR right?");
  }

  private void begun(MasterKeyset master) throws Exception {
    try (Stores stores = Stores.open(data(), Optional.empty())) {
      new Vault(stores.keys(), master);
    }
    master.writeNew(data().resolve("master-keyset.json"));
  }

  @Test
  void filesThatOthersCanReadAreTold() throws Exception {
    Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("rwxr-xr-x"));
    assertOneWrong("permissions", "chmod 700");
  }

  @Test
  void mistakesInTheContentAreTold() throws Exception {
    settings.put("CONTENT_DIR", home.resolve("none").toString());
    List<String> wrong = wrong();
    assertTrue(!wrong.isEmpty() && wrong.getFirst().startsWith("content: "), wrong.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, true",
    "abcabcabcabcabcabcabcabcabcabcabcabc, true",
    "telegram_secret_1, true",
    "3f1d0c9be8a7625443f1d0c9be8a7625, false",
  })
  void aSecretThatCanBeGuessedIsWeak(String secret, boolean weak) {
    assertEquals(weak, Doctor.isWeak(secret));
  }

  @Test
  void aTokenThatTwilioRefusesIsToldFromTwilioThatIsAway() throws Exception {
    try (FakeProvider twilio = new FakeProvider(FakeProvider.json(401, "{\"code\":20003}"))) {
      settings.put("PUBLIC_URL", "https://bot.example.com");
      settings.put("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000000");
      settings.put("TWILIO_AUTH_TOKEN", "token-of-tests");
      settings.put("TWILIO_WHATSAPP_FROM", "whatsapp:+628110000000");
      settings.put("TWILIO_API_URL", twilio.url().toString());
      assertOneWrong("Twilio", "refuses TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN");
      twilio.answer(FakeProvider.html(503));
      assertOneWrong("Twilio", "cannot be asked (http_503)");
      twilio.answer(FakeProvider.json(200, "{\"messages\":[],\"next_page_uri\":null}"));
      assertEquals(List.of(), wrong());
      assertTrue(twilio.calls().stream().noneMatch(call -> call.method().equals("POST")));
    }
  }
}
