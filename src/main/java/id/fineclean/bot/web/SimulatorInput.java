package id.fineclean.bot.web;

import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.InboundContent.MediaKind;
import id.fineclean.bot.channel.simulator.SimulatedCustomer;
import id.fineclean.bot.channel.simulator.Skin;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// What somebody at a pretended phone does: see [SimulatorRoutes].
///
/// @param twice whether the provider delivers it twice
record SimulatorInput(
    Skin channel, SimulatedCustomer customer, InboundContent content, boolean twice) {
  private static final int LONGEST_TEXT = 4096;
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_CAPTION = 1024;

  /// In bytes of UTF-8: as Telegram's (Bot API, InlineKeyboardButton).
  private static final int LONGEST_PAYLOAD = 64;

  static SimulatorInput read(JsonFields body) throws BadInputException {
    Skin channel =
        Skin.of(body.text("channel", LONGEST_NAME))
            .orElseThrow(() -> new BadInputException("channel"));
    InboundContent content = content(body.object("content"));
    if (!channel.carries(content)) {
      throw new BadInputException("content.type");
    }
    return new SimulatorInput(
        channel, customer(body.object("customer")), content, body.flag("twice"));
  }

  private static SimulatedCustomer customer(JsonFields customer) throws BadInputException {
    try {
      String id = customer.text("id", LONGEST_NAME);
      return new SimulatedCustomer(
          id,
          customer.optionalText("name", LONGEST_NAME).orElse(""),
          customer.optionalText("phone", LONGEST_NAME),
          customer.optionalText("language", LONGEST_NAME));
    } catch (IllegalArgumentException e) {
      throw new BadInputException("customer");
    }
  }

  private static InboundContent content(JsonFields content) throws BadInputException {
    return switch (content.text("type", LONGEST_NAME)) {
      case "text" -> new InboundContent.Text(content.text("text", LONGEST_TEXT));
      case "tap" -> new InboundContent.Tap(payload(content), Optional.empty());
      case "location" ->
          new InboundContent.Location(
              content.number("latitude", 90),
              content.number("longitude", 180),
              content.optionalText("address", LONGEST_CAPTION));
      case "contact_card" ->
          new InboundContent.ContactCard(content.text("phone", LONGEST_NAME), content.flag("own"));
      case "media" ->
          new InboundContent.Media(
              kind(content),
              "simulated",
              content.optionalText("caption", LONGEST_CAPTION),
              content.optionalText("album", LONGEST_NAME));
      case "edit" ->
          new InboundContent.Edit(
              content.text("messageId", LONGEST_NAME), content.text("text", LONGEST_TEXT));
      case "reachability" -> new InboundContent.Reachability(content.flag("reachable"));
      case "poll" -> new InboundContent.Unsupported("poll");
      default -> throw new BadInputException("content.type");
    };
  }

  private static String payload(JsonFields content) throws BadInputException {
    String payload = content.text("payload", LONGEST_PAYLOAD);
    if (payload.getBytes(StandardCharsets.UTF_8).length > LONGEST_PAYLOAD) {
      throw new BadInputException("payload");
    }
    return payload;
  }

  private static MediaKind kind(JsonFields content) throws BadInputException {
    String kind = content.text("kind", LONGEST_NAME);
    return Arrays.stream(MediaKind.values())
        .filter(known -> known.id().equals(kind))
        .findFirst()
        .orElseThrow(() -> new BadInputException("kind"));
  }
}
