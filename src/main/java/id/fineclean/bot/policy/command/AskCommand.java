package id.fineclean.bot.policy.command;

import id.fineclean.bot.command.CommandBase;
import id.fineclean.bot.command.ContentFolder;
import id.fineclean.bot.command.JsonLines;
import id.fineclean.bot.company.CompanyFile;
import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.policy.Answer;
import id.fineclean.bot.policy.Answer.Found;
import id.fineclean.bot.policy.PolicyLibrary;
import id.fineclean.bot.policy.PolicyVersion;
import id.fineclean.bot.policy.notice.VersionStore;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.understanding.text.Vocabulary;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Reads questions, one a line, and writes the clauses that answer them, one JSON object a line.
@Command(
    name = "ask",
    description =
        "Read questions, one a line; write the clauses that answer each, one JSON object a line.",
    mixinStandardHelpOptions = true)
public final class AskCommand implements Callable<Integer> {
  @Mixin private final ContentFolder content;

  @Option(
      names = "--document",
      description = "Which document, such as privacy or terms (default: ${DEFAULT-VALUE})",
      defaultValue = "privacy")
  private String document = "privacy";

  @Option(
      names = "--as-of",
      description = "The day whose version is asked, such as 2026-01-31 (default: today)")
  private @Nullable LocalDate asOf;

  /// It knows which versions really took effect, and when.
  private final Supplier<Optional<Database>> installation;

  private final InstantSource clock;

  public AskCommand(CommandBase base) {
    this.content = new ContentFolder(base.contentFolder());
    this.installation = base.existing();
    this.clock = base.clock();
  }

  @Override
  public Integer call() throws IOException {
    try {
      PolicyLibrary library =
          enacted(
              PolicyLibrary.load(
                  content.folder().resolve("policies"),
                  Vocabulary.read(content.folder().resolve("vocabulary.yaml"))));
      LocalDate day = asOf == null ? LocalDate.ofInstant(clock.instant(), zone()) : asOf;
      Optional<PolicyVersion> version = library.policies().inForce(document, day);
      if (version.isEmpty()) {
        System.err.println("No version of '" + document + "' is in force on " + day + ".");
        return 1;
      }
      answerAll(library, version.get());
      return 0;
    } catch (ContentException e) {
      System.err.println(e.getMessage());
      return 1;
    } catch (StorageUnavailableException e) {
      System.err.println("The database cannot be used: " + e.getMessage());
      return 1;
    }
  }

  /// Only a version that follows another depends on what the installation knows.
  private PolicyLibrary enacted(PolicyLibrary library) throws ContentException {
    if (library.policies().followers().isEmpty()) {
      return library;
    }
    Optional<Database> found = installation.get();
    if (found.isEmpty()) {
      return library;
    }
    ZoneId zone = zone();
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    try (Database database = found.get()) {
      return library.enacted(new VersionStore(database, zone).standings(library.policies(), today));
    }
  }

  private ZoneId zone() throws ContentException {
    return CompanyFile.read(content.folder()).zone();
  }

  private static void answerAll(PolicyLibrary library, PolicyVersion version) throws IOException {
    JsonLines.answer(question -> json(question, library.ask(version, question)));
  }

  private static Map<String, Object> json(String question, Answer answer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("question", question);
    json.put(
        "clauses", answer.clauses().stream().map(found -> json(answer.source(), found)).toList());
    return json;
  }

  private static Map<String, Object> json(PolicyVersion version, Found found) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", found.clause().id().toString());
    json.put("title", found.clause().title());
    json.put("text", found.clause().text());
    json.put("document", version.document());
    json.put("version", version.version());
    json.put("effective", version.effective().toString());
    json.put("score", Math.round(found.score() * 10_000) / 10_000.0);
    return json;
  }
}
