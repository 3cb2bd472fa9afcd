package id.fineclean.bot.outbox;

/// Who wrote a message, and why it goes out.
public record Origin(Author author, Purpose purpose) {
  /// What the bot answers.
  public static final Origin REPLY = new Origin(new Author.Bot(), Purpose.REPLY);

  /// What the bot tells by itself.
  public static final Origin SERVICE_NOTICE = new Origin(new Author.Bot(), Purpose.SERVICE_NOTICE);

  /// What the law wants told.
  public static final Origin PRIVACY_NOTICE =
      new Origin(new Author.System(), Purpose.PRIVACY_NOTICE);

  /// Whether it may be sent a second time when nobody can tell whether it went out. What a member
  /// wrote is the member's to repeat.
  boolean repeatable() {
    return purpose.repeatable() && !(author instanceof Author.Member);
  }

  /// For SQL: the rows of which [#repeatable] holds.
  static final String REPEATABLE =
      "(author <> 'member' AND purpose IN ('reply', 'service_notice', 'privacy_notice'))";
}
