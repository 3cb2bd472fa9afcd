package id.fineclean.bot.testing;

import id.fineclean.bot.channel.ExternalIdentity;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.Sender;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Messages of made-up customers.
public final class Inbound {
  private Inbound() {}

  /// A Telegram user's text; the update's number is also its delivery's.
  public static InboundMessage text(long user, long update, String text) {
    return telegram(user, update, new InboundContent.Text(text));
  }

  public static InboundMessage telegram(long user, long update, InboundContent content) {
    return new InboundMessage(
        Long.toString(update),
        "message-" + update,
        OptionalLong.of(update),
        telegramSender(user),
        content);
  }

  public static Sender telegramSender(long user) {
    return new Sender(
        List.of(new ExternalIdentity("telegram-user", Long.toString(user))),
        Long.toString(user),
        Optional.empty(),
        Optional.of("Tester " + user),
        Optional.of("id"));
  }

  /// A WhatsApp user's text. Either id may be missing, not both.
  public static InboundMessage whatsapp(
      Optional<String> user, Optional<String> phone, String delivery, String text) {
    return new InboundMessage(
        delivery,
        delivery,
        OptionalLong.empty(),
        whatsappSender(user, phone),
        new InboundContent.Text(text));
  }

  public static Sender whatsappSender(Optional<String> user, Optional<String> phone) {
    List<ExternalIdentity> identities =
        java.util.stream.Stream.concat(
                user.stream().map(id -> new ExternalIdentity("whatsapp-user", id)),
                phone.stream().map(number -> new ExternalIdentity("whatsapp-phone", number)))
            .toList();
    return new Sender(
        identities,
        "whatsapp:" + phone.or(() -> user).orElseThrow(),
        phone,
        Optional.empty(),
        Optional.empty());
  }
}
