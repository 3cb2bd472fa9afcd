package id.fineclean.bot.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.channel.ExternalIdentity;
import id.fineclean.bot.channel.Sender;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads Telegram's `User` objects.
final class SenderReader {
  private static final String IDENTITY = "telegram-user";

  private SenderReader() {}

  /// @param user with an integer `id`
  /// @param address where the user wrote, and where the answer goes
  static Sender read(JsonNode user, ChatAddress address) {
    return new Sender(
        List.of(
            new ExternalIdentity(IDENTITY, Long.toString(Json.integer(user, "id").orElseThrow()))),
        address.toString(),
        Optional.empty(),
        displayName(user),
        Json.text(user, "language_code").flatMap(SenderReader::language));
  }

  private static Optional<String> displayName(JsonNode user) {
    String name =
        Stream.of("first_name", "last_name")
            .flatMap(part -> Json.text(user, part).stream())
            .collect(Collectors.joining(" "));
    return name.isBlank() ? Optional.empty() : Optional.of(name);
  }

  /// Telegram sends an IETF tag, such as `id` or `en-US`.
  private static Optional<String> language(String tag) {
    String language = tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    return language.matches("[a-z]{2}") ? Optional.of(language) : Optional.empty();
  }
}
