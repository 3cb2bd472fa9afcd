package id.fineclean.bot.channel.telegram;

import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.OutboundMessage.Choice;
import id.fineclean.bot.channel.OutboundMessage.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboard;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboardRemove;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.KeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.KeyboardRow;

/// What a customer can tap under a message.
///
/// Telegram has two kinds of keyboard, and a message carries one of them: buttons below the
/// message, whose payload comes back on a tap, and a keyboard in place of the letters, which can
/// send the location or the contact card. Where a message asks for one of those *and* offers
/// choices, the choices stand in the second kind too, and a tap comes back as a text with the
/// choice's label.
final class Keyboards {
  private static final String SEND_LOCATION = "📍 Kirim lokasi / Share location";
  private static final String SEND_CONTACT = "📱 Kirim nomor saya / Share my number";

  private Keyboards() {}

  static ReplyKeyboard of(OutboundMessage message) {
    return requestButton(message.request())
        .map(button -> inPlaceOfLetters(button, message.choices()))
        .orElseGet(() -> belowMessage(message.choices()));
  }

  private static Optional<KeyboardButton> requestButton(Request request) {
    return switch (request) {
      case NONE -> Optional.empty();
      case LOCATION ->
          Optional.of(KeyboardButton.builder().text(SEND_LOCATION).requestLocation(true).build());
      case CONTACT ->
          Optional.of(KeyboardButton.builder().text(SEND_CONTACT).requestContact(true).build());
    };
  }

  private static ReplyKeyboard inPlaceOfLetters(KeyboardButton request, List<Choice> choices) {
    List<KeyboardRow> rows = new ArrayList<>();
    rows.add(new KeyboardRow(request));
    for (List<Choice> row : rows(choices)) {
      rows.add(new KeyboardRow(row.stream().map(c -> new KeyboardButton(c.label())).toList()));
    }
    return ReplyKeyboardMarkup.builder()
        .keyboard(rows)
        .resizeKeyboard(true)
        .oneTimeKeyboard(true)
        .build();
  }

  /// Without choices it takes away what [#inPlaceOfLetters] may have left: a keyboard that asks for
  /// a location would outlive its question otherwise, and removing none does no harm.
  private static ReplyKeyboard belowMessage(List<Choice> choices) {
    return choices.isEmpty()
        ? ReplyKeyboardRemove.builder().removeKeyboard(true).build()
        : new InlineKeyboardMarkup(rows(choices).stream().map(Keyboards::inlineRow).toList());
  }

  private static InlineKeyboardRow inlineRow(List<Choice> choices) {
    return new InlineKeyboardRow(choices.stream().map(Keyboards::inlineButton).toList());
  }

  private static InlineKeyboardButton inlineButton(Choice choice) {
    return InlineKeyboardButton.builder()
        .text(choice.label())
        .callbackData(choice.payload())
        .build();
  }

  private static List<List<Choice>> rows(List<Choice> choices) {
    int columns = columns(choices);
    List<List<Choice>> rows = new ArrayList<>();
    for (int from = 0; from < choices.size(); from += columns) {
      rows.add(choices.subList(from, Math.min(from + columns, choices.size())));
    }
    return rows;
  }

  /// As many as a phone shows side by side without cutting a label short.
  private static int columns(List<Choice> choices) {
    int longest = choices.stream().mapToInt(choice -> choice.label().length()).max().orElse(0);
    if (longest <= 8) {
      return 3;
    }
    return longest <= 16 ? 2 : 1;
  }
}
