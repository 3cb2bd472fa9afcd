package id.fineclean.bot.policy.notice;

import id.fineclean.bot.conversation.Preamble;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.policy.Policies;
import id.fineclean.bot.policy.PolicyVersion;
import id.fineclean.bot.policy.notice.NoticeStore.Kind;
import id.fineclean.bot.policy.notice.NoticeStore.Notice;
import id.fineclean.bot.policy.notice.NoticeStore.Outcome;
import id.fineclean.bot.understanding.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Shows customers the privacy policy in force, once per version: with the first reply, or with the
/// next one to customers whom the announcement of a version did not reach. It counts as shown once
/// the provider took the message; until then every turn looks again.
///
/// Only that it was shown is taken down. Using the service is no consent (UU 27/2022, art. 20 (2) a
/// and 22; PP 33/2026, art. 32 (2) with its explanation).
public final class FirstContact implements Preamble {
  private static final String DOCUMENT = "privacy";

  private final NoticeStore store;
  private final Policies policies;
  private final NoticeTexts texts;
  private final ZoneId zone;

  /// @param zone the company's
  public FirstContact(NoticeStore store, Policies policies, NoticeTexts texts, ZoneId zone) {
    this.store = store;
    this.policies = policies;
    this.texts = texts;
    this.zone = zone;
  }

  @Override
  public Due due(Turn.Customer customer, Optional<String> heard, Language language, Instant now) {
    Optional<PolicyVersion> current = policies.inForce(DOCUMENT, LocalDate.ofInstant(now, zone));
    if (current.isEmpty() || heard.equals(current.map(PolicyVersion::key))) {
      return new Due(heard, Optional.empty());
    }
    return due(customer, heard, current.get(), language, now);
  }

  private Due due(
      Turn.Customer customer,
      Optional<String> heard,
      PolicyVersion current,
      Language language,
      Instant now) {
    List<Notice> notices = store.ofCustomer(customer.customerId(), DOCUMENT);
    List<Notice> ofThis =
        notices.stream().filter(one -> one.version().equals(current.version())).toList();
    if (ofThis.stream().anyMatch(one -> one.outcome().told())) {
      return new Due(Optional.of(current.key()), Optional.empty());
    }
    if (ofThis.stream().anyMatch(one -> one.outcome() == Outcome.PENDING)) {
      return new Due(heard, Optional.empty());
    }
    boolean knowsFormer = notices.stream().anyMatch(one -> one.outcome().told());
    Optional<String> changed =
        policies
            .before(current)
            .filter(before -> knowsFormer)
            .map(before -> texts.changed(before, current, language));
    Recording recording = recording(customer, current, ofThis, now);
    Telling telling =
        changed.isPresent()
            ? new Telling(Optional.empty(), changed.get(), recording)
            : new Telling(
                Optional.of(texts.hello(language)),
                texts.firstContact(current, language),
                recording);
    return new Due(heard, Optional.of(telling));
  }

  private Recording recording(
      Turn.Customer customer, PolicyVersion current, List<Notice> ofThis, Instant now) {
    Optional<Notice> failed = ofThis.stream().filter(one -> one.kind() == Kind.SHOWN).findFirst();
    return (transaction, id) -> {
      var message = new NoticeStore.Message(customer.channel(), customer.conversationId(), id);
      if (failed.isPresent()) {
        store.replace(transaction, failed.get(), message, now);
      } else {
        store.addFirst(transaction, customer.customerId(), current, message, now);
      }
    };
  }
}
