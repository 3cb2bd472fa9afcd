package id.fineclean.bot.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.InboundContent.ContactCard;
import id.fineclean.bot.channel.InboundContent.Location;
import id.fineclean.bot.channel.InboundContent.Media;
import id.fineclean.bot.channel.InboundContent.MediaKind;
import id.fineclean.bot.channel.InboundContent.Text;
import id.fineclean.bot.channel.InboundContent.Unsupported;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads what a Telegram `Message` holds.
final class MessageContent {
  private record File(String field, MediaKind kind) {}

  /// In order: a message with an `animation` carries the same file as a `document` too.
  private static final List<File> FILES =
      List.of(
          new File("voice", MediaKind.VOICE),
          new File("audio", MediaKind.AUDIO),
          new File("animation", MediaKind.VIDEO),
          new File("document", MediaKind.DOCUMENT),
          new File("video", MediaKind.VIDEO),
          new File("video_note", MediaKind.VIDEO),
          new File("sticker", MediaKind.STICKER));

  private static final List<String> NOT_READ =
      List.of(
          "poll",
          "dice",
          "game",
          "story",
          "invoice",
          "paid_media",
          "giveaway",
          "checklist",
          "rich_message");

  private static final List<String> CONTENT =
      List.of("text", "photo", "venue", "location", "contact");

  /// Only what somebody has written carries one of these.
  private static final List<String> WRITTEN =
      List.of("caption", "forward_origin", "via_bot", "media_group_id", "quote", "effect_id");

  private MessageContent() {}

  /// @return empty for a notice about the chat, which nobody has written. Telegram adds kinds of
  ///     them with every version: what holds nothing that is known is taken for one, unless
  ///     something shows that a person sent it
  static Optional<InboundContent> read(JsonNode message) {
    return Json.text(message, "text")
        .<InboundContent>map(Text::new)
        .or(() -> photo(message))
        .or(() -> file(message))
        .or(() -> venue(message))
        .or(() -> location(message.path("location"), Optional.empty()))
        .or(() -> contact(message))
        .or(() -> unsupported(message));
  }

  /// The same photo in several sizes, the largest last.
  private static Optional<InboundContent> photo(JsonNode message) {
    JsonNode sizes = message.path("photo");
    return media(message, sizes.path(sizes.size() - 1), MediaKind.PHOTO);
  }

  private static Optional<InboundContent> file(JsonNode message) {
    return FILES.stream()
        .flatMap(file -> media(message, message.path(file.field), file.kind).stream())
        .findFirst();
  }

  private static Optional<InboundContent> media(JsonNode message, JsonNode file, MediaKind kind) {
    return Json.text(file, "file_id")
        .map(
            id ->
                new Media(
                    kind,
                    id,
                    Json.text(file, "mime_type"),
                    Json.integer(file, "file_size"),
                    Json.text(message, "caption"),
                    Json.text(message, "media_group_id")));
  }

  private static Optional<InboundContent> venue(JsonNode message) {
    JsonNode venue = message.path("venue");
    String address =
        Stream.of("title", "address")
            .flatMap(part -> Json.text(venue, part).stream())
            .collect(Collectors.joining(", "));
    return location(
        venue.path("location"), address.isEmpty() ? Optional.empty() : Optional.of(address));
  }

  private static Optional<InboundContent> location(JsonNode location, Optional<String> address) {
    JsonNode latitude = location.path("latitude");
    JsonNode longitude = location.path("longitude");
    return isWithin(latitude, 90) && isWithin(longitude, 180)
        ? Optional.of(new Location(latitude.doubleValue(), longitude.doubleValue(), address))
        : Optional.empty();
  }

  private static boolean isWithin(JsonNode degrees, double bound) {
    return degrees.isNumber() && Math.abs(degrees.doubleValue()) <= bound;
  }

  private static Optional<InboundContent> contact(JsonNode message) {
    JsonNode contact = message.path("contact");
    return Json.text(contact, "phone_number")
        .map(
            phone ->
                isOwn(message, contact)
                    ? new ContactCard(PhoneNumbers.ofAccount(phone), true)
                    : new ContactCard(PhoneNumbers.fromAddressBook(phone), false));
  }

  /// Anybody can attach anybody's card. Telegram vouches for the number only where the card names
  /// the sender's own account and was not forwarded (Telegram Bot API, Contact).
  private static boolean isOwn(JsonNode message, JsonNode contact) {
    OptionalLong owner = Json.integer(contact, "user_id");
    return owner.isPresent()
        && owner.equals(Json.integer(message.path("from"), "id"))
        && !message.has("forward_origin");
  }

  private static Optional<InboundContent> unsupported(JsonNode message) {
    return NOT_READ.stream()
        .filter(message::has)
        .findFirst()
        .or(() -> isWritten(message) ? Optional.of("other") : Optional.empty())
        .map(Unsupported::new);
  }

  /// Also where a file or a place is there but cannot be read.
  private static boolean isWritten(JsonNode message) {
    return WRITTEN.stream().anyMatch(message::has)
        || CONTENT.stream().anyMatch(message::has)
        || FILES.stream().anyMatch(file -> message.has(file.field));
  }
}
