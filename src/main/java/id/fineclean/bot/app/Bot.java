package id.fineclean.bot.app;

import id.fineclean.bot.booking.BookingCode;
import id.fineclean.bot.booking.BookingStore;
import id.fineclean.bot.booking.dialogue.BookingFeature;
import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.company.Company;
import id.fineclean.bot.contact.Contacts;
import id.fineclean.bot.conversation.Dialogue;
import id.fineclean.bot.conversation.Feature;
import id.fineclean.bot.conversation.Handovers;
import id.fineclean.bot.conversation.Notices;
import id.fineclean.bot.conversation.Preamble;
import id.fineclean.bot.conversation.TurnProcessor;
import id.fineclean.bot.inbox.Inbox;
import id.fineclean.bot.learning.Learner;
import id.fineclean.bot.learning.Misses;
import id.fineclean.bot.outbox.Deliveries;
import id.fineclean.bot.outbox.Dispatcher;
import id.fineclean.bot.outbox.Outbox;
import id.fineclean.bot.outbox.PromotionConsent;
import id.fineclean.bot.outbox.RetryPolicy;
import id.fineclean.bot.policy.Policies;
import id.fineclean.bot.policy.PolicyLinks;
import id.fineclean.bot.policy.PolicyQuestions;
import id.fineclean.bot.policy.dialogue.PolicyFeature;
import id.fineclean.bot.policy.notice.Announcements;
import id.fineclean.bot.policy.notice.Enactment;
import id.fineclean.bot.policy.notice.FirstContact;
import id.fineclean.bot.policy.notice.NoticeStore;
import id.fineclean.bot.policy.notice.NoticeTexts;
import id.fineclean.bot.policy.notice.VersionStore;
import id.fineclean.bot.telemetry.Telemetry;
import id.fineclean.bot.understanding.ChoiceMatcher;
import id.fineclean.bot.vault.BlindIndex;
import id.fineclean.bot.vault.MasterKeyset;
import id.fineclean.bot.vault.Vault;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The bot itself: from a received message to one that is sent, wired in reading order. Everything
/// but threads, servers and settings; those are [Application]'s.
public final class Bot implements AutoCloseable {
  private final Stores stores;
  private final InstantSource clock;
  private final Inbox inbox;
  private final Outbox outbox;
  private final BookingStore bookings;
  private final PolicyQuestions policyQuestions;
  private final Handovers handovers;
  private final Misses misses;
  private final Deliveries deliveries;
  private final TurnProcessor turns;
  private final Dispatcher dispatcher;
  private final Vault vault;
  private final Notices messages;
  private final List<Feature.Maker> more;
  private final NoticeStore notices;
  private final Enactment enactment;
  private final Announcements announcements;
  private final Supplier<BookingCode> codes;
  private final Optional<URI> publicUrl;
  private final AtomicReference<Current> current;

  /// What follows from the owner's files, replaced as a whole when these change.
  private record Current(
      Content content, List<Feature> features, Dialogue dialogue, Preamble preamble) {}

  /// @param channels by [Channel#id()]
  /// @param codes new booking codes
  /// @param publicUrl where this server's pages can be reached; empty where only the owner's site
  ///     can, which then has to serve them
  public Bot(
      Stores stores,
      MasterKeyset master,
      Content content,
      Map<String, Channel> channels,
      InstantSource clock,
      Supplier<BookingCode> codes,
      Telemetry telemetry,
      Optional<URI> publicUrl) {
    this(stores, master, content, channels, clock, codes, telemetry, publicUrl, List.of());
  }

  /// @param more features besides those that the bot comes with
  public Bot(
      Stores stores,
      MasterKeyset master,
      Content content,
      Map<String, Channel> channels,
      InstantSource clock,
      Supplier<BookingCode> codes,
      Telemetry telemetry,
      Optional<URI> publicUrl,
      List<Feature.Maker> more) {
    this.stores = stores;
    this.publicUrl = publicUrl;
    this.clock = clock;
    this.codes = codes;
    this.more = List.copyOf(more);
    this.vault = new Vault(stores.keys(), master);
    BlindIndex index = new BlindIndex(master);
    Contacts contacts = new Contacts(stores.main(), vault, index, clock);
    this.inbox = new Inbox(stores.main(), contacts, vault, index, clock, telemetry);
    this.outbox = new Outbox(vault);
    this.bookings = new BookingStore(stores.main(), vault);
    this.policyQuestions = new PolicyQuestions(stores.main());
    this.handovers = new Handovers(stores.main());
    this.notices = new NoticeStore(stores.main());
    ZoneId zone = content.booking().company().zone();
    VersionStore versions = new VersionStore(stores.main(), zone);
    this.enactment = new Enactment(versions, clock, zone);
    this.misses = new Misses(stores.main());
    this.messages =
        new Notices(stores.main(), vault, outbox, channels, () -> content().templates());
    this.current = new AtomicReference<>(prepare(enacted(content)));
    this.turns =
        new TurnProcessor(
            stores.main(), inbox, outbox, vault, handovers, source(), channels, clock, telemetry);
    this.deliveries = new Deliveries(stores.main(), index, clock, telemetry);
    this.dispatcher =
        new Dispatcher(
            stores.main(),
            contacts,
            vault,
            index,
            channels,
            RetryPolicy.STANDARD,
            PromotionConsent.NOBODY,
            clock,
            telemetry);
    this.announcements =
        new Announcements(stores.main(), versions, notices, outbox, messages, clock, zone);
    telemetry.gauge(
        "policy_versions_overdue",
        "Versions whose day came before everybody had been told",
        () -> policies().overdue(enactment.today()).size());
  }

