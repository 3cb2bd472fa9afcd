package id.fineclean.bot.load;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What the providers send, whole requests with their signature or secret. Everybody in them is
/// invented. For one thread.
final class Webhooks {
  static final String ACCOUNT = "AC00000000000000000000000000000000";
  static final String FROM = "whatsapp:+628110000000";
  static final String BOT_TOKEN = "110000001:load-test";
  static final String TELEGRAM_SECRET = "load-test-secret";
  static final String TWILIO_TOKEN = "load-test-token";
  static final String PUBLIC_URL = "https://bot.fineclean.example";

  private static final String MESSAGES = "/webhooks/twilio/whatsapp";
  private static final String STATUS = "/webhooks/twilio/status";

  private final Mac mac;
  private long updates;
  private long sids;

  /// @param firstUpdate where Telegram's count of updates begins
  Webhooks(long firstUpdate) {
    this.updates = firstUpdate;
    this.sids = firstUpdate;
    try {
      this.mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(TWILIO_TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA1", e);
    }
  }

  /// A text message in a private chat.
  byte[] telegram(long user, String text) {
    long update = ++updates;
    String person = user + ",\"first_name\":\"Pelanggan\",\"last_name\":\"Contoh " + user + "\"";
    byte[] body =
        ("{\"update_id\":"
                + update
                + ",\"message\":{\"message_id\":"
                + update
                + ",\"from\":{\"id\":"
                + person
                + ",\"is_bot\":false,\"language_code\":\"id\"},\"chat\":{\"id\":"
                + person
                + ",\"type\":\"private\"},\"date\":1795320000,\"text\":\""
                + text
                + "\"}}")
            .getBytes(StandardCharsets.UTF_8);
    return request(
        "/webhooks/telegram",
        "application/json",
        "X-Telegram-Bot-Api-Secret-Token: " + TELEGRAM_SECRET,
        body);
  }

  /// A text message to the bot's sender.
  ///
  /// @param phone digits only
  byte[] whatsApp(String phone, String text) {
    String sid = "SM%032x".formatted((1L << 40) + ++sids);
    Map<String, String> fields = new TreeMap<>();
    fields.put("AccountSid", ACCOUNT);
    fields.put("ApiVersion", "2010-04-01");
    fields.put("Body", text);
    fields.put(
        "ChannelMetadata",
        "{\"type\":\"whatsapp\",\"data\":{\"context\":{\"ProfileName\":\"Pelanggan Contoh\",\"WaId\":\""
            + phone
            + "\"}}}");
    fields.put("ExternalUserId", "whatsapp:ID.4566" + phone);
    fields.put("From", "whatsapp:+" + phone);
    fields.put("MessageSid", sid);
    fields.put("MessageType", "text");
    fields.put("NumMedia", "0");
    fields.put("NumSegments", "1");
    fields.put("ProfileName", "Pelanggan Contoh");
    fields.put("ReferralNumMedia", "0");
    fields.put("SmsMessageSid", sid);
    fields.put("SmsSid", sid);
    fields.put("SmsStatus", "received");
    fields.put("To", FROM);
    fields.put("WaId", phone);
    return signed(MESSAGES, fields);
  }

  /// A delivery report.
  byte[] status(String sid, String to, String status) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("AccountSid", ACCOUNT);
    fields.put("ApiVersion", "2010-04-01");
    fields.put("ChannelInstallSid", "XE00000000000000000000000000000000");
    fields.put("ChannelPrefix", "whatsapp");
    fields.put("ChannelToAddress", to);
    fields.put("From", FROM);
    fields.put("MessageSid", sid);
    fields.put("MessageStatus", status);
    fields.put("SmsSid", sid);
    fields.put("SmsStatus", status);
    fields.put("StructuredMessage", "false");
    fields.put("To", to);
    return signed(STATUS, fields);
  }

  static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private byte[] signed(String path, Map<String, String> fields) {
    StringBuilder covered = new StringBuilder(PUBLIC_URL).append(path);
    StringBuilder form = new StringBuilder(1_024);
    fields.forEach(
        (name, value) -> {
          covered.append(name).append(value);
          form.append(form.isEmpty() ? "" : "&").append(name).append('=').append(encoded(value));
        });
    byte[] signature = mac.doFinal(covered.toString().getBytes(StandardCharsets.UTF_8));
    return request(
        path,
        "application/x-www-form-urlencoded; charset=UTF-8",
        "X-Twilio-Signature: " + Base64.getEncoder().encodeToString(signature),
        form.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static byte[] request(String path, String type, String proof, byte[] body) {
    byte[] head =
        ("POST "
                + path
                + " HTTP/1.1\r\nHost: bot.fineclean.example\r\nContent-Type: "
                + type
                + "\r\n"
                + proof
                + "\r\nAccept: */*\r\nContent-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    return joined(head, body);
  }
}
