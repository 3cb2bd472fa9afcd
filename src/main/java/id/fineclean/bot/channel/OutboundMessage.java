package id.fineclean.bot.channel;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One message to a customer.
///
/// @param text plain text, no markup
/// @param choices what the customer may pick; order matters
/// @param request a button that sends something only the phone knows
/// @param template what to send instead where free text is no longer allowed
public record OutboundMessage(
    String text, List<Choice> choices, Request request, Optional<Template> template) {
  public OutboundMessage {
    choices = List.copyOf(choices);
    if (text.isBlank()) {
      throw new IllegalArgumentException("a message has text");
    }
  }

  public static OutboundMessage of(String text) {
    return new OutboundMessage(text, List.of(), Request.NONE, Optional.empty());
  }

  /// The same in other words.
  public OutboundMessage withText(String words) {
    return new OutboundMessage(words, choices, request, template);
  }

  /// The same with the choices as a numbered list at the end of the text.
  public OutboundMessage numbered() {
    if (choices.isEmpty()) {
      return this;
    }
    String list =
        IntStream.range(0, choices.size())
            .mapToObj(i -> (i + 1) + ". " + choices.get(i).label())
            .collect(Collectors.joining("\n"));
    return new OutboundMessage(text + "\n\n" + list, List.of(), request, template);
  }

  /// A button, or an item of a numbered list.
  ///
  /// @param payload what comes back on a tap, at most 64 bytes in UTF-8 (Telegram Bot API,
  ///     InlineKeyboardButton)
  public record Choice(String payload, String label) {}

  /// What the phone is asked to send with one tap.
  public enum Request {
    NONE,
    LOCATION,
    CONTACT
  }

  /// A text approved by the provider beforehand.
  ///
  /// @param id the provider's id of the text, such as Twilio's `HX…`
  /// @param variables the values of `{{1}}`, `{{2}}` …, none of them blank
  public record Template(String id, List<String> variables) {
    public Template {
      variables = List.copyOf(variables);
    }
  }
}
