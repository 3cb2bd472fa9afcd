package id.fineclean.bot.booking;

import id.fineclean.bot.company.Area;
import id.fineclean.bot.company.Company;
import id.fineclean.bot.company.CompanyFile;
import id.fineclean.bot.company.WeekHours;
import id.fineclean.bot.content.Entry;
import id.fineclean.bot.content.Problems;
import id.fineclean.bot.understanding.Bilingual;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads `crews.yaml`.
///
/// @param services ids a crew may have as skills; empty where the file could not be read at all
/// @param areas ids a crew may go to; empty likewise
/// @param catalogue and `company` where they could be read, for checks that need more than ids
record CrewsFile(
    Set<String> services,
    Set<String> areas,
    Optional<Catalogue> catalogue,
    Optional<Company> company) {
  static final String NAME = "crews.yaml";

  /// Empty exactly when mistakes were noted.
  Optional<Crews> read(Path folder, Problems problems) {
    return Entry.read(folder.resolve(NAME), problems).record(this::crews);
  }

  private Crews crews(Entry keys) {
    Entry list = keys.get("crews");
    List<CrewWish> wishes = keys.find("wishes").list(each -> each.record(CrewsFile::wish));
    Set<String> wished = wishes.stream().map(CrewWish::id).collect(Collectors.toSet());
    Map<String, Crew> crews = new LinkedHashMap<>();
    Set<String> skills = new HashSet<>();
    Set<String> served = new HashSet<>();
    for (Entry each : list.items()) {
      each.record(entry -> crew(entry, skills, served, wished))
          .filter(crew -> crews.putIfAbsent(crew.id(), crew) != null)
          .ifPresent(twice -> each.problem("the id '" + twice.id() + "' is already used above"));
    }
    missing(services, skills).forEach(it -> list.problem("no crew has the skill '" + it + "'"));
    missing(areas, served).forEach(it -> list.problem("no crew goes to the area '" + it + "'"));
    catalogue.ifPresent(it -> checkMembers(it, crews.values(), list));
    List<String> notes = keys.find("note_words").items().stream().map(Entry::text).toList();
    return new Crews(List.copyOf(crews.values()), wishes, notes);
  }

  private static CrewWish wish(Entry keys) {
    return new CrewWish(
        CompanyFile.id(keys.get("id")),
        Bilingual.read(keys.get("name")),
        keys.get("words").items().stream().map(Entry::text).toList(),
        keys.find("with").items().stream().map(Entry::text).toList());
  }

  private Crew crew(Entry keys, Set<String> allSkills, Set<String> allAreas, Set<String> wishes) {
    String id = CompanyFile.id(keys.get("id"));
    Set<String> skills = references(keys.get("skills"), services, "service", "catalogue.yaml");
    Set<String> goesTo = references(keys.get("areas"), areas, "area", "company.yaml");
    company.filter(it -> zones(it, goesTo) > 1).ifPresent(_ -> refuseZones(keys));
    allSkills.addAll(skills);
    allAreas.addAll(goesTo);
    return new Crew(
        id,
        keys.get("name").text(),
        keys.get("members").count(1, 50),
        skills,
        goesTo,
        WeekHours.read(keys.get("hours")),
        keys.find("absences").items().stream().flatMap(each -> absence(each).stream()).toList(),
        meets(keys.find("meets"), wishes));
  }

  private static Set<String> meets(Entry entry, Set<String> wishes) {
    return entry.isPresent() ? references(entry, wishes, "wish", NAME) : Set.of();
  }

  private static void refuseZones(Entry keys) {
    keys.find("areas").problem("these are in different time zones: make it two crews");
  }

  private static long zones(Company company, Set<String> areas) {
    return areas.stream()
        .flatMap(id -> company.area(id).stream())
        .map(Area::zone)
        .distinct()
        .count();
  }

  private void checkMembers(Catalogue catalogue, Collection<Crew> crews, Entry list) {
    for (Service service : catalogue.services()) {
      List<Crew> skilled =
          crews.stream().filter(crew -> crew.skills().contains(service.id())).toList();
      if (!skilled.isEmpty() && skilled.stream().noneMatch(crew -> crew.can(service))) {
        list.problem(
            "'"
                + service.id()
                + "' needs "
                + service.work().crewSize()
                + " people, but no crew with this skill has as many members");
      }
    }
  }

  private static Set<String> references(Entry entry, Set<String> known, String what, String file) {
    Set<String> found = new LinkedHashSet<>();
    for (Entry each : entry.items()) {
      String id = each.text();
      if (each.isScalar() && !known.isEmpty() && !known.contains(id)) {
        each.problem("there is no " + what + " '" + id + "' in " + file);
      }
      if (!found.add(id)) {
        each.problem("'" + id + "' is given twice");
      }
    }
    if (entry.isPresent() && found.isEmpty()) {
      entry.problem("at least one " + what + " is needed");
    }
    return found;
  }

  /// A day, or `{from: …, to: …}`.
  private static Optional<Absence> absence(Entry entry) {
    if (entry.isScalar()) {
      LocalDate date = entry.date();
      return Optional.of(new Absence(date, date));
    }
    return entry.record(keys -> new Absence(keys.get("from").date(), keys.get("to").date()));
  }

  private static List<String> missing(Set<String> wanted, Set<String> there) {
    return wanted.stream().filter(id -> !there.contains(id)).sorted().toList();
  }
}
