package id.fineclean.bot.channel.whatsapp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import id.fineclean.bot.channel.DeliveryResult.Accepted;
import id.fineclean.bot.channel.DeliveryResult.Unknown;
import id.fineclean.bot.channel.FakeProvider;
import id.fineclean.bot.channel.FakeProvider.Call;
import id.fineclean.bot.channel.InboundContent.Tap;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.OutboundMessage.Choice;
import id.fineclean.bot.channel.OutboundMessage.Request;
import id.fineclean.bot.channel.Received;
import id.fineclean.bot.channel.Received.Messages;
import id.fineclean.bot.channel.Recipient;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TapFormsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHAPES = 13;
  private static final String BUDI = "whatsapp:+6281200000001";

  /// What the account holds, each with the JSON it was made of.
  private final List<JsonNode> resources = new CopyOnWriteArrayList<>();

  private volatile int messageError;
  private volatile int contentStatus = 201;
  private final FakeProvider twilio = new FakeProvider(this::answer);
  private final WhatsAppChannel channel = new WhatsAppChannel(settings(twilio.url()));

  static TwilioSettings settings(URI apiUrl) {
    return new TwilioSettings(
        "AC00000000000000000000000000000000",
        List.of("token-of-tests"),
        "whatsapp:+628110000000",
        apiUrl,
        URI.create("https://bot.example.com"),
        TwilioSettings.DEFAULT_LIMITS);
  }

  @AfterEach
  void stop() {
    twilio.close();
  }

  private void answer(HttpExchange exchange, Call call) throws IOException {
    if (!call.path().equals("/v1/Content")) {
      message(exchange, call);
    } else if (call.method().equals("GET")) {
      FakeProvider.json(200, page(call.query())).to(exchange, call);
    } else if (contentStatus != 201) {
      FakeProvider.json(contentStatus, "{\"code\":20001}").to(exchange, call);
    } else {
      resources.add(JSON.readTree(call.body()));
      FakeProvider.json(201, "{\"sid\":\"" + id(resources.size() - 1) + "\"}").to(exchange, call);
    }
  }

  private void message(HttpExchange exchange, Call call) throws IOException {
    boolean refused = messageError != 0 && field(call, "ContentSid").isPresent();
    FakeProvider.json(
            refused ? 400 : 201,
            refused
                ? "{\"code\":" + messageError + ",\"status\":400}"
                : "{\"sid\":\"SM00000000000000000000000000000001\"}")
        .to(exchange, call);
  }

  /// Five resources a page.
  private String page(String query) {
    int from = query.contains("Page=") ? Integer.parseInt(query.replaceAll(".*\\bPage=", "")) : 0;
    int to = Math.min(resources.size(), from + 5);
    var page = JSON.createObjectNode();
    var contents = page.putArray("contents");
    for (int i = from; i < to; i++) {
      contents
          .addObject()
          .put("sid", id(i))
          .put("friendly_name", resources.get(i).path("friendly_name").asText());
    }
    String next = "https://content.twilio.com/v1/Content?PageSize=100&Page=" + to;
    page.putObject("meta").put("next_page_url", to < resources.size() ? next : null);
    return page.toString();
  }

  private static String id(int number) {
    return "HX%032d".formatted(number);
  }

  private static Optional<String> field(Call call, String name) {
    return Arrays.stream(call.body().split("&"))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst();
  }

  private void prepare() {
    new TapForms(new TwilioApi(settings(twilio.url()), Duration.ofSeconds(20))).prepare();
  }

  private void makeReady() throws InterruptedException {
    try (TapPreparation taps = channel.taps()) {
      taps.start();
      for (int i = 0; i < 500 && channel.capabilities().taps().isEmpty(); i++) {
        Thread.sleep(10);
      }
    }
    assertTrue(channel.capabilities().taps().isPresent());
  }

  private static OutboundMessage asking(int choices) {
    return new OutboundMessage(
        "Jam berapa?\n\nPilih ya kak 🙏",
        IntStream.range(0, choices)
            .mapToObj(i -> new Choice("q:ab12:" + i, "Pukul %02d.00".formatted(7 + i)))
            .toList(),
        Request.NONE,
        Optional.empty());
  }

  /// What the customer sees of a message sent by a resource: its texts with the values filled in.
  private JsonNode shown(Call call) throws IOException {
    int number = Integer.parseInt(field(call, "ContentSid").orElseThrow().substring(2));
    String shown = resources.get(number).path("types").toString();
    JsonNode values = JSON.readTree(field(call, "ContentVariables").orElseThrow());
    for (Map.Entry<String, JsonNode> value : values.properties()) {
      String text = value.getValue().toString();
      shown = shown.replace("{{" + value.getKey() + "}}", text.substring(1, text.length() - 1));
    }
    return JSON.readTree(shown);
  }

  private Call lastCall() {
    return twilio.calls().getLast();
  }

  @Test
  void makesAResourceForEveryShapeOnce() {
    prepare();
    assertEquals(SHAPES, resources.size());

    prepare();
    assertEquals(SHAPES, resources.size(), "found by their names, on further pages too");
  }

  @Test
  void makesWhatIsMissingOnly() {
    prepare();
    resources.removeLast();

    prepare();

    assertEquals(SHAPES, resources.size());
    assertEquals(
        SHAPES, resources.stream().map(made -> made.path("friendly_name")).distinct().count());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void showsAFewShortChoicesAsButtons(int choices) throws Exception {
    makeReady();
    assertEquals(
        new Accepted("SM00000000000000000000000000000001"),
        channel.send(asking(choices), new Recipient(BUDI, true)));

    JsonNode shown = shown(lastCall()).path("twilio/quick-reply");
    assertEquals("Jam berapa?\n\nPilih ya kak 🙏", shown.path("body").asText());
    assertEquals(choices, shown.path("actions").size());
    JsonNode last = shown.path("actions").get(choices - 1);
    assertEquals(asking(choices).choices().getLast().label(), last.path("title").asText());
    assertEquals(asking(choices).choices().getLast().payload(), last.path("id").asText());
    assertEquals(Optional.empty(), field(lastCall(), "Body"), "a body would go out instead");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 7, 10})
  void showsMoreChoicesAsAList(int choices) throws Exception {
    makeReady();
    channel.send(asking(choices), new Recipient(BUDI, true));

    JsonNode items = shown(lastCall()).path("twilio/list-picker").path("items");
    assertEquals(choices, items.size());
    assertEquals("q:ab12:3", items.get(3).path("id").asText());
    assertEquals("Pukul 10.00", items.get(3).path("item").asText());
  }

  @Test
  void showsTwoLongNamesAsAList() throws Exception {
    makeReady();
    List<Choice> choices =
        List.of(new Choice("a", "Deep cleaning rumah ya"), new Choice("b", "Bukan"));
    channel.send(
        new OutboundMessage("Yang mana?", choices, Request.NONE, Optional.empty()),
        new Recipient(BUDI, true));

    assertEquals(2, shown(lastCall()).path("twilio/list-picker").path("items").size());
  }

  @ParameterizedTest
  @CsvSource({"ButtonPayload, ButtonText", "ListId, ListTitle", "ListId, Body"})
  void aTapComesBackAsOne(String payload, String label) {
    String form =
        "MessageSid=SM00000000000000000000000000000001&MessageType=interactive"
            + "&From=whatsapp%3A%2B6281200000001&"
            + (payload + "=q%3Aab12%3A3&" + label + "=Pukul+10.00");

    Messages read =
        assertInstanceOf(
            Messages.class,
            MessageReader.read(Form.parse(form.getBytes(StandardCharsets.US_ASCII))));
    assertEquals(
        new Tap("q:ab12:3", Optional.of("Pukul 10.00"), Optional.empty()),
        read.messages().getFirst().content());
  }

  @Test
  void writesNumbersWhereThereIsNoResource() {
    assertEquals(Optional.empty(), channel.capabilities().taps());

    channel.send(asking(2), new Recipient(BUDI, true));

    assertEquals(
        Optional.of("Jam berapa?\n\nPilih ya kak 🙏\n\n1. Pukul 07.00\n2. Pukul 08.00"),
        field(lastCall(), "Body"));
  }

  @ParameterizedTest
  @ValueSource(ints = {21655, 21656, 63005, 63013, 63021})
  void writesNumbersWhereTwilioRefusesTheForm(int code) throws Exception {
    makeReady();
    messageError = code;

    assertEquals(
        new Accepted("SM00000000000000000000000000000001"),
        channel.send(asking(3), new Recipient(BUDI, true)));

    assertTrue(field(lastCall(), "Body").orElseThrow().endsWith("3. Pukul 09.00"));
    assertFalse(channel.capabilities().taps().isPresent(), "and from then on, without asking");
  }

  @ParameterizedTest
  @CsvSource({"63013, false", "63005, false", "63024, true"})
  void learnsFromWhatIsNotDelivered(int code, boolean stays) throws Exception {
    makeReady();
    channel.send(asking(3), new Recipient(BUDI, true));

    report("SM00000000000000000000000000000009", 63013);
    assertTrue(channel.capabilities().taps().isPresent(), "not of what was sent otherwise");

    report("SM00000000000000000000000000000001", code);
    assertEquals(stays, channel.capabilities().taps().isPresent());
  }

  private void report(String messageId, int code) {
    String form =
        "AccountSid=AC00000000000000000000000000000000&From=whatsapp%3A%2B628110000000&To=whatsapp%3A%2B6281200000001&MessageSid="
            + messageId
            + "&MessageStatus=undelivered&ErrorCode="
            + code;
    assertInstanceOf(
        Received.Statuses.class,
        channel
            .webhooks()
            .getLast()
            .receive(
                TwilioRequests.signed(
                    "token-of-tests",
                    "https://bot.example.com",
                    StatusWebhook.PATH,
                    form.getBytes(StandardCharsets.US_ASCII))));
  }

  @Test
  void doesNotRepeatWhatWasRefusedForAnotherReason() throws Exception {
    makeReady();
    messageError = 63003;
    int before = twilio.calls().size();

    channel.send(asking(3), new Recipient(BUDI, true));

    assertEquals(before + 1, twilio.calls().size());
    assertTrue(channel.capabilities().taps().isPresent());
  }

  @Test
  void neverRepeatsADoubtfulSendInAnotherForm() throws Exception {
    makeReady();
    twilio.answer(FakeProvider.hangUp());
    int before = twilio.calls().size();

    assertEquals(Unknown.class, channel.send(asking(3), new Recipient(BUDI, true)).getClass());
    assertEquals(before + 1, twilio.calls().size());
  }

  @ParameterizedTest
  @CsvSource({"401", "404", "500"})
  void isNotReadyWhereTheContentApiRefuses(int status) {
    contentStatus = status;

    assertThrows(TwilioFailure.class, this::prepare);
    assertEquals(Optional.empty(), channel.capabilities().taps());
  }
}
