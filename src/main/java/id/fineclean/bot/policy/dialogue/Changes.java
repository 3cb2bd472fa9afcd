package id.fineclean.bot.policy.dialogue;

import id.fineclean.bot.conversation.Flow.Outcome;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.policy.Policies;
import id.fineclean.bot.policy.PolicyVersion;
import id.fineclean.bot.policy.notice.NoticeTexts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/// Answers "apa yang berubah": by the version to come where there is one, else by the one in force.
final class Changes {
  private final Policies policies;
  private final Quotes quotes;
  private final ReadAloud aloud;
  private final NoticeTexts texts;
  private final ZoneId zone;

  Changes(Policies policies, Quotes quotes, ReadAloud aloud, NoticeTexts texts, ZoneId zone) {
    this.policies = policies;
    this.quotes = quotes;
    this.aloud = aloud;
    this.texts = texts;
    this.zone = zone;
  }

  Outcome tell(Turn turn, PolicyVersion asked) {
    LocalDate today = LocalDate.ofInstant(turn.now(), zone);
    String document = asked.document();
    PolicyVersion newest =
        policies.coming(document, today).stream()
            .findFirst()
            .or(() -> policies.inForce(document, today))
            .orElse(asked);
    Optional<PolicyVersion> before = policies.before(newest);
    if (before.isEmpty()) {
      turn.sayText(quotes.text(turn, "policy.no_former", newest));
      return aloud.contents(turn, newest);
    }
    turn.sayText(
        quotes.text(
            turn,
            "policy.changes",
            newest,
            "before",
            before.get().version(),
            "changes",
            texts.changes(before.get(), newest, turn.language()),
            "link",
            texts.links().comparisonPage(before.get(), newest)));
    return new Outcome.Done();
  }
}
