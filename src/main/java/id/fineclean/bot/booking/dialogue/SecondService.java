package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the other service in a message that wishes for two: "cuci sofa sekalian cuci kasur 2".
final class SecondService {
  /// Without one of these, two services are a correction rather than two wishes.
  private static final Pattern BOTH =
      Pattern.compile("(\\b(sekalian|sekaligus|plus|juga|dan|sama|serta|and|also)\\b|[+&])");

  private static final Pattern INSTEAD =
      Pattern.compile("\\b(bukan|ganti|jangan|gak jadi|ga jadi|instead|not)\\b");
  private static final Pattern SIZE = Pattern.compile("^\\D{0,3}(\\d{1,3})\\b");

  private static final String WASH = "cuci ";

  private SecondService() {}

  /// @param first the service that is booked now
  static Optional<Draft.Second> in(String text, String first, List<Service> services) {
    String plain = text.toLowerCase(Locale.ROOT).replace('-', ' ');
    if (!BOTH.matcher(plain).find() || INSTEAD.matcher(plain).find()) {
      return Optional.empty();
    }
    return services.stream()
        .filter(service -> !service.id().equals(first))
        .flatMap(service -> named(plain, service).stream())
        .findFirst();
  }

  private static Optional<Draft.Second> named(String text, Service service) {
    List<String> names = new ArrayList<>(service.phrases());
    names.add(service.name().id());
    names.add(service.name().en());
    // "Cuci sofa dan kasur": the verb is said once.
    names.addAll(
        names.stream()
            .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(WASH))
            .map(name -> name.substring(WASH.length()))
            .toList());
    for (String name : names) {
      Matcher matcher =
          Pattern.compile("\\b" + Pattern.quote(name.toLowerCase(Locale.ROOT)) + "\\b")
              .matcher(text);
      if (matcher.find()) {
        return Optional.of(new Draft.Second(service.id(), size(text.substring(matcher.end()))));
      }
    }
    return Optional.empty();
  }

  private static Optional<Integer> size(String after) {
    Matcher matcher = SIZE.matcher(after);
    return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }
}
