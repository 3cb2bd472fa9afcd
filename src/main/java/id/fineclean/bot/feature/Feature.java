package id.fineclean.bot.feature;

import id.fineclean.bot.command.CommandBase;
import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentPart;
import id.fineclean.bot.content.ContentParts;
import id.fineclean.bot.content.ContentProblem;
import id.fineclean.bot.conversation.Flow;
import id.fineclean.bot.conversation.Missed;
import id.fineclean.bot.conversation.Notices;
import id.fineclean.bot.conversation.Occasion;
import id.fineclean.bot.conversation.Preamble;
import id.fineclean.bot.conversation.TurnProcessor;
import id.fineclean.bot.outbox.Outbox;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.telemetry.Telemetry;
import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.vault.PersonalField;
import id.fineclean.bot.vault.Vault;
import id.fineclean.bot.web.Routes;
import id.fineclean.bot.web.Site;
import id.fineclean.bot.web.SitePart;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/// Something the bot can do, as its package exports it: each package exports one, and nothing but
/// the list of them names it. What is declared here holds without any data; the rest begins with
/// [#install].
public interface Feature {
  /// The names of its files in `intents/replies/`. The build puts the sample's into the program,
  /// which knows by them what an owner's has to say.
  default List<String> replies() {
    return List.of();
  }

  /// The keys of replies that go out by themselves, and may have a template for that.
  default Set<String> notices() {
    return Set.of();
  }

  /// The owner's files that it reads besides.
  default List<ContentPart<?>> content() {
    return List.of();
  }

  /// What is worth a look in files without mistakes.
  ///
  /// @param folder the content directory
  /// @throws ContentException all mistakes found
  default List<ContentProblem> warnings(Path folder, LocalDate day) throws ContentException {
    return List.of();
  }

  /// How customers call what can be ordered, by its id.
  default Map<String, List<String>> services(ContentParts content) {
    return Map.of();
  }

  /// The values of `{placeholders}` that answers in `intents/topics/` may use.
  default Map<String, String> facts(ContentParts content, Language language) {
    return Map.of();
  }

  /// What it keeps about a person.
  default List<PersonalField> personal() {
    return List.of();
  }

  /// What it adds to the commands of the jar, as picocli reads them.
  default List<Callable<Integer>> commands(CommandBase base) {
    return List.of();
  }

  /// Takes over into changed content what is dear to make again and still right.
  default void adopt(ContentParts before, ContentParts changed) {}

  /// Begins. Called once for a bot.
  Installed install(Base base);

  /// A feature at work.
  interface Installed {
    /// What it does in conversations, with the owner's files as they are; asked again whenever they
    /// change.
    Repertoire repertoire(ContentParts content);

    /// What it does without anybody writing.
    default List<Job> jobs() {
      return List.of();
    }

    /// The owner's files as they count now, where that depends on what is stored. Asked again every
    /// few seconds.
    ///
    /// @return the same where nothing has changed
    default ContentParts revised(ContentParts content) {
      return content;
    }

    /// The pages and other addresses it serves.
    ///
    /// @param site for pages of the public site
    default List<Routes> routes(Site site) {
      return List.of();
    }

    /// What it adds to the pages that are nobody's.
    default SitePart site(ContentParts content) {
      return SitePart.NOTHING;
    }

    /// When a customer last agreed on something with the company.
    default Optional<Instant> lastAgreement(long customerId) {
      return Optional.empty();
    }
  }

  /// What a feature does in conversations.
  ///
  /// @param flows what it does with customers over several messages; those of earlier features are
  ///     asked first
  /// @param preamble what it has to tell every customer once; one feature at most has something
  /// @param missed is told what was not understood; one feature at most wants to know
  /// @param warm does now what the first customers would have to wait for
  record Repertoire(
      List<Flow> flows, Optional<Preamble> preamble, Optional<Missed> missed, Runnable warm) {
    /// Flows and nothing else.
    public static Repertoire of(Flow... flows) {
      return new Repertoire(List.of(flows), Optional.empty(), Optional.empty(), () -> {});
    }
  }

  /// Work that comes round by itself, on one node at a time.
  ///
  /// @param name kept in the database: never change it
  /// @param every the pause between two rounds
  /// @param work gives the conversations that have something to send now
  record Job(String name, Duration every, Supplier<List<Long>> work) {}

  /// What features stand on.
  ///
  /// @param asks lets a flow ask by itself
  /// @param content the owner's files in force
  /// @param publicUrl where this server's pages can be reached; empty where only the owner's site
  ///     can, which then has to serve them
  /// @param lastAgreement when a customer last agreed on something, by all features
  /// @param revise has [Installed#revised] asked now
  record Base(
      Database database,
      Vault vault,
      Outbox outbox,
      Notices notices,
      InstantSource clock,
      Telemetry telemetry,
      Asks asks,
      Supplier<ContentParts> content,
      Optional<URI> publicUrl,
      LongFunction<Optional<Instant>> lastAgreement,
      Runnable revise) {}

  /// Lets a flow ask by itself: see [TurnProcessor#ask].
  @FunctionalInterface
  interface Asks {
    TurnProcessor.Asking ask(long conversationId, Occasion occasion);
  }
}
