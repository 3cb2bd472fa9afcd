package id.fineclean.bot.booking;

import java.util.List;
import java.util.Optional;

/// All crews, in the order of `intents/crews.yaml`. Immutable.
public record Crews(List<Crew> all) {
  public Crews {
    all = List.copyOf(all);
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