  /// Takes changed files over for all turns that begin from now on.
  public void use(Content content) {
    current.set(prepare(enacted(content)));
  }

  private TurnProcessor.DialogueSource source() {
    return new TurnProcessor.DialogueSource() {
      @Override
      public Dialogue current() {
        return current.get().dialogue;
      }

      @Override
      public Preamble preamble() {
        return current.get().preamble;
      }
    };
  }

  /// The work of all features that comes round by itself, as it is in force when it is done.
  public List<Feature.Job> jobs() {
    return work()
        .map(job -> new Feature.Job(job.name(), job.every(), () -> run(job.name())))
        .toList();
  }

  /// Does all of that now.
  ///
  /// @return the conversations that have something to send now
  public List<Long> doWhatIsDue() {
    return work().flatMap(job -> job.work().get().stream()).toList();
  }

  private Stream<Feature.Job> work() {
    return current.get().features.stream().flatMap(feature -> feature.jobs().stream());
  }

  private List<Long> run(String name) {
    return work()
        .filter(job -> job.name().equals(name))
        .flatMap(job -> job.work().get().stream())
        .toList();
  }

  /// Writes announcements of versions to come, a lot of them.
  ///
  /// @return the conversations that have something to send now
  private List<Long> announce() {
    refreshPolicies();
    Current now = current.get();
    List<Long> written = announcements.writeDue(policies(), texts(now.content));
    refreshPolicies();
    return written;
  }

  /// Takes over which versions have taken effect, or may, as other processes may have found.
  public void refreshPolicies() {
    Content content = current.get().content;
    Content enacted = enacted(content);
    boolean same = enacted.policies().policies().standings().equals(policies().standings());
    if (!same && current.get().content == content) {
      current.set(prepare(enacted));
    }
  }

  private Content enacted(Content content) {
    return content.with(enactment.of(content.policies()));
  }

  private Policies policies() {
    return current.get().content.policies().policies();
  }

  private NoticeTexts texts(Content content) {
    Company company = content.booking().company();
    return new NoticeTexts(content.replies(), links(content), company.name());
  }

  private PolicyLinks links(Content content) {
    return new PolicyLinks(
        publicUrl
            .map(URI::toString)
            .orElseGet(() -> content.booking().company().contacts().website()));
  }

  /// The owner's files in force.
  public Content content() {
    return current.get().content;
  }

  public Inbox inbox() {
    return inbox;
  }

  public TurnProcessor turns() {
    return turns;
  }

  public Dispatcher dispatcher() {
    return dispatcher;
  }

  public Deliveries deliveries() {
    return deliveries;
  }

  public BookingStore bookings() {
    return bookings;
  }

  public Handovers handovers() {
    return handovers;
  }

  public Stores stores() {
    return stores;
  }

  /// Stops sending. The databases are whoever's that opened them.
  @Override
  public void close() {
    dispatcher.close();
  }

  private Current prepare(Content content) {
    List<Feature> features = features(content);
    ZoneId zone = content.booking().company().zone();
    Facts facts = new Facts(content.booking(), clock);
    Dialogue dialogue =
        new Dialogue(
            features.stream().flatMap(feature -> feature.flows().stream()).toList(),
            content.understander(),
            content.topics(),
            content.replies(),
            content.words(),
            ChoiceMatcher::match,
            facts::in,
            zone,
            new Learner(content.wording(), misses));
    FirstContact preamble =
        new FirstContact(notices, content.policies().policies(), texts(content), zone);
    return new Current(content, features, dialogue, preamble);
  }

  /// What the bot can do; earlier ones are asked first.
  private List<Feature> features(Content content) {
    ZoneId zone = content.booking().company().zone();
    Feature.Base base =
        new Feature.Base(
            stores.main(),
            vault,
            outbox,
            messages,
            content.replies(),
            clock,
            (chat, occasion) -> turns().ask(chat, occasion));
    Feature policies =
        new PolicyFeature(
            content.policies(),
            policyQuestions,
            customer -> bookings.lastMade(customer).map(made -> LocalDate.ofInstant(made, zone)),
            links(content),
            texts(content),
            zone,
            this::announce);
    return Stream.concat(
            Stream.<Feature>of(
                new BookingFeature(base, content.booking(), bookings, codes), policies),
            more.stream().map(maker -> maker.on(base)))
        .toList();
  }
}
