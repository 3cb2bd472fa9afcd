package id.fineclean.bot.outbox;

import id.fineclean.bot.channel.Capabilities;
import id.fineclean.bot.channel.OutboundMessage;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Turns a message into what its channel can carry: choices become a numbered list where they
/// cannot be tapped, and long text is cut at the ends of paragraphs, sentences or words.
final class MessageFitter {
  private static final Locale INDONESIAN = Locale.of("id");

  private MessageFitter() {}

  /// @return one or more messages, in order; choices and requests are with the last
  static List<OutboundMessage> fit(OutboundMessage message, Capabilities channel) {
    OutboundMessage shown = channel.shows(message) ? message : message.numbered();
    List<String> parts = split(shown.text(), channel.maxText());
    List<OutboundMessage> fitted = new ArrayList<>();
    for (String part : parts.subList(0, parts.size() - 1)) {
      fitted.add(OutboundMessage.of(part));
    }
    fitted.add(
        new OutboundMessage(
            parts.getLast(),
            shown.choices(),
            channel.requests() ? message.request() : OutboundMessage.Request.NONE,
            message.template()));
    return fitted;
  }

  private static List<String> split(String text, int limit) {
    List<String> parts = new ArrayList<>();
    String rest = text.strip();
    while (rest.length() > limit) {
      int end = end(rest, limit);
      parts.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    parts.add(rest);
    return parts;
  }

  private static int end(String text, int limit) {
    int paragraph = text.lastIndexOf("\n\n", limit);
    if (paragraph > limit / 2) {
      return paragraph;
    }
    int sentence = before(BreakIterator.getSentenceInstance(INDONESIAN), text, limit);
    if (sentence > limit / 2) {
      return sentence;
    }
    int word = before(BreakIterator.getWordInstance(INDONESIAN), text, limit);
    if (word > limit / 2) {
      return word;
    }
    int character = before(BreakIterator.getCharacterInstance(INDONESIAN), text, limit);
    return character > 0 ? character : limit;
  }

  /// The last boundary up to `limit`; 0 if there is none but the beginning. An emoji of several
  /// characters is one to the customer, but several words to the library.
  private static int before(BreakIterator breaks, String text, int limit) {
    BreakIterator characters = BreakIterator.getCharacterInstance(INDONESIAN);
    characters.setText(text);
    breaks.setText(text);
    int end = breaks.isBoundary(limit) ? limit : breaks.preceding(limit);
    while (end > 0 && !characters.isBoundary(end)) {
      end = breaks.preceding(end);
    }
    return end;
  }
}
