package id.fineclean.bot.staff;

/// What a member may do in the console. Who may is in [Role] alone.
public enum Right {
  /// The own account, and figures without persons.
  USE_CONSOLE,
  READ_AUDIT,
  SEE_STAFF,
  MANAGE_STAFF
}
