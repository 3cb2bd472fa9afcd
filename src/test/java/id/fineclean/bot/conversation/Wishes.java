package id.fineclean.bot.conversation;

import id.fineclean.bot.storage.Database;
import java.time.Instant;

/// Wishes for a person, as turns make them, for tests of other packages.
public final class Wishes {
  private Wishes() {}

  public static void add(
      Database database, long conversation, String topic, boolean urgent, Instant now) {
    database.write(
        transaction -> {
          new Handovers(database)
              .add(transaction, conversation, new Turn.Handover(topic, urgent), now);
          return conversation;
        });
  }
}
