package id.fineclean.bot.simulated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/// The figures of many conversations.
public record Tally(List<Outcome> outcomes) {
  /// By goal, by author and in all, beside what is aimed at.
  public String table() {
    Map<String, List<Outcome>> rows = new LinkedHashMap<>();
    for (Outcome one : outcomes) {
      rows.computeIfAbsent("goal " + one.kind(), _ -> new ArrayList<>()).add(one);
    }
    for (Outcome one : outcomes) {
      String row = "author " + one.author().name() + (one.author().heldOut() ? "*" : "");
      rows.computeIfAbsent(row, _ -> new ArrayList<>()).add(one);
    }
    rows.put("all", outcomes);
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            "%-22s %6s %8s %6s %8s %6s%n", "", "count", "reached", "wrong", "useless", "words"));
    rows.forEach((name, of) -> table.append(new Tally(of).row(name)));
    table.append(
        String.format(
            Locale.ROOT,
            "messages to an order: %d step by step (aim 5), %d said at once (aim 2)%n"
                + "aims: reached 0.95, wrong 0.002, useless 0.03; * held out%n",
            messages(one -> !one.toldAll()),
            messages(Outcome::toldAll)));
    return table.toString();
  }

  private String row(String name) {
    return String.format(
        Locale.ROOT,
        "%-22s %6d %8.3f %6.3f %8.3f %6.1f%n",
        name,
        outcomes.size(),
        reached(),
        wrong(),
        useless(),
        words());
  }

  /// Part of the conversations that reached their goal exactly.
  public double reached() {
    return share(Outcome::reached);
  }

  /// Part of the conversations in which anything was committed that was not wanted.
  public double wrong() {
    return share(one -> !one.wrong().isEmpty());
  }

  private double share(Predicate<Outcome> of) {
    return (double) outcomes.stream().filter(of).count() / outcomes.size();
  }

  /// Part of the answers that did not help.
  public double useless() {
    return (double) outcomes.stream().mapToInt(Outcome::useless).sum() / answers();
  }

  /// Words of an answer, on average.
  public double words() {
    return (double) outcomes.stream().mapToInt(Outcome::words).sum() / answers();
  }

  private int answers() {
    return outcomes.stream().mapToInt(Outcome::answers).sum();
  }

  /// The median for orders about which nothing else was talked.
  public int messages(Predicate<Outcome> of) {
    List<Integer> counts =
        outcomes.stream()
            .filter(one -> one.kind().equals("book") && one.plain() && one.reached())
            .filter(of)
            .map(Outcome::messages)
            .sorted()
            .toList();
    return counts.isEmpty() ? 0 : counts.get(counts.size() / 2);
  }
}
