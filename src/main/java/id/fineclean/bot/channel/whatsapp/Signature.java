package id.fineclean.bot.channel.whatsapp;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Checks `X-Twilio-Signature`: the HMAC-SHA1, in Base64, of the URL that Twilio called and every
/// field's name and value, sorted by name (Twilio, "Validating requests").
///
/// The SDK's `RequestValidator` takes a `Map<String, String>`, which cannot hold a name twice, and
/// computes two signatures for each genuine request.
final class Signature {
  static final String HEADER = "x-twilio-signature";

  private static final String HMAC = "HmacSHA1";
  private static final Comparator<Form.Field> BY_NAME =
      Comparator.comparing(Form.Field::name).thenComparing(Form.Field::value);

  private final List<SecretKeySpec> keys;
  private final List<String> bases;

  /// @param publicUrl what Twilio was told to call, without path
  Signature(List<String> authTokens, URI publicUrl) {
    this.keys =
        authTokens.stream()
            .map(token -> new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), HMAC))
            .toList();
    this.bases = Stream.concat(Stream.of(publicUrl.toString()), otherSpelling(publicUrl)).toList();
  }

  /// @param pathAndQuery raw
  boolean isGenuine(String pathAndQuery, Form form, Optional<String> header) {
    return header.isPresent() && matches(pathAndQuery, inOrder(form), header.get());
  }

  /// @param pathAndQuery raw
  /// @param fields as [#inOrder] has them
  boolean matches(String pathAndQuery, String fields, String header) {
    byte[] sent = header.getBytes(StandardCharsets.UTF_8);
    return bases.stream()
        .map(base -> (base + pathAndQuery + fields).getBytes(StandardCharsets.UTF_8))
        .anyMatch(signed -> keys.stream().anyMatch(key -> isSignature(sent, key, signed)));
  }

  private static boolean isSignature(byte[] sent, SecretKeySpec key, byte[] signed) {
    return MessageDigest.isEqual(sent, sign(key, signed));
  }

  private static byte[] sign(SecretKeySpec key, byte[] signed) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return Base64.getEncoder().encode(mac.doFinal(signed));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + HMAC, impossible);
    }
  }

  /// The part of the signed text that the fields make up. A pair sent twice is signed once, as
  /// Twilio's own libraries for other languages do.
  static String inOrder(Form form) {
    List<Form.Field> sorted = new ArrayList<>(form.fields());
    sorted.sort(BY_NAME);
    StringBuilder text = new StringBuilder();
    Form.Field previous = null;
    for (Form.Field field : sorted) {
      if (!field.equals(previous)) {
        text.append(field.name()).append(field.value());
      }
      previous = field;
    }
    return text.toString();
  }

  /// Twilio signs the URL now with, now without the standard port.
  private static Stream<String> otherSpelling(URI url) {
    int standard = "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    if (url.getPort() == -1) {
      return Stream.of(url.getScheme() + "://" + url.getHost() + ":" + standard + path);
    }
    return url.getPort() == standard
        ? Stream.of(url.getScheme() + "://" + url.getHost() + path)
        : Stream.empty();
  }
}
