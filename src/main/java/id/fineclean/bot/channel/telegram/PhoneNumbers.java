package id.fineclean.bot.channel.telegram;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the numbers on contact cards. Telegram's own come in international form, with or without
/// the `+`; others stand as somebody typed them into an address book.
final class PhoneNumbers {
  private static final String HOME = "ID";
  private static final Pattern INTERNATIONAL = Pattern.compile("\\+?([1-9][0-9]{6,14})");

  private PhoneNumbers() {}

  /// The number of a Telegram account.
  static String ofAccount(String number) {
    Matcher digits = INTERNATIONAL.matcher(number);
    return digits.matches() ? "+" + digits.group(1) : fromAddressBook(number);
  }

  /// The number in E.164, or `number` itself where it cannot be read as one.
  static String fromAddressBook(String number) {
    return international(number).or(() -> valid(number, HOME)).orElse(number);
  }

  private static Optional<String> international(String number) {
    String trimmed = number.strip();
    return trimmed.startsWith("0")
        ? Optional.empty()
        : valid(trimmed.startsWith("+") ? trimmed : "+" + trimmed, HOME);
  }

  private static Optional<String> valid(String number, String region) {
    PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    try {
      var parsed = phones.parse(number, region);
      return phones.isValidNumber(parsed)
          ? Optional.of(phones.format(parsed, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }
}
