package id.fineclean.bot.conversation;

import id.fineclean.bot.storage.Transaction;

/// A change that commits together with the turn that decided on it.
@FunctionalInterface
public interface Effect {
  /// @throws id.fineclean.bot.storage.ConflictException what the decision rested on has changed;
  ///     the turn is decided anew
  void apply(Transaction transaction);
}
