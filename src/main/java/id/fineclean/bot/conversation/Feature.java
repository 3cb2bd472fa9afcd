package id.fineclean.bot.conversation;

import id.fineclean.bot.outbox.Outbox;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.vault.Vault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// Something the bot can do, as its package exports it: each package exports one, and the list of
/// them is installed in one place. Made anew whenever the owner's files change.
public interface Feature {
  /// What it does with customers over several messages.
  List<Flow> flows();

  /// What it does without anybody writing.
  default List<Job> jobs() {
    return List.of();
  }

  /// Work that comes round by itself, on one node at a time.
  ///
  /// @param name kept in the database: never change it
  /// @param every the pause between two rounds
  /// @param work gives the conversations that have something to send now
  record Job(String name, Duration every, Supplier<List<Long>> work) {}

  /// Makes a feature that needs nothing but what every feature gets.
  @FunctionalInterface
  interface Maker {
    Feature on(Base base);
  }

  /// What features stand on.
  ///
  /// @param asks lets a flow ask by itself
  record Base(
      Database database,
      Vault vault,
      Outbox outbox,
      Notices notices,
      Replies replies,
      InstantSource clock,
      Asks asks) {}

  /// Lets a flow ask by itself: see [TurnProcessor#ask].
  @FunctionalInterface
  interface Asks {
    TurnProcessor.Asking ask(long conversationId, Occasion occasion);
  }
}
