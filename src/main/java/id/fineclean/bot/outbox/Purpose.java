package id.fineclean.bot.outbox;

import java.util.Locale;

/// Why a message goes out.
public enum Purpose {
  /// Answers what the customer wrote.
  REPLY,
  /// Tells of something agreed, such as a reminder.
  SERVICE_NOTICE,
  /// A code that proves who somebody is.
  CODE,
  /// Advertises: only to those who asked for it.
  PROMOTION,
  /// Tells what the law wants told.
  PRIVACY_NOTICE;

  /// The name stored and shown.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Purpose of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }

  /// Whether getting it twice is better than not at all.
  boolean repeatable() {
    return switch (this) {
      case REPLY, SERVICE_NOTICE, PRIVACY_NOTICE -> true;
      case CODE, PROMOTION -> false;
    };
  }

  /// Whether it goes out even where the customer's data may only be stored.
  boolean despiteRestriction() {
    return switch (this) {
      case CODE, PRIVACY_NOTICE -> true;
      case REPLY, SERVICE_NOTICE, PROMOTION -> false;
    };
  }
}
