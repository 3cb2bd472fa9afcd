package id.fineclean.bot.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// Reads fields of a JSON object somebody sent, each within its bounds.
record JsonFields(JsonNode object) {
  /// @param longest in UTF-16 units
  String text(String name, int longest) throws BadInputException {
    return optionalText(name, longest).orElseThrow(() -> new BadInputException(name));
  }

  /// Blank counts as missing.
  Optional<String> optionalText(String name, int longest) throws BadInputException {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual() || value.textValue().length() > longest) {
      throw new BadInputException(name);
    }
    return value.textValue().isBlank() ? Optional.empty() : Optional.of(value.textValue());
  }

  /// @param bound the largest absolute value
  double number(String name, double bound) throws BadInputException {
    JsonNode value = object.path(name);
    if (!value.isNumber() || !(Math.abs(value.doubleValue()) <= bound)) {
      throw new BadInputException(name);
    }
    return value.doubleValue();
  }

  /// False where it is missing.
  boolean flag(String name) throws BadInputException {
    JsonNode value = object.path(name);
    if (!value.isBoolean() && !value.isMissingNode()) {
      throw new BadInputException(name);
    }
    return value.booleanValue();
  }

  JsonFields object(String name) throws BadInputException {
    JsonNode value = object.path(name);
    if (!value.isObject()) {
      throw new BadInputException(name);
    }
    return new JsonFields(value);
  }
}
