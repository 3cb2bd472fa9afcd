package id.fineclean.bot.understanding.slots;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How customers call the shop's services.
///
/// @param phrases of each service id what it is called, Indonesian, English or slang, in any
///     spelling; a phrase that begins with `~` counts only where no other service is named
///     ("~sofa")
public record ServiceNames(Map<String, List<String>> phrases) {
  public ServiceNames {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    phrases.forEach((id, list) -> copy.put(id, List.copyOf(list)));
    phrases = java.util.Collections.unmodifiableMap(copy);
  }

  /// Names of the ten usual services.
  public static ServiceNames standard() {
    Map<String, List<String>> phrases = new LinkedHashMap<>();
    for (String line : WordLists.lines("services.txt")) {
      int colon = line.indexOf(':');
      phrases.put(
          line.substring(0, colon), List.of(line.substring(colon + 1).strip().split("\\s*;\\s*")));
    }
    return new ServiceNames(phrases);
  }

  /// These and more phrases for services known or new.
  public ServiceNames with(Map<String, List<String>> more) {
    Map<String, List<String>> all = new HashMap<>(phrases);
    more.forEach(
        (id, list) ->
            all.merge(
                id,
                list,
                (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream()).toList()));
    return new ServiceNames(all);
  }
}
