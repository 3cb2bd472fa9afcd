package id.fineclean.bot.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The fields of a page's form. Javalin's own reading takes uploads of any size from anybody.
final class SentForm {
  /// Several times what any page's form has.
  private static final int MOST_FIELDS = 64;

  /// In bytes.
  private static final int LONGEST = 16 * 1024;

  private static final String TYPE = "application/x-www-form-urlencoded";

  private final Map<String, String> fields;

  private SentForm(Map<String, String> fields) {
    this.fields = fields;
  }

  /// @throws io.javalin.http.HttpResponseException anything else than a form of bearable size was
  ///     sent
  static SentForm read(Context ctx) throws IOException {
    String type = Optional.ofNullable(ctx.header("Content-Type")).orElse("");
    if (!type.toLowerCase(Locale.ROOT).startsWith(TYPE)) {
      throw new UnsupportedMediaTypeResponse();
    }
    byte[] body =
        RequestBody.read(ctx)
            .filter(form -> form.length <= LONGEST)
            .orElseThrow(ContentTooLargeResponse::new);
    String[] sent = new String(body, StandardCharsets.US_ASCII).split("&", MOST_FIELDS + 1);
    if (sent.length > MOST_FIELDS) {
      throw new BadRequestResponse();
    }
    Map<String, String> fields = new HashMap<>();
    for (String field : sent) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        fields.putIfAbsent(
            decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
      }
    }
    return new SentForm(fields);
  }

  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new BadRequestResponse();
    }
  }
}
