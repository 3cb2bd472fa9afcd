package id.fineclean.bot.channel;

import java.util.List;

/// What a provider has kept of the messages customers wrote.
public sealed interface Backlog {
  /// Those that were asked for, the earliest first.
  record Kept(List<InboundMessage> messages) implements Backlog {
    public Kept {
      messages = List.copyOf(messages);
    }
  }

  /// It could not be told this time; another try may tell.
  ///
  /// @param reason a short code, never text of a customer's
  record Unclear(String reason) implements Backlog {}

  /// The provider shows none: what it could not deliver it delivers again by itself, or never.
  record NotKept() implements Backlog {}
}
