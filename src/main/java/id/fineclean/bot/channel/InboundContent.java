package id.fineclean.bot.channel;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

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

  /// A tap on a button the bot showed. Clients can forge all parts.
  ///
  /// @param payload what the button carried
  /// @param label what the customer read on it, where the provider tells: the customer's words if
  ///     the payload is not one of ours, as with a template whose buttons were made elsewhere
  /// @param tapReference for [Channel#acknowledgeTap]; empty where the provider expects none
  record Tap(String payload, Optional<String> label, Optional<String> tapReference)
      implements InboundContent {
    /// A tap of which no label is told.
    public Tap(String payload, Optional<String> tapReference) {
      this(payload, Optional.empty(), tapReference);
    }
  }

  /// @param address what the sender's app calls the place, where it says so
  record Location(double latitude, double longitude, Optional<String> address)
      implements InboundContent {}

  /// A contact card.
  ///
  /// @param phone E.164 where it can be read so, else as sent
  /// @param own whether the provider vouches that the number is the sender's own
  record ContactCard(String phone, boolean own) implements InboundContent {}

  /// A file. Each picture of an album is a message of its own.
  ///
  /// @param reference what the provider needs to hand the file out
  /// @param mime its type as the sender or the provider calls it: untrusted
  /// @param size in bytes, where told
  /// @param caption what was written beside it
  /// @param album the same for all pictures sent at once
  record Media(
      MediaKind kind,
      String reference,
      Optional<String> mime,
      OptionalLong size,
      Optional<String> caption,
      Optional<String> album)
      implements InboundContent {
    /// A file of which neither type nor size is told.
    public Media(
        MediaKind kind, String reference, Optional<String> caption, Optional<String> album) {
      this(kind, reference, Optional.empty(), OptionalLong.empty(), caption, album);
    }

    /// The same file with something else written beside it.
    public Media captioned(Optional<String> changed) {
      return new Media(kind, reference, mime, size, changed, album);
    }
  }

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
