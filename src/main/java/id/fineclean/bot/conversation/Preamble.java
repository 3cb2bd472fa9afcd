package id.fineclean.bot.conversation;

import id.fineclean.bot.storage.Transaction;
import id.fineclean.bot.understanding.Language;
import java.time.Instant;
import java.util.Optional;

/// What a customer has to be told once, whatever the conversation is about. It goes out with the
/// next reply, in the same message, right after the greeting.
@FunctionalInterface
public interface Preamble {
  /// Nothing has to be told.
  Preamble NONE = (customer, heard, language, now) -> new Due(heard, Optional.empty());

  /// What this customer has to be told now.
  ///
  /// @param heard what an earlier call of this conversation noted, so that a customer who heard
  ///     everything costs nothing
  Due due(Turn.Customer customer, Optional<String> heard, Language language, Instant now);

  /// @param heard to be noted
  record Due(Optional<String> heard, Optional<Telling> telling) {
    /// With something else to be told after it.
    Due and(Telling more) {
      return new Due(heard, Optional.of(telling.map(first -> first.and(more)).orElse(more)));
    }
  }

  /// Something to be told.
  ///
  /// @param hello said first where the reply greets nobody
  /// @param text without an empty line in it, so that its beginning stays in one message
  record Telling(Optional<String> hello, String text, Recording recording) {
    private Telling and(Telling more) {
      return new Telling(
          hello.or(more::hello),
          text + "\n\n" + more.text,
          (transaction, message) -> {
            recording.apply(transaction, message);
            more.recording.apply(transaction, message);
          });
    }
  }

  /// Takes down that something was told.
  @FunctionalInterface
  interface Recording {
    /// @param message the number in the outbox of the message that holds it
    /// @throws id.fineclean.bot.storage.ConflictException somebody else told it meanwhile; the turn
    ///     is decided anew
    void apply(Transaction transaction, long message);
  }
}
