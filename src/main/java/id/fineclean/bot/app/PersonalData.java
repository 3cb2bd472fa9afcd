package id.fineclean.bot.app;

import id.fineclean.bot.contact.ContactDirectory;
import id.fineclean.bot.conversation.ConversationStates;
import id.fineclean.bot.feature.Feature;
import id.fineclean.bot.inbox.Inbox;
import id.fineclean.bot.outbox.Outbox;
import id.fineclean.bot.staff.Members;
import id.fineclean.bot.vault.PersonalField;
import java.util.List;
import java.util.stream.Stream;

/// Every column in which something about a person is kept.
public final class PersonalData {
  private static final List<PersonalField> COMMON =
      List.of(
          ContactDirectory.IDENTITY,
          ContactDirectory.ADDRESS,
          Inbox.PAYLOAD,
          ConversationStates.STATE,
          Outbox.PAYLOAD,
          Outbox.PROVIDER_ID);

  private PersonalData() {}

  /// Those that every bot has, and those of some features.
  public static List<PersonalField> of(List<Feature> features) {
    return Stream.of(
            COMMON.stream(),
            Members.personal().stream(),
            features.stream().flatMap(feature -> feature.personal().stream()))
        .flatMap(fields -> fields)
        .toList();
  }
}
