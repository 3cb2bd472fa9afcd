package id.fineclean.bot.web;

import io.javalin.config.RoutesConfig;

/// A group of routes that belong together.
public interface Routes {
  /// Adds the routes. Called once, before the server starts.
  void register(RoutesConfig routes);

  /// The server is about to stop: answers that would go on for ever have to end now.
  default void stopping() {}
}
