package id.fineclean.bot.channel;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Locale;
import java.util.Optional;

/// What a customer's message holds. The type names are stored: they must not change.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = InboundContent.Text.class, name = "text"),
  @JsonSubTypes.Type(value = InboundContent.Tap.class, name = "tap"),
  @JsonSubTypes.Type(value = InboundContent.Location.class, name = "location"),
  @JsonSubTypes.Type(value = InboundContent.ContactCard.class, name = "contact_card"),
  @JsonSubTypes.Type(value = InboundContent.Media.class, name = "media"),
  @JsonSubTypes.Type(value = InboundContent.Edit.class, name = "edit"),
  @JsonSubTypes.Type(value = InboundContent.Reachability.class, name = "reachability"),
  @JsonSubTypes.Type(value = InboundContent.Unsupported.class, name = "unsupported"),
})
public sealed interface InboundContent {
  record Text(String text) implements InboundContent {}

  /// A tap on a button the bot showed. Clients can forge both parts.
  ///
  /// @param payload what the button carried
  /// @param tapReference for [Channel#acknowledgeTap]; empty where the provider expects none
  record Tap(String payload, Optional<String> tapReference) implements InboundContent {}

  /// @param address what the sender's app calls the place, where it says so
  record Location(double latitude, double longitude, Optional<String> address)
      implements InboundContent {}

  /// A contact card.
  ///
  /// @param phone E.164 where it can be read so, else as sent
  /// @param own whether the provider vouches that the number is the sender's own
  record ContactCard(String phone, boolean own) implements InboundContent {}

  /// @param reference what the provider needs to hand the file out
  /// @param album the same for all pictures sent at once
  record Media(MediaKind kind, String reference, Optional<String> caption, Optional<String> album)
      implements InboundContent {}

  /// The customer changed an earlier message.
  ///
  /// @param messageId the [InboundMessage#messageId()] of the changed message
  record Edit(String messageId, String text) implements InboundContent {}

  /// The customer blocked the bot (`false`) or let it in again (`true`).
  record Reachability(boolean reachable) implements InboundContent {}

  /// Something the bot cannot read.
  ///
  /// @param kind a short name from a fixed set, such as `poll`
  record Unsupported(String kind) implements InboundContent {}

  /// What sort of file came.
  enum MediaKind {
    PHOTO,
    VIDEO,
    VOICE,
    AUDIO,
    DOCUMENT,
    STICKER;

    /// The name used in content files.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
