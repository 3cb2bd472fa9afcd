package id.fineclean.bot.policy.dialogue;

import id.fineclean.bot.command.CommandBase;
import id.fineclean.bot.company.Company;
import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentPart;
import id.fineclean.bot.content.ContentParts;
import id.fineclean.bot.content.ContentProblem;
import id.fineclean.bot.conversation.Replies;
import id.fineclean.bot.feature.Feature;
import id.fineclean.bot.policy.Policies;
import id.fineclean.bot.policy.PolicyLibrary;
import id.fineclean.bot.policy.PolicyLinks;
import id.fineclean.bot.policy.PolicyQuestions;
import id.fineclean.bot.policy.command.AskCommand;
import id.fineclean.bot.policy.command.NoticesCommand;
import id.fineclean.bot.policy.command.QuestionsCommand;
import id.fineclean.bot.policy.notice.Announcements;
import id.fineclean.bot.policy.notice.Enactment;
import id.fineclean.bot.policy.notice.FirstContact;
import id.fineclean.bot.policy.notice.NoticeStore;
import id.fineclean.bot.policy.notice.NoticeTexts;
import id.fineclean.bot.policy.notice.VersionStore;
import id.fineclean.bot.policy.site.DocumentPages;
import id.fineclean.bot.policy.site.DocumentRoutes;
import id.fineclean.bot.web.Routes;
import id.fineclean.bot.web.Site;
import id.fineclean.bot.web.SitePart;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/// The company's documents: questions about them, what customers are told of them, and which
/// version holds.
public final class PolicyFeature implements Feature {
  private static final Duration ANNOUNCING = Duration.ofSeconds(30);

  @Override
  public List<String> replies() {
    return List.of("policy", "notice");
  }

  @Override
  public Set<String> notices() {
    return Set.of(NoticeTexts.ANNOUNCEMENT);
  }

  @Override
  public List<ContentPart<?>> content() {
    return PolicyLibrary.PARTS;
  }

  @Override
  public List<ContentProblem> warnings(Path folder, LocalDate day) throws ContentException {
    return PolicyLibrary.gaps(folder.resolve("policies"), day);
  }

  @Override
  public void adopt(ContentParts before, ContentParts changed) {
    changed.get(PolicyLibrary.class).adopt(before.get(PolicyLibrary.class));
  }

  @Override
  public List<Callable<Integer>> commands(CommandBase base) {
    return List.of(
        new AskCommand(base),
        new NoticesCommand(base.database()),
        new QuestionsCommand(base.database()));
  }

  @Override
  public Installed install(Base base) {
    return new Documents(base);
  }

  private static final class Documents implements Installed {
    private final Base base;
    private final ZoneId zone;
    private final PolicyQuestions questions;
    private final NoticeStore notices;
    private final Enactment enactment;
    private final Announcements announcements;

    Documents(Base base) {
      this.base = base;
      this.zone = base.content().get().get(Company.class).zone();
      this.questions = new PolicyQuestions(base.database());
      this.notices = new NoticeStore(base.database());
      var versions = new VersionStore(base.database(), zone);
      this.enactment = new Enactment(versions, base.clock(), zone);
      this.announcements =
          new Announcements(
              base.database(),
              versions,
              notices,
              base.outbox(),
              base.notices(),
              base.clock(),
              zone);
      base.telemetry()
          .gauge(
              "policy_versions_overdue",
              "Versions whose day came before everybody had been told",
              () -> policies().overdue(enactment.today()).size());
    }

    @Override
    public ContentParts revised(ContentParts content) {
      PolicyLibrary library = content.get(PolicyLibrary.class);
      PolicyLibrary enacted = enactment.of(library);
      return enacted.policies().standings().equals(library.policies().standings())
          ? content
          : content.with(PolicyLibrary.class, enacted);
    }

    @Override
    public Repertoire repertoire(ContentParts content) {
      PolicyLibrary library = content.get(PolicyLibrary.class);
      NoticeTexts texts = texts(content);
      var flow = new PolicyFlow(library, questions, this::lastOrder, links(content), texts, zone);
      return new Repertoire(
          List.of(flow),
          Optional.of(new FirstContact(notices, library.policies(), texts, zone)),
          Optional.empty(),
          () -> library.prepare(enactment.today()));
    }

    @Override
    public List<Job> jobs() {
      return List.of(new Job("policy-notices", ANNOUNCING, this::announce));
    }

    @Override
    public List<Routes> routes(Site site) {
      return List.of(new DocumentRoutes(site, this::policies));
    }

    @Override
    public SitePart site(ContentParts content) {
      return new DocumentPages(content.get(PolicyLibrary.class).policies());
    }

    private List<Long> announce() {
      base.revise().run();
      List<Long> written = announcements.writeDue(policies(), texts(base.content().get()));
      base.revise().run();
      return written;
    }

    private Policies policies() {
      return base.content().get().get(PolicyLibrary.class).policies();
    }

    private Optional<LocalDate> lastOrder(long customerId) {
      return base.lastAgreement().apply(customerId).map(at -> LocalDate.ofInstant(at, zone));
    }

    private NoticeTexts texts(ContentParts content) {
      return new NoticeTexts(
          content.get(Replies.class), links(content), content.get(Company.class).name());
    }

    private PolicyLinks links(ContentParts content) {
      return new PolicyLinks(
          base.publicUrl()
              .map(URI::toString)
              .orElseGet(() -> content.get(Company.class).contacts().website()));
    }
  }
}
