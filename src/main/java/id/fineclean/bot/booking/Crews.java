package id.fineclean.bot.booking;

import java.util.List;
import java.util.Optional;

/// All crews, in the order of `intents/crews.yaml`. Immutable.
///
/// @param wishes what customers may wish of a crew
/// @param noteWords of what customers tell the crew beforehand, such as of a dog
public record Crews(List<Crew> all, List<CrewWish> wishes, List<String> noteWords) {
  public Crews {
    all = List.copyOf(all);
    wishes = List.copyOf(wishes);
    noteWords = List.copyOf(noteWords);
  }

  /// Without wishes and notes.
  public Crews(List<Crew> all) {
    this(all, List.of(), List.of());
  }

  /// Empty when there is no such crew, or not any more.
  public Optional<Crew> crew(String id) {
    return all.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /// Those that do the job, some day.
  public List<Crew> able(Job job) {
    return all.stream().filter(crew -> crew.can(job)).toList();
  }
}
