package id.fineclean.bot.policy.dialogue;

import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.policy.Policies;
import id.fineclean.bot.policy.PolicyVersion;
import id.fineclean.bot.understanding.SlotKey;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds the version of a document that a message is about, and says so where it is not simply the
/// one in force.
final class Editions {
  private final Policies policies;
  private final PastOrders orders;
  private final ZoneId zone;

  Editions(Policies policies, PastOrders orders, ZoneId zone) {
    this.policies = policies;
    this.orders = orders;
    this.zone = zone;
  }

  LocalDate today(Turn turn) {
    return LocalDate.ofInstant(turn.now(), zone);
  }

  boolean inForce(Turn turn, PolicyVersion version) {
    return policies.inForce(version.document(), today(turn)).filter(version::equals).isPresent();
  }

  /// What holds now; the first version where none does yet.
  PolicyVersion current(Turn turn, String document) {
    return policies
        .inForce(document, today(turn))
        .orElseGet(() -> policies.versions(document).getFirst());
  }

  /// The version a message names; empty where it names one that does not exist, which is said.
  Optional<PolicyVersion> find(Turn turn, String document, Edition edition, Quotes quotes) {
    PolicyVersion current = current(turn, document);
    return switch (edition) {
      case Edition.Current now -> Optional.of(current);
      case Edition.Named(String version) -> named(turn, current, version, quotes);
      case Edition.Former former -> Optional.of(former(turn, current, quotes));
      case Edition.OnADay asked -> Optional.of(onADay(turn, current, quotes));
    };
  }

  private Optional<PolicyVersion> named(
      Turn turn, PolicyVersion current, String version, Quotes quotes) {
    Optional<PolicyVersion> found =
        policies
            .version(current.document(), version)
            .or(() -> policies.version(current.document(), version + ".0"));
    if (found.isEmpty()) {
      String all =
          policies.versions(current.document()).stream()
              .map(PolicyVersion::version)
              .collect(Collectors.joining(", "));
      turn.sayText(
          quotes.text(turn, "policy.no_version", current, "wanted", version, "versions", all));
    }
    return found;
  }

  private PolicyVersion former(Turn turn, PolicyVersion current, Quotes quotes) {
    Optional<PolicyVersion> before = policies.before(current);
    if (before.isEmpty()) {
      turn.sayText(quotes.text(turn, "policy.no_former", current));
    }
    return before.orElse(current);
  }

  private PolicyVersion onADay(Turn turn, PolicyVersion current, Quotes quotes) {
    Optional<LocalDate> day =
        turn.understanding()
            .flatMap(what -> what.slots().get(SlotKey.DATE, LocalDate.class))
            .map(date -> notAfter(date, today(turn)))
            .or(() -> orders.lastOrderOf(turn.customer().customerId()));
    if (day.isEmpty()) {
      turn.say("policy.order_unknown");
      return current;
    }
    String date = PolicyVersion.date(day.get(), turn.language());
    Optional<PolicyVersion> then = policies.inForce(current.document(), day.get());
    if (then.isEmpty()) {
      PolicyVersion first = policies.versions(current.document()).getFirst();
      turn.sayText(quotes.text(turn, "policy.before_first", first, "date", date));
      return first;
    }
    turn.say("policy.as_of", "date", date);
    return then.get();
  }

  /// A day without a year is understood as the next one; here it is a past one.
  private static LocalDate notAfter(LocalDate day, LocalDate today) {
    LocalDate past = day;
    while (past.isAfter(today)) {
      past = past.minusYears(1);
    }
    return past;
  }

  /// Which document a message names, if it names one.
  static Optional<String> documentNamed(String text) {
    String plain = text.toLowerCase(Locale.ROOT);
    if (plain.matches(
        "(?s).*\\b(?:syarat|ketentuan|s ?& ?k|snk|sk|terms|t ?& ?c|tnc)(?:nya)?\\b.*")) {
      return Optional.of("terms");
    }
    return plain.matches("(?s).*\\b(?:privasi|privacy)(?:nya)?\\b.*")
        ? Optional.of("privacy")
        : Optional.empty();
  }
}
