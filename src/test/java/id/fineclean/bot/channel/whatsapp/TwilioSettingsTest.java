package id.fineclean.bot.channel.whatsapp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioSettingsTest {
  private static final String ACCOUNT = "AC00000000000000000000000000000000";
  private static final String FROM = "whatsapp:+628110000000";
  private static final String API = "https://api.twilio.com";
  private static final String PUBLIC = "https://bot.example.com";

  @Test
  void takesTheSenderWithOrWithoutPrefix() {
    assertEquals(FROM, settings(ACCOUNT, "t", FROM, API, PUBLIC).from());
    assertEquals(FROM, settings(ACCOUNT, "t", "+628110000000", API, PUBLIC).from());
  }

  @Test
  void takesTwoTokensWhileOneReplacesTheOther() {
    assertEquals(
        List.of("new", "old"), settings(ACCOUNT, "new, old", FROM, API, PUBLIC).authTokens());
  }

  @Test
  void dropsTheSlashAtTheEndOfAddresses() {
    TwilioSettings settings =
        settings(ACCOUNT, "t", FROM, "http://localhost:4010/", "https://bot.example.com/bot/");

    assertEquals(URI.create("http://localhost:4010"), settings.apiUrl());
    assertEquals(URI.create("https://bot.example.com/bot"), settings.publicUrl());
  }

  @ParameterizedTest
  @CsvSource({
    "hush, t, whatsapp:+628110000000, https://api.twilio.com, https://b, TWILIO_ACCOUNT_SID",
    "AC00000000000000000000000000000000, '', +628110000000, https://a, https://b, TWILIO_AUTH_TOKEN",
    "AC00000000000000000000000000000000, 'hush,', +6281100, https://a, https://b, TWILIO_AUTH_TOKEN",
    "AC00000000000000000000000000000000, t, 0811hush, https://a, https://b, TWILIO_WHATSAPP_FROM",
    "AC00000000000000000000000000000000, t, +628110000000, http://hush, https://b, TWILIO_API_URL",
    "AC00000000000000000000000000000000, t, +628110000000, https://a, hush, PUBLIC_URL",
    "AC00000000000000000000000000000000, t, +628110000000, https://a, https://b?hush, PUBLIC_URL"
  })
  void namesWhatIsWrongWithoutRepeatingIt(
      String account, String tokens, String from, String api, String publicUrl, String setting) {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> settings(account, tokens, from, api, publicUrl));

    assertTrue(String.valueOf(refusal.getMessage()).startsWith(setting), refusal.getMessage());
    assertFalse(String.valueOf(refusal.getMessage()).contains("hush"), refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"t0ken", "other"})
  void doesNotShowItsSecrets(String token) {
    assertFalse(settings(ACCOUNT, token, FROM, API, PUBLIC).toString().contains(token));
  }

  private static TwilioSettings settings(
      String account, String tokens, String from, String api, String publicUrl) {
    return new TwilioSettings(
        account,
        TwilioSettings.authTokens(tokens),
        from,
        URI.create(api),
        URI.create(publicUrl),
        TwilioSettings.DEFAULT_LIMITS);
  }
}
