package id.fineclean.bot.channel.whatsapp;

import id.fineclean.bot.channel.ExternalIdentity;
import id.fineclean.bot.channel.Sender;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads who wrote a message.
///
/// Since usernames came, a customer may hide the phone number: then `From` holds the
/// business-scoped user id, which `ExternalUserId` holds in any case. The id survives a change of
/// the username but not of the number; the number survives neither being hidden nor being changed.
final class SenderReader {
  private static final String USER = "whatsapp-user";
  private static final String PHONE = "whatsapp-phone";

  private static final Pattern PHONE_ADDRESS = Pattern.compile("whatsapp:(\\+[1-9][0-9]{6,14})");

  /// Meta: two letters for the country, `ENT.` for a parent's id, up to 128 letters and digits.
  private static final Pattern USER_ADDRESS =
      Pattern.compile("whatsapp:([A-Z]{2}\\.(?:ENT\\.)?[A-Za-z0-9]{1,128})");

  private SenderReader() {}

  /// Empty where no field names anybody.
  static Optional<Sender> read(Form form) {
    Optional<String> phone = form.text("From").flatMap(from -> part(PHONE_ADDRESS, from));
    Optional<String> hidden = form.text("From").flatMap(from -> part(USER_ADDRESS, from));
    Optional<String> user =
        form.text("ExternalUserId").flatMap(id -> part(USER_ADDRESS, id)).or(() -> hidden);
    return phone
        .or(() -> hidden)
        .or(() -> user)
        .map(address -> sender(form, user, phone, "whatsapp:" + address));
  }

  /// Who has an address; empty where it is none.
  static Optional<Sender> read(String address) {
    return read(new Form(List.of(), Map.of("From", address)));
  }

  private static Sender sender(
      Form form, Optional<String> user, Optional<String> phone, String address) {
    return new Sender(
        identities(user, phone), address, phone, form.text("ProfileName"), Optional.empty());
  }

  private static List<ExternalIdentity> identities(Optional<String> user, Optional<String> phone) {
    return Stream.concat(
            user.stream().map(id -> new ExternalIdentity(USER, id)),
            phone.stream().map(number -> new ExternalIdentity(PHONE, number)))
        .toList();
  }

  private static Optional<String> part(Pattern pattern, String address) {
    Matcher matcher = pattern.matcher(address);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
