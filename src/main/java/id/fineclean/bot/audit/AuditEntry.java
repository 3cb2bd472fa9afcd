package id.fineclean.bot.audit;

import java.time.Instant;
import java.util.regex.Pattern;

/// One act, in words of the program alone: whatever a person typed has no place in it, so that the
/// log never has to be changed for anybody's sake.
///
/// @param at to the millisecond
/// @param actor the staff member's number; [#SYSTEM] where nobody was at it
/// @param role what the actor was then, such as `agent`
/// @param action such as `session.begin`
/// @param object what it was done to, a kind and a number, such as `member:7`; empty for none
/// @param purpose why, such as `complaint`; empty where the act says it
public record AuditEntry(
    Instant at,
    long actor,
    String role,
    String action,
    String object,
    String purpose,
    Outcome outcome) {
  /// Acts of nobody, such as those of commands.
  public static final long SYSTEM = 0;

  private static final Pattern WORD = Pattern.compile("[a-z][a-z_.]{0,39}");
  private static final Pattern OBJECT = Pattern.compile("(?:[a-z][a-z_]{0,19}:\\d{1,19})?");

  public AuditEntry {
    require(WORD, role);
    require(WORD, action);
    require(OBJECT, object);
    if (!purpose.isEmpty()) {
      require(WORD, purpose);
    }
    at = Instant.ofEpochMilli(at.toEpochMilli());
  }

  /// What became of it.
  public enum Outcome {
    DONE,
    REFUSED
  }

  /// An act of the program or of a command.
  public static AuditEntry system(Instant at, String action, String object) {
    return new AuditEntry(at, SYSTEM, "system", action, object, "", Outcome.DONE);
  }

  private static void require(Pattern form, String value) {
    if (!form.matcher(value).matches()) {
      throw new IllegalArgumentException("not a word of the audit log");
    }
  }
}
