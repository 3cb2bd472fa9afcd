package id.fineclean.bot.channel.telegram;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads single values out of JSON that may hold anything: what is missing or of another kind is
/// empty.
final class Json {
  static final ObjectMapper MAPPER =
      // One pool of buffers for all threads, as for what is stored.
      JsonMapper.builder(
              JsonFactory.builder()
                  .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /// @throws IOException it is no JSON
  static JsonNode read(byte[] text) throws IOException {
    return MAPPER.readTree(text);
  }

  static OptionalLong integer(JsonNode object, String name) {
    JsonNode value = object.path(name);
    return value.isIntegralNumber() && value.canConvertToLong()
        ? OptionalLong.of(value.longValue())
        : OptionalLong.empty();
  }

  /// Blank text counts as missing.
  static Optional<String> text(JsonNode object, String name) {
    JsonNode value = object.path(name);
    return value.isTextual() && !value.textValue().isBlank()
        ? Optional.of(value.textValue())
        : Optional.empty();
  }

  static boolean isTrue(JsonNode object, String name) {
    return object.path(name).asBoolean(false);
  }
}
