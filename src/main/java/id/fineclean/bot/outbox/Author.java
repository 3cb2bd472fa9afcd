package id.fineclean.bot.outbox;

import java.util.Optional;
import java.util.OptionalLong;

/// Who wrote a message.
public sealed interface Author {
  /// The bot, in conversation or by itself: silent while a person has the chat.
  record Bot() implements Author {}

  /// The company, whoever has the chat: codes and what the law wants told.
  record System() implements Author {}

  /// A member of the staff.
  ///
  /// @param id the member's
  record Member(long id) implements Author {}

  /// As it is stored.
  default String kind() {
    return switch (this) {
      case Bot _ -> "bot";
      case System _ -> "system";
      case Member _ -> "member";
    };
  }

  /// The member who wrote it, if one did.
  default Optional<Long> member() {
    return this instanceof Member(long id) ? Optional.of(id) : Optional.empty();
  }

  /// The author that was stored as [#kind] and [#member].
  static Author of(String kind, OptionalLong member) {
    return switch (kind) {
      case "bot" -> new Bot();
      case "system" -> new System();
      case "member" -> new Member(member.orElseThrow());
      default -> throw new IllegalStateException("unknown author " + kind);
    };
  }
}
