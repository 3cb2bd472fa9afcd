package id.fineclean.bot.policy.dialogue;

import id.fineclean.bot.conversation.Feature;
import id.fineclean.bot.conversation.Flow;
import id.fineclean.bot.policy.PolicyLibrary;
import id.fineclean.bot.policy.PolicyLinks;
import id.fineclean.bot.policy.PolicyQuestions;
import id.fineclean.bot.policy.notice.NoticeTexts;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/// The company's documents: questions about them, and announcements of new versions.
public final class PolicyFeature implements Feature {
  private static final Duration ANNOUNCING = Duration.ofSeconds(30);

  private final PolicyFlow flow;
  private final Supplier<List<Long>> announcing;

  /// @param announcing writes announcements of versions to come; gives the conversations that have
  ///     something to send now
  public PolicyFeature(
      PolicyLibrary library,
      PolicyQuestions questions,
      PastOrders orders,
      PolicyLinks links,
      NoticeTexts texts,
      ZoneId zone,
      Supplier<List<Long>> announcing) {
    this.flow = new PolicyFlow(library, questions, orders, links, texts, zone);
    this.announcing = announcing;
  }

  @Override
  public List<Flow> flows() {
    return List.of(flow);
  }

  @Override
  public List<Job> jobs() {
    return List.of(new Job("policy-notices", ANNOUNCING, announcing));
  }
}
