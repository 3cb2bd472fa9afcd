package id.fineclean.bot.app;

import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.company.Company;
import id.fineclean.bot.contact.Consents;
import id.fineclean.bot.contact.ContactDirectory;
import id.fineclean.bot.content.ContentParts;
import id.fineclean.bot.conversation.ControlWords;
import id.fineclean.bot.conversation.Dialogue;
import id.fineclean.bot.conversation.Handovers;
import id.fineclean.bot.conversation.Missed;
import id.fineclean.bot.conversation.Notices;
import id.fineclean.bot.conversation.Preamble;
import id.fineclean.bot.conversation.Replies;
import id.fineclean.bot.conversation.Templates;
import id.fineclean.bot.conversation.TurnProcessor;
import id.fineclean.bot.feature.Feature;
import id.fineclean.bot.inbox.Inbox;
import id.fineclean.bot.outbox.Deliveries;
import id.fineclean.bot.outbox.Dispatcher;
import id.fineclean.bot.outbox.Outbox;
import id.fineclean.bot.outbox.RetryPolicy;
import id.fineclean.bot.telemetry.Telemetry;
import id.fineclean.bot.understanding.ChoiceMatcher;
import id.fineclean.bot.understanding.Topics;
import id.fineclean.bot.vault.BlindIndex;
import id.fineclean.bot.vault.MasterKeyset;
import id.fineclean.bot.vault.Vault;
import id.fineclean.bot.web.Routes;
import id.fineclean.bot.web.Site;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The bot itself: from a received message to one that is sent, wired in reading order. Everything
/// but threads, servers and settings; those are [Application]'s.
public final class Bot implements AutoCloseable {
  private final Stores stores;
  private final InstantSource clock;
  private final Vault vault;
  private final Inbox inbox;
  private final Handovers handovers;
  private final Deliveries deliveries;
  private final TurnProcessor turns;
  private final Dispatcher dispatcher;
  private final List<Feature> features;
  private volatile Content content;
  private final List<Feature.Installed> installed;
  private volatile Current current;

  /// What follows from the owner's files, replaced as a whole when these change.
  private record Current(Dialogue dialogue, Preamble preamble, Runnable warm) {}

  /// @param channels by [Channel#id()]
  /// @param publicUrl where this server's pages can be reached; empty where only the owner's site
  ///     can, which then has to serve them
  /// @param features whose content was read; earlier ones are asked first
  public Bot(
      Stores stores,
      MasterKeyset master,
      Content content,
      Map<String, Channel> channels,
      InstantSource clock,
      Telemetry telemetry,
      Optional<URI> publicUrl,
      List<Feature> features) {
    this.stores = stores;
    this.clock = clock;
    this.features = List.copyOf(features);
    this.content = content;
    this.vault = new Vault(stores.keys(), master);
    BlindIndex index = new BlindIndex(master);
    ContactDirectory contacts = new ContactDirectory(stores.main(), vault, index, clock);
    this.inbox = new Inbox(stores.main(), contacts, vault, index, clock, telemetry);
    Outbox outbox = new Outbox(vault);
    this.handovers = new Handovers(stores.main());
    Notices notices =
        new Notices(stores.main(), vault, outbox, channels, () -> content().get(Templates.class));
    Feature.Base base =
        new Feature.Base(
            stores.main(),
            vault,
            outbox,
            notices,
            clock,
            telemetry,
            (chat, occasion) -> turns().ask(chat, occasion),
            () -> content().parts(),
            publicUrl,
            this::lastAgreement,
            this::revise);
    this.installed = features.stream().map(feature -> feature.install(base)).toList();
    this.content = revised(content);
    this.current = prepare(this.content);
    this.turns =
        new TurnProcessor(
            stores.main(),
            inbox,
            outbox,
            vault,
            handovers,
            source(),
            channels,
            clock,
            telemetry,
            Duration.ZERO);
    this.deliveries = new Deliveries(stores.main(), index, clock, telemetry);
    this.dispatcher =
        new Dispatcher(
            stores.main(),
            contacts,
            vault,
            index,
            channels,
            RetryPolicy.STANDARD,
            Consents::allowPromotions,
            clock,
            telemetry);
  }

