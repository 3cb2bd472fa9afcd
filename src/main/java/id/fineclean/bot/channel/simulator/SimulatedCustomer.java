package id.fineclean.bot.channel.simulator;

import id.fineclean.bot.channel.ExternalIdentity;
import id.fineclean.bot.channel.Sender;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Somebody invented, who writes to the bot.
///
/// @param id 1 to 32 of `a-z`, `0-9` and `-`; the same id is the same person
/// @param name at most 64 characters
/// @param phone E.164; a WhatsApp user may hide it
/// @param language ISO 639-1, what the app is set to
public record SimulatedCustomer(
    String id, String name, Optional<String> phone, Optional<String> language) {
  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,32}");
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{7,14}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
  private static final int LONGEST_NAME = 64;

  public SimulatedCustomer {
    if (!ID.matcher(id).matches()
        || name.length() > LONGEST_NAME
        || !phone.map(number -> E164.matcher(number).matches()).orElse(true)
        || !language.map(code -> LANGUAGE.matcher(code).matches()).orElse(true)) {
      throw new IllegalArgumentException("not a simulated customer");
    }
  }

  /// Whom only the id is known of.
  static SimulatedCustomer unknown(String id) {
    return new SimulatedCustomer(id, id, Optional.empty(), Optional.empty());
  }

  /// As the app's provider would tell: WhatsApp knows the number, Telegram the language.
  Sender sender(Skin skin) {
    boolean whatsapp = skin == Skin.WHATSAPP;
    return new Sender(
        List.of(new ExternalIdentity(skin.channelId(), id)),
        id,
        whatsapp ? phone : Optional.empty(),
        name.isBlank() ? Optional.empty() : Optional.of(name),
        whatsapp ? Optional.empty() : language);
  }
}
