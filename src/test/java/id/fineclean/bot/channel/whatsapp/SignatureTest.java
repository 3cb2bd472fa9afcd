package id.fineclean.bot.channel.whatsapp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.twilio.security.RequestValidator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
  /// The example in Twilio's documentation of webhook security.
  private static final String PATH = "/myapp.php?foo=1&bar=2";

  private static final Form FORM =
      form(
          "Digits=1234&To=%2B18005551212&From=%2B14158675309&Caller=%2B14158675309"
              + "&CallSid=CA1234567890ABCDE");
  private static final String EXPECTED = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

  private final Signature signature = signature("https://mycompany.com", "12345");

  @Test
  void acceptsTheExampleOfTwiliosDocumentation() {
    assertTrue(signature.isGenuine(PATH, FORM, Optional.of(EXPECTED)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "RSOYDt4T1cUTdK1PDd93/VVr8B9=",
        "RSOYDt4T1cUTdK1PDd93/VVr8A8=",
        "not base 64!",
        "AAAA"
      })
  void refusesAnyOtherSignature(String other) {
    assertFalse(signature.isGenuine(PATH, FORM, Optional.of(other)));
  }

  @Test
  void refusesARequestWithoutSignature() {
    assertFalse(signature.isGenuine(PATH, FORM, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/myapp.php?foo=1", "/myapp.php", "/myapp.php?foo=1&bar=2&", "/"})
  void refusesAnotherAddress(String path) {
    assertFalse(signature.isGenuine(path, FORM, Optional.of(EXPECTED)));
  }

  @Test
  void refusesAnotherScheme() {
    assertFalse(
        signature("http://mycompany.com", "12345").isGenuine(PATH, FORM, Optional.of(EXPECTED)));
  }

  @ParameterizedTest
  @CsvSource({"Digits=1235", "Digits=1234&Extra=", "Digits=", "Digits=1234&Digits=4"})
  void refusesChangedFields(String changed) {
    Form form =
        form(
            changed
                + "&To=%2B18005551212&From=%2B14158675309&Caller=%2B14158675309"
                + "&CallSid=CA1234567890ABCDE");

    // An empty field of no name's length would not show; one with a name does.
    assertFalse(signature.isGenuine(PATH, form, Optional.of(EXPECTED)));
  }

  @Test
  void acceptsEitherTokenWhileOneReplacesTheOther() {
    assertTrue(
        signature("https://mycompany.com", "new", "12345")
            .isGenuine(PATH, FORM, Optional.of(EXPECTED)));
  }

  @ParameterizedTest
  @CsvSource({
    "https://mycompany.com:443, https://mycompany.com",
    "https://mycompany.com, https://mycompany.com:443",
    "http://mycompany.com, http://mycompany.com:80",
    "https://mycompany.com:8443, https://mycompany.com:8443"
  })
  void acceptsTheStandardPortNamedOrNot(String configured, String signed) {
    String header = twilioWouldSign(signed + "/hook", "Body=halo");

    assertTrue(
        signature(configured, "12345").isGenuine("/hook", form("Body=halo"), Optional.of(header)));
  }

  @Test
  void countsBlankFields() {
    String header = twilioWouldSign("https://mycompany.com/hook", "Body=&NumMedia=0&WaId");

    assertTrue(signature.isGenuine("/hook", form("NumMedia=0&WaId=&Body="), Optional.of(header)));
    assertFalse(signature.isGenuine("/hook", form("NumMedia=0"), Optional.of(header)));
  }

  @Test
  void agreesWithTwiliosOwnValidator() {
    String body = "Body=kak%20mau+booking+%F0%9F%99%8F&From=whatsapp%3A%2B628&To=x&A=1&a=2&_=3";
    String url = "https://mycompany.com/webhooks/twilio/whatsapp";
    String header = twilioWouldSign(url, body);

    assertTrue(new RequestValidator("12345").validate(url, form(body).first(), header));
    assertTrue(signature.isGenuine("/webhooks/twilio/whatsapp", form(body), Optional.of(header)));
  }

  @Test
  void signsAPairThatWasSentTwiceOnce() {
    assertEquals(
        signature.isGenuine("/h", form("a=1&a=1"), Optional.of(sign("/h", "a1"))),
        signature.isGenuine("/h", form("a=2&a=1"), Optional.of(sign("/h", "a1a2"))));
    assertTrue(signature.isGenuine("/h", form("a=2&a=1"), Optional.of(sign("/h", "a1a2"))));
  }

  private static String sign(String path, String fields) {
    return TwilioRequests.sign("12345", "https://mycompany.com" + path + fields);
  }

  private static String twilioWouldSign(String url, String body) {
    return TwilioRequests.signature("12345", url, body);
  }

  private static Signature signature(String url, String... tokens) {
    return new Signature(List.of(tokens), URI.create(url));
  }

  private static Form form(String body) {
    return Form.parse(body.getBytes(StandardCharsets.UTF_8));
  }
}
