package id.fineclean.bot.channel.whatsapp;

import id.fineclean.bot.channel.WebhookRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Requests as Twilio signs them, written from its documentation and apart from the code under
/// test.
public final class TwilioRequests {
  private TwilioRequests() {}

  static WebhookRequest signed(String token, String publicUrl, String path, byte[] body) {
    String header = signature(token, publicUrl + path, new String(body, StandardCharsets.UTF_8));
    return new WebhookRequest(path, Map.of("x-twilio-signature", header), body);
  }

  public static String signature(String token, String url, String body) {
    return sign(
        token,
        url
            + Arrays.stream(body.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .map(pair -> decode(pair[0]) + '\u0000' + (pair.length > 1 ? decode(pair[1]) : ""))
                .sorted()
                .map(pair -> pair.replace("\u0000", ""))
                .collect(Collectors.joining()));
  }

  static String sign(String token, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
