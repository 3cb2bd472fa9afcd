package id.fineclean.bot.company;

import java.util.Optional;

/// Where people reach the company.
///
/// @param phone and `whatsapp` in E.164, such as +622150001234
public record Contacts(
    String phone,
    String whatsapp,
    String email,
    String address,
    String website,
    Optional<String> instagram) {}
