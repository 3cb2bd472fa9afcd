package id.fineclean.bot.content;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads one YAML file into a record. Keys are snake_case; an unknown or missing key, a value of
/// the wrong kind, and whatever a record's own constructor refuses with [IllegalArgumentException]
/// are mistakes with a line.
public final class YamlFile {
  private static final ObjectMapper MAPPER =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(
              new SimpleModule().addDeserializer(Located.class, new LocatedDeserializer(null)))
          .build();

  private YamlFile() {}

  /// @throws ContentException the file is missing, unreadable, or holds a mistake
  public static <T> T read(Path file, Class<T> type) throws ContentException {
    try {
      T value = MAPPER.readValue(TextFile.read(file), type);
      if (value == null) {
        throw problem(file, 0, "the file is empty");
      }
      return value;
    } catch (NoSuchFileException missing) {
      throw problem(file, 0, "the file is missing");
    } catch (JsonProcessingException mistake) {
      throw problem(file, line(mistake), explain(mistake));
    } catch (IOException unreadable) {
      throw problem(file, 0, "cannot be read: " + unreadable.getMessage());
    }
  }

  private static ContentException problem(Path file, int line, String message) {
    return new ContentException(List.of(new ContentProblem(file, line, message)));
  }

  private static int line(JsonProcessingException mistake) {
    JsonLocation location = mistake.getLocation();
    return location == null ? 0 : Math.max(0, location.getLineNr());
  }

  private static String explain(JsonProcessingException mistake) {
    String where = mistake instanceof JsonMappingException mapping ? path(mapping) : "";
    String what =
        switch (mistake) {
          case UnrecognizedPropertyException unknown ->
              "unknown key '"
                  + unknown.getPropertyName()
                  + "', known are "
                  + unknown.getKnownPropertyIds();
          case ValueInstantiationException refused when refused.getCause() != null ->
              Objects.requireNonNullElse(refused.getCause().getMessage(), "not acceptable");
          default -> mistake.getOriginalMessage();
        };
    return where.isEmpty() ? what : where + ": " + what;
  }

  private static String path(JsonMappingException mistake) {
    return mistake.getPath().stream()
        .map(
            step ->
                step.getFieldName() != null
                    ? step.getFieldName()
                    : "[" + (step.getIndex() + 1) + "]")
        .collect(Collectors.joining("."));
  }

  private static final class LocatedDeserializer extends JsonDeserializer<Located<?>>
      implements ContextualDeserializer {
    private final @Nullable JavaType inner;

    LocatedDeserializer(@Nullable JavaType inner) {
      this.inner = inner;
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, @Nullable BeanProperty property) {
      JavaType located = context.getContextualType();
      return new LocatedDeserializer(located.containedTypeOrUnknown(0));
    }

    @Override
    public Located<?> deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      int line = parser.currentTokenLocation().getLineNr();
      return new Located<>(context.readValue(parser, Objects.requireNonNull(inner)), line);
    }
  }
}
