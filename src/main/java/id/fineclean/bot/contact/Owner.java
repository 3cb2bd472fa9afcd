package id.fineclean.bot.contact;

import java.util.Optional;
import java.util.OptionalLong;

/// Who answers in a conversation.
public sealed interface Owner {
  /// The bot answers.
  record Bot() implements Owner {}

  /// A member of the staff answers.
  ///
  /// @param id the member's
  record Member(long id) implements Owner {}

  /// A person was called for and has not come yet: the bot is silent.
  record Nobody() implements Owner {}

  /// As it is stored.
  default String kind() {
    return switch (this) {
      case Bot _ -> "bot";
      case Member _ -> "member";
      case Nobody _ -> "nobody";
    };
  }

  /// The member in charge, if one is.
  default Optional<Long> member() {
    return this instanceof Member(long id) ? Optional.of(id) : Optional.empty();
  }

  /// The owner that was stored as [#kind] and [#member].
  static Owner of(String kind, OptionalLong member) {
    return switch (kind) {
      case "bot" -> new Bot();
      case "member" -> new Member(member.orElseThrow());
      case "nobody" -> new Nobody();
      default -> throw new IllegalStateException("unknown owner " + kind);
    };
  }
}
