package id.fineclean.bot.conversation;

import id.fineclean.bot.inbox.ReceivedMessage;
import id.fineclean.bot.understanding.Language;

/// The language in which somebody is answered who has not written any yet ("/start", "STOP", a
/// photo): that of their app, else English for numbers of other countries.
final class FirstLanguage {
  private static final String INDONESIA = "+62";

  private FirstLanguage() {}

  static Language of(ReceivedMessage message) {
    if (message.language().isPresent()) {
      return message.language().get().equals(Language.EN.code()) ? Language.EN : Language.ID;
    }
    boolean abroad = message.phone().filter(phone -> !phone.startsWith(INDONESIA)).isPresent();
    return abroad ? Language.EN : Language.ID;
  }
}
