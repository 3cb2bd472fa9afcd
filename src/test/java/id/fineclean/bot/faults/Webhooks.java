package id.fineclean.bot.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.fineclean.bot.channel.whatsapp.TwilioRequests;
import id.fineclean.bot.faults.Deliverer.Delivery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// Requests as Telegram and Twilio make them, numbered as they number them.
final class Webhooks {
  static final String SECRET = "s3cret_of-tests-0";
  static final String AUTH_TOKEN = "a-token";
  static final String PUBLIC_URL = "https://bot.example.com";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TELEGRAM = "/webhooks/telegram";
  private static final String TWILIO = "/webhooks/twilio/whatsapp";

  private final AtomicLong numbers = new AtomicLong(5_000_000);

  Delivery telegramText(long chat, String text) {
    ObjectNode update = update();
    ObjectNode message = message(update.putObject("message"), chat);
    message.set("from", user(chat));
    message.put("text", text);
    return telegram(update, SECRET);
  }

  Delivery telegramTap(long chat, String payload) {
    ObjectNode update = update();
    ObjectNode query = update.putObject("callback_query");
    query.put("id", Long.toString(numbers.get()));
    query.set("from", user(chat));
    message(query.putObject("message"), chat);
    query.put("data", payload);
    return telegram(update, SECRET);
  }

  /// Not Telegram's.
  Delivery forged(long chat) {
    return telegram(update(), "wrong-" + chat);
  }

  Delivery whatsAppText(String phone, String text) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("MessageSid", "SM%032d".formatted(numbers.incrementAndGet()));
    form.put("AccountSid", FakeProviders.ACCOUNT);
    form.put("From", "whatsapp:" + phone);
    form.put("To", "whatsapp:+628110000000");
    form.put("ProfileName", "Pelanggan");
    form.put("MessageType", "text");
    form.put("Body", text);
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    String signature = TwilioRequests.signature(AUTH_TOKEN, PUBLIC_URL + TWILIO, body);
    return new Delivery(
        TWILIO,
        Map.of(
            "Content-Type", "application/x-www-form-urlencoded", "X-Twilio-Signature", signature),
        body);
  }

  private ObjectNode update() {
    return JSON.createObjectNode().put("update_id", numbers.incrementAndGet());
  }

  private ObjectNode message(ObjectNode message, long chat) {
    message.put("message_id", numbers.get()).put("date", 1);
    message.putObject("chat").put("id", chat).put("type", "private");
    return message;
  }

  private static ObjectNode user(long id) {
    return JSON.createObjectNode()
        .put("id", id)
        .put("is_bot", false)
        .put("first_name", "Pelanggan")
        .put("language_code", "id");
  }

  private static Delivery telegram(ObjectNode update, String secret) {
    return new Delivery(
        TELEGRAM,
        Map.of("Content-Type", "application/json", "X-Telegram-Bot-Api-Secret-Token", secret),
        update.toString());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
