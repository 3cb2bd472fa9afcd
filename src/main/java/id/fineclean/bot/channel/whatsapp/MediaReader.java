package id.fineclean.bot.channel.whatsapp;

import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.InboundContent.Media;
import id.fineclean.bot.channel.InboundContent.MediaKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads the files that came with a message.
///
/// The reference is the URL Twilio gives. Fetching it sends credentials along, and so must
/// check first that it leads to Twilio.
final class MediaReader {
  /// WhatsApp sends one as a rule; Twilio's messages hold ten at most.
  private static final int MOST_FILES = 10;

  private MediaReader() {}

  static List<InboundContent> read(Form form, String messageId) {
    int count = count(form);
    Optional<String> album = count > 1 ? Optional.of(messageId) : Optional.empty();
    Optional<String> caption = form.text("Body");
    List<InboundContent> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Optional<String> url = form.text("MediaUrl" + i);
      if (url.isPresent()) {
        files.add(
            new Media(
                kind(form.text("MediaContentType" + i).orElse("")),
                url.get(),
                form.text("MediaContentType" + i),
                OptionalLong.empty(),
                caption,
                album));
        caption = Optional.empty();
      }
    }
    return files;
  }

  private static int count(Form form) {
    String count = form.text("NumMedia").orElse("0");
    return count.matches("[0-9]{1,3}") ? Math.min(Integer.parseInt(count), MOST_FILES) : 0;
  }

  /// A contact card comes as a vCard file: what it says is known only once it is fetched.
  static MediaKind kind(String mime) {
    String type = mime.toLowerCase(Locale.ROOT);
    if (type.startsWith("image/")) {
      // Photos come as JPEG; WhatsApp's stickers are WebP.
      return type.startsWith("image/webp") ? MediaKind.STICKER : MediaKind.PHOTO;
    }
    if (type.startsWith("audio/")) {
      // What was recorded in the chat comes as Ogg.
      return type.startsWith("audio/ogg") ? MediaKind.VOICE : MediaKind.AUDIO;
    }
    return type.startsWith("video/") ? MediaKind.VIDEO : MediaKind.DOCUMENT;
  }
}
