package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.Catalogue;
import id.fineclean.bot.booking.Service;
import id.fineclean.bot.booking.Work;
import id.fineclean.bot.company.Rupiah;
import id.fineclean.bot.understanding.Language;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What answers may say of the catalogue.
final class CatalogueFacts {
  private CatalogueFacts() {}

  static Map<String, String> of(Catalogue catalogue, Language language) {
    return Map.of(
        "price_list",
        lines(catalogue, service -> service.name().in(language) + ": " + price(service, language)),
        "services",
        lines(
            catalogue,
            service -> service.name().in(language) + ": " + service.description().in(language)));
  }

  private static String lines(Catalogue catalogue, Function<Service, String> line) {
    return catalogue.services().stream()
        .map(service -> "• " + line.apply(service))
        .collect(Collectors.joining("\n"));
  }

  /// What a service costs, in short: "Rp 90.000 / jam".
  static String price(Service service, Language language) {
    return switch (service.work()) {
      case Work.Measured measured -> {
        String each =
            Rupiah.format(measured.price().perUnit())
                + " / "
                + BookingWording.one(measured.sizing().unitName(), language);
        long least = measured.price().minimum();
        yield least > 0 ? each + ", minimum " + Rupiah.format(least) : each;
      }
      case Work.Survey survey ->
          (language == Language.EN ? "after a survey, visit " : "setelah survei, kunjungan ")
              + (survey.fee() > 0 ? Rupiah.format(survey.fee()) : free(language));
    };
  }

  private static String free(Language language) {
    return language == Language.EN ? "free of charge" : "gratis";
  }
}
