package id.fineclean.bot.staff;

/// Somebody who works in the console.
///
/// @param name personal; empty where the first administrator has not chosen one yet
public record Member(long id, String name, Role role, State state) {
  /// Where a membership stands.
  public enum State {
    INVITED,
    ACTIVE,
    DISABLED
  }
}
