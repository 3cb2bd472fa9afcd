package id.fineclean.bot.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/// Records to JSON and back. Unknown keys are passed over, so that an older program can read what a
/// newer one wrote.
public final class Json {
  private static final ObjectMapper MAPPER =
      // Without the source in locations, no exception can carry a customer's words into a log.
      JsonMapper.builder(
              JsonFactory.builder().disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build())
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .serializationInclusion(JsonInclude.Include.NON_ABSENT)
          .build();

  private Json() {}

  /// In UTF-8, on one line.
  ///
  /// @throws IllegalStateException `value` cannot be written. The message holds nothing of it.
  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "cannot be written as JSON: " + value.getClass().getSimpleName());
    }
  }

  /// @throws IllegalStateException `json` does not fit `type`. The message holds nothing of it.
  public static <T> T read(byte[] json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw new IllegalStateException("stored JSON does not fit " + type.getSimpleName());
    }
  }

  /// As [#bytes] would write it.
  ///
  /// @throws IllegalArgumentException `value` cannot be written
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /// @throws IllegalStateException `tree` does not fit `type`. The message holds nothing of it.
  public static <T> T read(JsonNode tree, Class<T> type) {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored JSON does not fit " + type.getSimpleName());
    }
  }
}
