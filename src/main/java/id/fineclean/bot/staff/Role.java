package id.fineclean.bot.staff;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What members are, and the one table of what each may do.
public enum Role {
  AGENT(Right.USE_CONSOLE),
  SUPERVISOR(Right.USE_CONSOLE, Right.SEE_STAFF),
  DISPATCHER(Right.USE_CONSOLE),
  FINANCE(Right.USE_CONSOLE),
  PRIVACY_OFFICER(Right.USE_CONSOLE, Right.SEE_STAFF, Right.READ_AUDIT),
  ADMIN(Right.USE_CONSOLE, Right.SEE_STAFF, Right.MANAGE_STAFF, Right.READ_AUDIT);

  private final Set<Right> rights;

  Role(Right... rights) {
    this.rights = Set.copyOf(EnumSet.copyOf(Arrays.asList(rights)));
  }

  /// Whether a member of this role may.
  public boolean may(Right right) {
    return rights.contains(right);
  }

  /// As commands, forms and the audit log call it, such as `privacy_officer`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The role of such a name.
  public static Optional<Role> of(String id) {
    return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
  }
}
