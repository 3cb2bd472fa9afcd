package id.fineclean.bot.policy.dialogue;

import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.policy.Clause;
import id.fineclean.bot.policy.ClauseId;
import id.fineclean.bot.policy.Policies;
import id.fineclean.bot.policy.PolicyLinks;
import id.fineclean.bot.policy.PolicyVersion;
import id.fineclean.bot.understanding.Language;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Clauses as they are said in a chat: where they stand, then their own text, then a link.
final class Quotes {
  private final PolicyLinks links;
  private final Policies policies;
  private final Editions editions;

  Quotes(PolicyLinks links, Policies policies, Editions editions) {
    this.links = links;
    this.policies = policies;
    this.editions = editions;
  }

  /// Quotes clauses of one version.
  void clauses(Turn turn, PolicyVersion version, List<Clause> clauses) {
    sayItIsIndonesian(turn);
    for (Clause clause : clauses) {
      String heading =
          text(
              turn,
              "policy.clause_heading",
              version,
              "clause",
              clause.id().toString(),
              "title",
              clause.title());
      turn.sayText(heading + "\n\n" + clause.text() + "\n\n" + link(turn, version, clause.id()));
    }
  }

  /// Quotes a whole section.
  void section(Turn turn, PolicyVersion version, int section) {
    sayItIsIndonesian(turn);
    String heading =
        text(
            turn,
            "policy.section_heading",
            version,
            "section",
            Integer.toString(section),
            "title",
            version.sections().getOrDefault(section, version.title()));
    turn.sayText(
        heading
            + "\n\n"
            + version.sectionText(section)
            + "\n\n"
            + link(turn, version, new ClauseId(section, 0)));
  }

  /// Says what sections there are.
  void contents(Turn turn, PolicyVersion version) {
    turn.sayText(
        text(turn, "policy.contents", version)
            + "\n"
            + version.sections().entrySet().stream()
                .map(Map.Entry::toString)
                .map(entry -> entry.replaceFirst("=", ". "))
                .collect(Collectors.joining("\n")));
  }

  /// A reply that may name the document, its version and since when it holds.
  String text(Turn turn, String key, PolicyVersion version, String... more) {
    String[] values = new String[more.length + 8];
    System.arraycopy(more, 0, values, 8, more.length);
    values[0] = "document";
    values[1] = version.title();
    values[2] = "version";
    values[3] = version.version();
    values[4] = "since";
    values[5] = version.since(turn.language());
    values[6] = "holds";
    values[7] = holds(turn, version);
    return turn.text(key, values);
  }

  /// "berlaku sejak 1 Januari 2026", and what is said of versions that do not hold now.
  private String holds(Turn turn, PolicyVersion version) {
    String since = version.since(turn.language());
    if (editions.inForce(turn, version)) {
      return turn.text("policy.holds", "since", since);
    }
    if (version.effective().isAfter(editions.today(turn))) {
      return turn.text("policy.will_hold", "since", since);
    }
    return policies
        .until(version, editions.today(turn))
        .map(day -> PolicyVersion.date(day, turn.language()))
        .map(until -> turn.text("policy.held", "since", since, "until", until))
        .orElseGet(() -> turn.text("policy.holds", "since", since));
  }

  private String link(Turn turn, PolicyVersion version, ClauseId clause) {
    boolean inForce = editions.inForce(turn, version);
    return turn.text("policy.link", "link", links.clause(version, inForce, clause));
  }

  private static void sayItIsIndonesian(Turn turn) {
    if (turn.language() == Language.EN) {
      turn.say("policy.original_language");
    }
  }
}
