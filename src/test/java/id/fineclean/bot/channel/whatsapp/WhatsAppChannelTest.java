package id.fineclean.bot.channel.whatsapp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.ChannelContract;
import id.fineclean.bot.channel.DeliveryResult.Accepted;
import id.fineclean.bot.channel.DeliveryResult.Cause;
import id.fineclean.bot.channel.DeliveryResult.NotSent;
import id.fineclean.bot.channel.DeliveryResult.Throttled;
import id.fineclean.bot.channel.DeliveryResult.Undeliverable;
import id.fineclean.bot.channel.DeliveryResult.Unknown;
import id.fineclean.bot.channel.Doubt;
import id.fineclean.bot.channel.FakeProvider;
import id.fineclean.bot.channel.FakeProvider.Call;
import id.fineclean.bot.channel.Lookup;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.OutboundMessage.Choice;
import id.fineclean.bot.channel.OutboundMessage.Request;
import id.fineclean.bot.channel.OutboundMessage.Template;
import id.fineclean.bot.channel.Payloads;
import id.fineclean.bot.channel.Recipient;
import id.fineclean.bot.channel.WebhookRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatsAppChannelTest extends ChannelContract {
  private static final String ACCOUNT = "AC00000000000000000000000000000000";
  private static final String MESSAGES = "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json";
  private static final String CUSTOMER = "whatsapp:+6281200000001";
  private static final String TEXT = "Jam berapa?";
  private static final Recipient OUTSIDE = new Recipient(CUSTOMER, false);

  private final AtomicInteger sids = new AtomicInteger();

  private static TwilioSettings settings(URI apiUrl) {
    return new TwilioSettings(
        ACCOUNT,
        TwilioSettings.authTokens("new-token, old-token"),
        "whatsapp:+628110000000",
        apiUrl,
        URI.create("https://bot.example.com/"),
        TwilioSettings.DEFAULT_LIMITS);
  }

  @Override
  protected Channel channel(URI apiUrl) {
    return new WhatsAppChannel(settings(apiUrl), CALL_TIMEOUT);
  }

  @Override
  protected FakeProvider.Answer accepting() {
    return (exchange, call) ->
        FakeProvider.json(
                201,
                "{\"sid\":\"SM%032d\",\"status\":\"queued\",\"new\":{}}"
                    .formatted(sids.incrementAndGet()))
            .to(exchange, call);
  }

  @Override
  protected FakeProvider.Answer throttling() {
    return FakeProvider.json(429, error(20429), "Retry-After", "3");
  }

  @Override
  protected Recipient recipient() {
    return new Recipient(CUSTOMER, true);
  }

  @Override
  protected boolean isSending(Call call) {
    return call.method().equals("POST") && call.path().equals(MESSAGES);
  }

  @Override
  protected String sent(Call call) {
    return field(call, "Body").orElse("");
  }

  @Override
  protected WebhookRequest genuineRequest() {
    return TwilioRequests.signed(
        "old-token",
        "https://bot.example.com",
        "/webhooks/twilio/whatsapp",
        Payloads.read("whatsapp/text.form"));
  }

  @Test
  void leavesAMinuteOfTheWindowToTwiliosClock() {
    assertEquals(
        Optional.of(Duration.ofHours(24).minusMinutes(1)),
        channel(provider.url()).capabilities().replyWindow());
  }

  @Test
  void sendsTextWithinTheWindow() {
    assertEquals(new Accepted("SM00000000000000000000000000000001"), send());

    Call call = provider.calls().getFirst();
    assertEquals(Optional.of(CUSTOMER), field(call, "To"));
    assertEquals(Optional.of("whatsapp:+628110000000"), field(call, "From"));
    assertEquals(Optional.of(TEXT), field(call, "Body"));
    assertEquals(
        Optional.of("https://bot.example.com/webhooks/twilio/status"),
        field(call, "StatusCallback"));
    assertEquals("Basic " + base64(ACCOUNT + ":new-token"), call.header("Authorization"));
  }

  @Test
  void sendsToACustomerWhoHidesThePhoneNumber() {
    channel(provider.url())
        .send(OutboundMessage.of(TEXT), new Recipient("whatsapp:ID.4566546130240823", true));

    assertEquals(
        Optional.of("whatsapp:ID.4566546130240823"), field(provider.calls().getFirst(), "To"));
  }

  @Test
  void sendsTheTemplateAloneOutsideTheWindow() {
    Template template =
        new Template("HX00000000000000000000000000000001", List.of("Sen 23 Nov", "10.00 \"WIB\""));

    assertInstanceOf(Accepted.class, channel(provider.url()).send(message(template), OUTSIDE));

    Call call = provider.calls().getFirst();
    assertEquals(Optional.empty(), field(call, "Body"));
    assertEquals(Optional.of(template.id()), field(call, "ContentSid"));
    assertEquals(
        Optional.of("{\"1\":\"Sen 23 Nov\",\"2\":\"10.00 \\\"WIB\\\"\"}"),
        field(call, "ContentVariables"));
  }

  @Test
  void doesNotEvenTryOutsideTheWindowWithoutTemplate() {
    assertEquals(
        new Undeliverable(Cause.WINDOW_CLOSED, "no_template"),
        channel(provider.url()).send(OutboundMessage.of(TEXT), OUTSIDE));
    assertEquals(List.of(), provider.calls());
  }

  @ParameterizedTest
  @CsvSource({
    "400, 63014, BLOCKED",
    "400, 21610, OPTED_OUT",
    "400, 21211, NOT_ON_CHANNEL",
    "400, 63003, NOT_ON_CHANNEL",
    "400, 63024, NOT_ON_CHANNEL",
    "400, 63016, WINDOW_CLOSED",
    "400, 63013, REJECTED",
    "400, 21656, REJECTED",
    "400, 20001, REJECTED"
  })
  void saysUndeliverableAndWhy(int status, int code, Cause cause) {
    provider.answer(FakeProvider.json(status, error(code)));

    assertEquals(new Undeliverable(cause, Integer.toString(code)), send());
    assertSentOnce();
  }

  /// The credentials may be put right: nothing is lost until then.
  @Test
  void saysNotSentWhereTheCredentialsAreRefused() {
    provider.answer(FakeProvider.json(401, error(20003)));

    assertEquals(new NotSent("credentials_refused"), send());
    assertSentOnce();
  }

  @ParameterizedTest
  @CsvSource({
    "429, 20429, 1, true",
    "400, 63017, 1, true",
    "400, 63018, 30, true",
    "400, 21611, 30, true",
    "400, 14107, 60, false",
    "429, 0, 1, true"
  })
  void saysHowLongAndWhoHasToWait(int status, int code, int seconds, boolean everyChat) {
    provider.answer(FakeProvider.json(status, error(code)));

    assertEquals(new Throttled(Duration.ofSeconds(seconds), everyChat), send());
  }

  @Test
  void waitsAsLongAsTwilioSays() {
    provider.answer(throttling());

    assertEquals(new Throttled(Duration.ofSeconds(3), true), send());
  }

  @Test
  void saysNotSentWhereSomebodyOnTheWayRefuses() {
    provider.answer(FakeProvider.html(403));

    assertEquals(new NotSent("http_403"), send());
  }

  @Test
  void looksForMessagesToTheCustomerFromUs() {
    provider.answer(list(listed(1, TEXT, 0)));
    find(Duration.ofSeconds(1), Set.of());

    assertEquals(
        List.of(
            "From=whatsapp%3A%2B628110000000", "PageSize=100", "To=whatsapp%3A%2B6281200000001"),
        Arrays.stream(provider.calls().getLast().query().split("&", -1)).sorted().toList());
  }

  @Test
  void leavesADoubtToWhoeverSettlesIt() {
    provider.answer(FakeProvider.json(500, error(20500)));

    assertEquals(new Unknown("http_500"), send());
    assertEquals(1, provider.calls().size());
  }

  @Test
  void takesTheOldestOfSeveralThatCouldBeTheOne() {
    provider.answer(list(listed(2, TEXT, 0), listed(1, TEXT, 0)));

    assertEquals(new Lookup.Found("SM1"), find(Duration.ofSeconds(1), Set.of()));
  }

  @Test
  void findsAMessageWhoseSenderIsGone() {
    provider.answer(list(listed(3, "Halo kak", 20), listed(2, TEXT, 30), listed(1, TEXT, 90)));

    assertEquals(new Lookup.Found("SM2"), find(Duration.ofSeconds(40), Set.of()));
    assertEquals(new Lookup.Absent(), find(Duration.ofSeconds(40), Set.of("SM2")));
    assertEquals(new Lookup.Found("SM1"), find(Duration.ofSeconds(100), Set.of("SM2")));
    assertEquals(new Lookup.Absent(), find(Duration.ofSeconds(10), Set.of()));
  }

  @Test
  void cannotTellWhetherAMessageIsThereWhileTwilioIsAway() {
    for (FakeProvider.Answer away :
        List.of(
            FakeProvider.hangUp(),
            FakeProvider.html(502),
            FakeProvider.json(401, error(20003)),
            FakeProvider.json(429, error(20429)),
            FakeProvider.json(200, "{}"),
            FakeProvider.late(Duration.ofSeconds(3), list()))) {
      provider.answer(away);

      assertInstanceOf(Lookup.Unclear.class, find(Duration.ofSeconds(40), Set.of()));
    }
  }

  @Test
  void cannotTellATemplateWithoutVariablesFromAnythingElse() {
    Template template = new Template("HX00000000000000000000000000000001", List.of());
    provider.answer(list(listed(1, "Halo kak", 0)));

    assertInstanceOf(
        Lookup.Unclear.class,
        channel(provider.url())
            .find(new Doubt(message(template), OUTSIDE, Duration.ofSeconds(9), _ -> false)));
  }

  private Lookup find(Duration age, Set<String> accountedFor) {
    return channel(provider.url())
        .find(new Doubt(OutboundMessage.of(TEXT), recipient(), age, accountedFor::contains));
  }

  @Test
  void findsChoicesInWhicheverFormTheyWentOut() {
    OutboundMessage asking =
        new OutboundMessage(TEXT, List.of(new Choice("a", "Pagi")), Request.NONE, Optional.empty());
    Doubt doubt = new Doubt(asking, recipient(), Duration.ofSeconds(1), _ -> false);
    for (String written : List.of(TEXT, TEXT + "\\n\\n1. Pagi")) {
      provider.answer(list(listed(1, "Halo kak", 0), listed(2, written, 0)));
      assertEquals(new Lookup.Found("SM2"), channel(provider.url()).find(doubt));
    }
  }

  @Test
  void cannotTellWhereTheListMayHaveBeenCutShort() {
    provider.answer(
        list(
            IntStream.range(0, 100)
                .mapToObj(i -> listed(i, "Halo kak", 0))
                .toArray(String[]::new)));

    assertEquals(new Lookup.Unclear("too_many"), find(Duration.ofSeconds(1), Set.of()));
  }

  @Test
  void cannotTellWhereTheListMakesNoSense() {
    provider.answer(FakeProvider.json(200, "{\"messages\":7}"));

    assertInstanceOf(Lookup.Unclear.class, find(Duration.ofSeconds(1), Set.of()));
  }

  @Test
  void findsATemplateByWhatWasFilledIn() {
    Template template = new Template("HX00000000000000000000000000000001", List.of("FC-AB12CD"));
    provider.answer(list(listed(1, "Pengingat FC-ZZ99ZZ", 0), listed(2, "Pengingat FC-AB12CD", 0)));

    assertEquals(
        new Lookup.Found("SM2"),
        channel(provider.url())
            .find(new Doubt(message(template), OUTSIDE, Duration.ofSeconds(1), _ -> false)));
  }

  private static FakeProvider.Answer list(String... messages) {
    String uri = MESSAGES + "?PageSize=100";
    return FakeProvider.json(
        200,
        "{\"messages\":[%s],\"uri\":\"%s\",\"page_size\":100}"
            .formatted(String.join(",", messages), uri));
  }

  private static String listed(int number, String body, int secondsAgo) {
    String created =
        DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss +0000", Locale.US)
            .format(Instant.now().minusSeconds(secondsAgo).atOffset(ZoneOffset.UTC));
    return "{\"sid\":\"SM%d\",\"direction\":\"outbound-api\",\"body\":\"%s\",\"date_created\":\"%s\"}"
        .formatted(number, body, created);
  }

  private static OutboundMessage message(Template template) {
    return new OutboundMessage(TEXT, List.of(), Request.NONE, Optional.of(template));
  }

  private static String error(int code) {
    return "{\"code\":%d,\"message\":\"to whatsapp:+62 refused\",\"status\":400}".formatted(code);
  }

  private static Optional<String> field(Call call, String name) {
    return Form.parse(call.body().getBytes(StandardCharsets.UTF_8)).fields().stream()
        .filter(field -> field.name().equals(name))
        .map(Form.Field::value)
        .collect(Collectors.reducing((_, _) -> "twice"));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
