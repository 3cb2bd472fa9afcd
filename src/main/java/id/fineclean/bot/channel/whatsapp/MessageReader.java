package id.fineclean.bot.channel.whatsapp;

import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.InboundContent.Location;
import id.fineclean.bot.channel.InboundContent.Tap;
import id.fineclean.bot.channel.InboundContent.Text;
import id.fineclean.bot.channel.InboundContent.Unsupported;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.Received;
import id.fineclean.bot.channel.Received.Ignored;
import id.fineclean.bot.channel.Received.Malformed;
import id.fineclean.bot.channel.Received.Messages;
import id.fineclean.bot.channel.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Reads the fields of an inbound message. Twilio adds fields without notice; unknown ones are
/// passed over.
final class MessageReader {
  /// What Meta delivers beside what people write, in the words of its Cloud API. A reaction comes
  /// with its emoji as the text, and is no answer to what the bot asks.
  private static final Set<String> NOTICES =
      Set.of("reaction", "system", "request_welcome", "ephemeral", "revoke", "protocol");

  private MessageReader() {}

  /// Never throws, whatever the form holds.
  static Received read(Form form) {
    if (form.text("MessageStatus").isPresent()) {
      return new Ignored("status");
    }
    if (form.text("MessageType").filter(NOTICES::contains).isPresent()) {
      return new Ignored("notice");
    }
    Optional<String> id = form.text("MessageSid");
    Optional<Sender> sender = SenderReader.read(form);
    if (id.isEmpty() || sender.isEmpty()) {
      return new Malformed();
    }
    List<InboundContent> contents = contents(form, id.get());
    return contents.isEmpty()
        ? new Ignored("unknown_type")
        : new Messages(messages(id.get(), sender.get(), contents));
  }

  /// Further files of the same message become messages of their own.
  private static List<InboundMessage> messages(
      String id, Sender sender, List<InboundContent> contents) {
    List<InboundMessage> messages = new ArrayList<>();
    for (InboundContent content : contents) {
      String partId = partId(id, messages.size());
      messages.add(new InboundMessage(partId, partId, OptionalLong.empty(), sender, content));
    }
    return messages;
  }

  /// @param place of a file among those of its message
  static String partId(String id, int place) {
    return place == 0 ? id : id + "/" + place;
  }

  private static List<InboundContent> contents(Form form, String messageId) {
    Optional<InboundContent> single = tap(form).or(() -> location(form));
    if (single.isPresent()) {
      return List.of(single.get());
    }
    List<InboundContent> media = MediaReader.read(form, messageId);
    return media.isEmpty() ? textOrOther(form).stream().toList() : media;
  }

  /// A tap on a button of a template, or on an item of a list.
  private static Optional<InboundContent> tap(Form form) {
    Optional<String> label =
        form.text("ButtonText").or(() -> form.text("ListTitle")).or(() -> form.text("Body"));
    return form.text("ButtonPayload")
        .or(() -> form.text("ListId"))
        .map(payload -> new Tap(payload, label, Optional.empty()));
  }

  private static Optional<InboundContent> location(Form form) {
    Optional<Double> latitude = degrees(form, "Latitude", 90);
    Optional<Double> longitude = degrees(form, "Longitude", 180);
    return latitude.isPresent() && longitude.isPresent()
        ? Optional.of(new Location(latitude.get(), longitude.get(), place(form)))
        : Optional.empty();
  }

  private static Optional<String> place(Form form) {
    Optional<String> label = form.text("Label");
    return form.text("Address")
        .map(address -> label.map(name -> name + ", " + address).orElse(address))
        .or(() -> label);
  }

  private static Optional<Double> degrees(Form form, String name, double bound) {
    try {
      return form.text(name).map(Double::valueOf).filter(value -> Math.abs(value) <= bound);
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static Optional<InboundContent> textOrOther(Form form) {
    return form.text("Body").<InboundContent>map(Text::new).or(() -> other(form));
  }

  /// Reactions and notices want no answer, and a kind that is not listed may be one of them.
  private static Optional<InboundContent> other(Form form) {
    String type = form.text("MessageType").orElse("");
    return switch (type) {
      case "text",
          "image",
          "audio",
          "video",
          "document",
          "sticker",
          "location",
          "contacts",
          "interactive",
          "button",
          "order",
          "unsupported" ->
          Optional.of(new Unsupported(type));
      default -> Optional.empty();
    };
  }
}