  /// Takes changed files over for all turns that begin from now on.
  public synchronized void use(Content changed) {
    content = revised(changed);
    current = prepare(content);
  }

  /// Takes over what other processes may have found of the content in force, such as which versions
  /// of documents have taken effect.
  public synchronized void revise() {
    Content revised = revised(content);
    if (revised != content) {
      content = revised;
      current = prepare(revised);
    }
  }

  private Content revised(Content content) {
    ContentParts parts = content.parts();
    for (Feature.Installed feature : installed) {
      parts = feature.revised(parts);
    }
    return parts == content.parts() ? content : new Content(parts, content.understander());
  }

  /// Does now what the first customers would have to wait for: what the start does not need.
  public void warm() {
    current.warm.run();
  }

  private TurnProcessor.DialogueSource source() {
    return new TurnProcessor.DialogueSource() {
      @Override
      public Dialogue current() {
        return Bot.this.current.dialogue;
      }

      @Override
      public Preamble preamble() {
        return Bot.this.current.preamble;
      }
    };
  }

  /// What all features serve.
  public List<Routes> routes(Site site) {
    return installed.stream().flatMap(feature -> feature.routes(site).stream()).toList();
  }

  /// What the public site's pages are made of now.
  public Site.Made site() {
    ContentParts parts = content.parts();
    return new Site.Made(
        parts.get(Replies.class),
        parts.get(Company.class),
        installed.stream().map(feature -> feature.site(parts)).toList());
  }

  /// The work of all features that comes round by itself.
  public List<Feature.Job> jobs() {
    return installed.stream().flatMap(feature -> feature.jobs().stream()).toList();
  }

  /// Does all of that now.
  ///
  /// @return the conversations that have something to send now
  public List<Long> doWhatIsDue() {
    return jobs().stream().flatMap(job -> job.work().get().stream()).toList();
  }

  private Optional<Instant> lastAgreement(long customerId) {
    return installed.stream()
        .flatMap(feature -> feature.lastAgreement(customerId).stream())
        .max(Comparator.naturalOrder());
  }

  /// The owner's files in force.
  public Content content() {
    return content;
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

  public Handovers handovers() {
    return handovers;
  }

  public Stores stores() {
    return stores;
  }

  public Vault vault() {
    return vault;
  }

  /// Stops sending. The databases are whoever's that opened them.
  @Override
  public void close() {
    dispatcher.close();
  }

  private Current prepare(Content content) {
    List<Feature.Repertoire> repertoires =
        installed.stream().map(feature -> feature.repertoire(content.parts())).toList();
    Facts facts = new Facts(content.parts(), features, clock);
    Dialogue dialogue =
        new Dialogue(
            repertoires.stream().flatMap(each -> each.flows().stream()).toList(),
            content.understander(),
            content.get(Topics.class),
            content.get(Replies.class),
            content.get(ControlWords.class),
            ChoiceMatcher::match,
            facts::in,
            content.get(Company.class).zone(),
            only(repertoires, Feature.Repertoire::missed).orElse(Missed.NOTHING));
    return new Current(
        dialogue,
        only(repertoires, Feature.Repertoire::preamble).orElse(Preamble.NONE),
        () -> repertoires.forEach(each -> each.warm().run()));
  }

  /// What one feature at most may bring.
  ///
  /// @throws IllegalStateException two do
  private static <T> Optional<T> only(
      List<Feature.Repertoire> repertoires, Function<Feature.Repertoire, Optional<T>> part) {
    return repertoires.stream()
        .flatMap(each -> part.apply(each).stream())
        .reduce(
            (_, _) -> {
              throw new IllegalStateException("two features bring what one may");
            });
  }
}
