package id.fineclean.bot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.app.Settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EnvFileTest {
  @TempDir Path folder;

  private Map<String, String> read(String text) throws IOException, InvalidSettingsException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, String> read(byte[] bytes) throws IOException, InvalidSettingsException {
    return EnvFile.read(Files.write(folder.resolve(".env"), bytes));
  }

  private List<String> mistakes(String text) {
    return assertThrows(InvalidSettingsException.class, () -> read(text)).mistakes();
  }

  @Test
  void aMissingFileHoldsNothing() throws Exception {
    assertEquals(Map.of(), EnvFile.read(folder.resolve("none")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "TWILIO_AUTH_TOKEN=abc | abc",
        "TWILIO_AUTH_TOKEN='abc' | abc",
        "TWILIO_AUTH_TOKEN=\"abc\" | abc",
        "  TWILIO_AUTH_TOKEN = abc   | abc",
        "export TWILIO_AUTH_TOKEN=abc | abc",
        "TWILIO_AUTH_TOKEN=a#b | a#b",
        "TWILIO_AUTH_TOKEN=#ab | #ab",
        "TWILIO_AUTH_TOKEN=ab # the new one | ab",
        "TWILIO_AUTH_TOKEN='a # b' # the new one | a # b",
        "TWILIO_AUTH_TOKEN=\"a # b\"# the new one | a # b",
        "TWILIO_AUTH_TOKEN=a=b==  | a=b==",
        "TWILIO_AUTH_TOKEN=a b | a b",
        "TWILIO_AUTH_TOKEN=it's | it's",
        "TWILIO_AUTH_TOKEN='say \"yes\"' | say \"yes\"",
        "TWILIO_AUTH_TOKEN=\"say \\\"yes\\\"\" | say \"yes\"",
        "TWILIO_AUTH_TOKEN=\"a\\\\b\" | a\\b",
        "TWILIO_AUTH_TOKEN=\"C:\\data\" | C:\\data",
        "TWILIO_AUTH_TOKEN='a\\b' | a\\b",
        "TWILIO_AUTH_TOKEN=$HOME | $HOME",
      })
  void aValueIsWhatIsMeant(String line, String value) throws Exception {
    assertEquals(Map.of("TWILIO_AUTH_TOKEN", value), read(line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PORT=", "PORT= # none", "PORT=''", "PORT=\"\""})
  void aValueMayBeEmpty(String line) throws Exception {
    assertEquals(Map.of("PORT", ""), read(line));
  }

  @Test
  void emptyLinesCommentsAndEndsOfLinesOfWindowsDoNotCount() throws Exception {
    assertEquals(
        Map.of("PORT", "7071", "HOST", "0.0.0.0"),
        read("\r\n# PORT=1\r\n\r\n   # HOST=2\r\nPORT=7071\r\nHOST='0.0.0.0'\r\n"));
  }

  @Test
  void aByteOrderMarkDoesNotCount() throws Exception {
    assertEquals(Map.of("PORT", "7071"), read("\uFEFFPORT=7071"));
  }

  @ParameterizedTest
  @CsvSource({"UTF-16", "UTF-16LE", "UTF-16BE"})
  void anotherEncodingIsNamedWithWhatToDo(String encoding) throws Exception {
    byte[] bytes = "PORT=7071\n".getBytes(Charset.forName(encoding));
    List<String> mistakes =
        assertThrows(InvalidSettingsException.class, () -> read(bytes)).mistakes();
    assertTrue(mistakes.getFirst().endsWith(".env is in UTF-16: save it as UTF-8"));
  }

  @Test
  void bytesThatAreNoUtf8AreNamedWithWhatToDo() {
    byte[] bytes = "TELEGRAM_WEBHOOK_SECRET=caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
    List<String> mistakes =
        assertThrows(InvalidSettingsException.class, () -> read(bytes)).mistakes();
    assertTrue(mistakes.getFirst().endsWith(".env is not in UTF-8: save it as UTF-8"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TWILIO_AUTH_TOKEN='s3cret",
        "TWILIO_AUTH_TOKEN=\"s3cret",
        "TWILIO_AUTH_TOKEN=\"s3cret\\\"",
        "TWILIO_AUTH_TOKEN='s3cret' s3cret",
        "TWILIO_AUTH_TOKEN='s3'cret'",
        "TWILIO_AUTH_TOKEN=\"s3\"cret\"",
        "TWILIO_AUTH_TOKEN",
        "TWILIO_AUTH_TOKEN: s3cret",
        "s3cret",
        "1PORT=s3cret",
        "=s3cret",
      })
  void whatCannotBeUnderstoodIsNamedByItsLineAndNeverShown(String line) {
    List<String> mistakes = mistakes("PORT=7071\n\n" + line + "\nHOST='0.0.0.0'");
    assertEquals(1, mistakes.size(), mistakes.toString());
    assertTrue(mistakes.getFirst().contains(".env line 3: "), mistakes.toString());
    assertFalse(mistakes.getFirst().contains("s3"), mistakes.toString());
  }

  @Test
  void allMistakesAreToldAtOnce() {
    List<String> mistakes = mistakes("PORT\nPROT=1\nHOST='x\nPORT=1\nPORT=2");
    assertEquals(4, mistakes.size(), mistakes.toString());
    assertTrue(mistakes.getLast().endsWith("line 5: PORT is set already in line 4"));
  }

  @ParameterizedTest
  @CsvSource({
    "TELEGRAM_TOKEN, TELEGRAM_BOT_TOKEN",
    "TELEGRAM_BOTTOKEN, TELEGRAM_BOT_TOKEN",
    "TWILIO_ACOUNT_SID, TWILIO_ACCOUNT_SID",
    "twilio_AUTH_TOKEN, TWILIO_AUTH_TOKEN",
    "PUBLICURL, PUBLIC_URL",
    "LOGLEVEL, LOG_LEVEL",
    "DATADIR, DATA_DIR",
  })
  void aNameThatNoSettingHasIsAMistakeAndTheOneThatIsMeantIsNamed(String wrong, String right) {
    assertTrue(
        mistakes(wrong + "=s3cret")
            .getFirst()
            .endsWith("line 1: " + wrong + " is no setting; is " + right + " meant?"),
        mistakes(wrong + "=s3cret").toString());
  }

  @Test
  void whatLooksLikeNoSettingIsAMistakeToo() {
    assertTrue(mistakes("POSTGRES=1").getFirst().endsWith("line 1: POSTGRES is no setting"));
  }

  @Test
  void theSampleExplainsEverySettingAndNoOther() throws IOException {
    Pattern setting = Pattern.compile("^#([A-Z_]+)=.*");
    TreeSet<String> explained = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of(".env.example"))) {
      var matcher = setting.matcher(line);
      if (matcher.matches()) {
        explained.add(matcher.group(1));
      }
    }
    assertEquals(new TreeSet<>(SettingNames.ALL), explained);
  }
}
