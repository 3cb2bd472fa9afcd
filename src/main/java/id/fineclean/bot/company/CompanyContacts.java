package id.fineclean.bot.company;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/// Where people reach the company.
///
/// @param phone and `whatsapp` in E.164, such as +622150001234
/// @param telegram the name of the bot there, with or without `@`
public record CompanyContacts(
    String phone,
    String whatsapp,
    String email,
    String address,
    String website,
    Optional<String> instagram,
    Optional<String> telegram) {
  private static final int INDONESIA = 62;

  /// A number in E.164 as people read it: "0812-3456-7890", "(021) 50001234", "+65 6123 4567".
  /// What is no number stays as it is.
  public static String readable(String number) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber parsed = numbers.parse(number, null);
      boolean here = parsed.getCountryCode() == INDONESIA;
      return numbers.format(
          parsed, here ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
    } catch (NumberParseException e) {
      return number;
    }
  }
}
