package id.fineclean.bot.policy.notice;

import id.fineclean.bot.conversation.Replies;
import id.fineclean.bot.policy.ClauseId;
import id.fineclean.bot.policy.PolicyChange;
import id.fineclean.bot.policy.PolicyLinks;
import id.fineclean.bot.policy.PolicyVersion;
import id.fineclean.bot.understanding.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The words of notices, from `intents/replies/notice.yaml`.
///
/// @param company the name customers know
public record NoticeTexts(Replies replies, PolicyLinks links, String company) {
  /// The key of the announcement, which its WhatsApp template goes by too.
  public static final String ANNOUNCEMENT = "notice.announcement";

  /// More would not be read, nor fit into one message.
  private static final int MOST_CLAUSES = 6;

  /// On top of a first reply.
  String firstContact(PolicyVersion current, Language language) {
    Map<String, String> values = values(current, language);
    values.put("link", links.currentPage(current.document()));
    return replies.text("notice.first_contact", language, values);
  }

  /// Ahead of it, for somebody who came straight to the point.
  String hello(Language language) {
    return replies.text("dialogue.hello", language, Map.of());
  }

  /// On top of a reply to somebody who knows a former version.
  String changed(PolicyVersion before, PolicyVersion current, Language language) {
    return replies.text("notice.changed", language, change(before, current, language));
  }

  /// An announcement by itself.
  String announcement(PolicyVersion before, PolicyVersion coming, Language language) {
    return replies.text(ANNOUNCEMENT, language, change(before, coming, language));
  }

  /// What an announcement's placeholders are filled with.
  Map<String, String> change(PolicyVersion before, PolicyVersion after, Language language) {
    Map<String, String> values = values(after, language);
    values.put("before", before.version());
    values.put("changes", changes(before, after, language));
    values.put("link", links.comparisonPage(before, after));
    return values;
  }

  private Map<String, String> values(PolicyVersion version, Language language) {
    Map<String, String> values = new HashMap<>();
    values.put("company", company);
    values.put("document", version.title());
    values.put("version", version.version());
    values.put("since", version.since(language));
    return values;
  }

  /// In the owner's words, else which clauses changed.
  public String changes(PolicyVersion before, PolicyVersion after, Language language) {
    return after
        .changes()
        .map(words -> words.in(language))
        .orElseGet(() -> changedClauses(PolicyChange.between(before, after), language));
  }

  private String changedClauses(List<PolicyChange> changes, Language language) {
    List<String> lines = new ArrayList<>();
    list(
        lines,
        "notice.clauses_changed",
        changes,
        change -> change.before().isPresent() && change.after().isPresent(),
        language);
    list(lines, "notice.clauses_added", changes, change -> change.before().isEmpty(), language);
    list(lines, "notice.clauses_dropped", changes, change -> change.after().isEmpty(), language);
    return lines.isEmpty()
        ? replies.text("notice.same_words", language, Map.of())
        : String.join("\n", lines);
  }

  private void list(
      List<String> lines,
      String key,
      List<PolicyChange> changes,
      Predicate<PolicyChange> kind,
      Language language) {
    List<PolicyChange> some = changes.stream().filter(kind).toList();
    if (!some.isEmpty()) {
      lines.add(replies.text(key, language, Map.of("clauses", clauses(some, language))));
    }
  }

  private String clauses(List<PolicyChange> changes, Language language) {
    List<String> names =
        changes.stream().limit(MOST_CLAUSES).map(NoticeTexts::name).collect(Collectors.toList());
    int more = changes.size() - MOST_CLAUSES;
    if (more > 0) {
      String count = Integer.toString(more);
      names.add(replies.text("notice.and_more", language, Map.of("count", count)));
    }
    return String.join(", ", names);
  }

  private static String name(PolicyChange change) {
    ClauseId id = change.id();
    return "§" + id + " " + change.title();
  }
}
