package id.fineclean.bot.channel.whatsapp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.Received;
import id.fineclean.bot.channel.WebhookRequest;
import id.fineclean.bot.testing.ProcessorTime;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedFormsTest {
  private static final String URL = "https://bot.example.com";
  private static final String TOKEN = "token-of-tests";
  private static final String ACCOUNT = "AC00000000000000000000000000000000";
  private static final String OWN = "whatsapp:+628110000000";
  private static final String ATTACKER = "whatsapp:+6281200000666";
  private static final String VICTIM = "whatsapp:+6281200000001";
  private static final String SID = "SM000000000000000000000000000000aa";
  private static final String NEW_SID = "SM000000000000000000000000000000bb";

  private final SignedForms forms =
      new SignedForms(new Signature(List.of(TOKEN), URI.create(URL)), ACCOUNT, OWN);
  private final WhatsAppWebhook webhook = new WhatsAppWebhook(forms);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kak mau booking besok jam 10 🙏 & 100%",
        "From Jakarta To Bandung, Body wash, MessageSid? WaId!",
        "From: whatsapp, To: whatsapp: AccountSid AC",
        "https://wa.me/6281200000001?text=From=whatsapp:+628",
        "Fromage\nToko\nAccountSid\nExternalUserId"
      })
  void takesWhateverPeopleWrite(String text) {
    assertEquals(new InboundContent.Text(text), text(genuine(text)));
  }

  @Test
  void takesFieldsThatTwilioAddsWithoutNotice() {
    Map<String, String> fields = genuine("halo");
    fields.put("SomethingNew", "{\"a\":\"b\"}");
    fields.put("new_style.field", "");

    assertEquals(new InboundContent.Text("halo"), text(fields));
  }

  /// The customer's own words hold the other fields; cut behind `Body=x`, they take their place.
  @Test
  void refusesAMessageOfSomebodyElseHiddenInItsText() {
    String hidden = "From" + VICTIM + "MessageSid" + NEW_SID + "To" + OWN + "Z";
    Map<String, String> sent = genuine("batalkan semua" + hidden);
    Map<String, String> cut = new TreeMap<>();
    cut.put("AccountSid", ACCOUNT);
    cut.put("ApiVersion", "2010-04-01");
    cut.put("Body", "batalkan semua");
    cut.put("From", VICTIM);
    cut.put("MessageSid", NEW_SID);
    cut.put("To", OWN);
    cut.put("Z", joined(sent).split(Pattern.quote("To" + OWN + "Z"), 2)[1]);

    assertSplice(sent, cut);
  }

  @Test
  void refusesAnotherSenderInTheNameHeGaveHimself() {
    Map<String, String> sent = genuine("halo");
    sent.put("ProfileName", "BudiTo" + OWN + "Zz");
    Map<String, String> cut = new TreeMap<>(sent);
    cut.keySet().removeIf(name -> name.compareTo("ProfileName") > 0);
    cut.put("ProfileName", "Budi");
    cut.put("To", OWN);
    cut.put("Zz", joined(sent).split("Zz", 2)[1]);

    assertSplice(sent, cut);
  }

  /// An old message that would pass for a new one: its id swallows the field behind it.
  @Test
  void refusesAnIdThatGrew() {
    Map<String, String> sent = genuine("halo");
    Map<String, String> cut = new TreeMap<>(sent);
    cut.put("MessageSid", SID + "MessageTypetext");
    cut.remove("MessageType");

    assertSplice(sent, cut);
  }

  @Test
  void refusesAHiddenUserCutShort() {
    Map<String, String> sent = genuine("halo");
    sent.put("From", "whatsapp:ID.4566GX");
    sent.put("ExternalUserId", "whatsapp:ID.4566GX");
    Map<String, String> cut = new TreeMap<>(sent);
    cut.put("From", "whatsapp:ID.4566");
    cut.put("G", "X");

    assertSplice(sent, cut);
  }

  @Test
  void refusesAUserIdThatSwallowedWhatFollows() {
    Map<String, String> sent = genuine("halo");
    sent.put("ExternalUserId", "whatsapp:ID.4566");
    sent.put("Forwarded", "true");
    Map<String, String> cut = new TreeMap<>(sent);
    cut.put("ExternalUserId", "whatsapp:ID.4566Forwardedtrue");
    cut.remove("Forwarded");

    assertSplice(sent, cut);
  }

  @Test
  void refusesAMessageDisguisedAsAReport() {
    Map<String, String> sent = genuine("MessageStatusfailed");

    assertEquals(new Received.Forged(), receive(sent));
  }

  @Test
  void refusesNamesThatStandTwiceOrAreNone() {
    String fields = body(genuine("halo"));
    for (String more :
        List.of("&Body=halo", "&From=" + VICTIM, "&=x", "&1a=b", "&a+b=c", "&%00=1")) {
      assertEquals(new Received.Forged(), receive(fields + more), more);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AccountSid, AC00000000000000000000000000000001",
    "AccountSid, ''",
    "To, whatsapp:+628110000001",
    "To, ''",
    "MessageSid, SM1",
    "MessageSid, XX000000000000000000000000000000aa",
    "MessageSid, SM000000000000000000000000000000aa0"
  })
  void refusesWhatIsForAnotherAccountOrNumber(String name, String value) {
    Map<String, String> fields = genuine("halo");
    fields.put(name, value);

    assertEquals(new Received.Forged(), receive(fields));
  }

  @Test
  void refusesWhatIsLongerOrHasMoreFieldsThanAnythingGenuine() {
    Map<String, String> fields = genuine("x".repeat(130 * 1024));
    assertEquals(new Received.Forged(), receive(fields));

    Map<String, String> many = genuine("halo");
    for (int i = 0; i < 200; i++) {
      many.put("Field" + i, "");
    }
    assertEquals(new Received.Forged(), receive(many));
  }

  @Test
  void takesTheLongestTextThereIs() {
    String longest = "🙏".repeat(2048);

    assertEquals(new InboundContent.Text(longest), text(genuine(longest)));
  }

  @Tag("timed")
  @ParameterizedTest
  @ValueSource(strings = {"a&", "&", "a=b&", "%41%", "%F0%9F%99%8F", "a=1&b=2&"})
  void spendsNextToNothingOnAFalseSignature(String repeated) {
    byte[] body = repeated.repeat(256 * 1024 / repeated.length()).getBytes(StandardCharsets.UTF_8);
    WebhookRequest request =
        new WebhookRequest(webhook.path(), Map.of(Signature.HEADER, "A".repeat(28)), body);

    Duration most = Duration.ofMillis(10);
    Duration least = ProcessorTime.least(() -> webhook.receive(request), most);

    assertTrue(least.compareTo(most) <= 0, least.toString());
  }

  private void assertSplice(Map<String, String> sent, Map<String, String> cut) {
    assertEquals(joined(sent), joined(cut), "the signature fits both");
    assertEquals(new Received.Forged(), receive(cut));
  }

  private InboundContent text(Map<String, String> fields) {
    return assertInstanceOf(Received.Messages.class, receive(fields))
        .messages()
        .getFirst()
        .content();
  }

  private Received receive(Map<String, String> fields) {
    return receive(body(fields));
  }

  private Received receive(String body) {
    return webhook.receive(
        TwilioRequests.signed(TOKEN, URL, webhook.path(), body.getBytes(StandardCharsets.UTF_8)));
  }

  private static Map<String, String> genuine(String text) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("AccountSid", ACCOUNT);
    fields.put("ApiVersion", "2010-04-01");
    fields.put("Body", text);
    fields.put("ExternalUserId", "whatsapp:ID.77");
    fields.put("From", ATTACKER);
    fields.put("MessageSid", SID);
    fields.put("MessageType", "text");
    fields.put("NumMedia", "0");
    fields.put("ProfileName", "Budi");
    fields.put("SmsMessageSid", SID);
    fields.put("SmsSid", SID);
    fields.put("SmsStatus", "received");
    fields.put("To", OWN);
    fields.put("WaId", "6281200000666");
    return fields;
  }

  private static String joined(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + field.getValue())
        .collect(Collectors.joining());
  }

  private static String body(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
