package id.fineclean.bot.policy.command;

import id.fineclean.bot.command.MainDatabase;
import id.fineclean.bot.policy.notice.NoticeStore;
import id.fineclean.bot.policy.notice.NoticeStore.Notice;
import id.fineclean.bot.policy.notice.NoticeStore.Outcome;
import id.fineclean.bot.policy.notice.VersionStore;
import id.fineclean.bot.policy.notice.VersionStore.Known;
import id.fineclean.bot.storage.Database;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Who was told of which version of a document, when, and what became of it.
@Command(
    name = "notices",
    description = "List who was told of a document's versions, by internal customer id, and when.")
public final class NoticesCommand implements Callable<Integer> {
  private static final int PAGE = 1_000;

  private final MainDatabase database;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  private boolean help;

  @Option(
      names = "--document",
      description = "Which document, such as privacy or terms (default: ${DEFAULT-VALUE})",
      defaultValue = "privacy")
  private String document = "privacy";

  @Option(names = "--version", paramLabel = "V", description = "Only this version (default: all)")
  private @Nullable String version;

  @Option(names = "--summary", description = "Only how many, not who")
  private boolean summary;

  /// @param database opened when the command runs
  public NoticesCommand(MainDatabase database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    return database.use(spec, this::run);
  }

  private int run(Database main) {
    NoticeStore store = new NoticeStore(main);
    // Days are shown as they are stored, so the zone makes no difference here.
    Map<String, Known> known = new VersionStore(main, ZoneOffset.UTC).known();
    List<String> versions = version == null ? store.versions(document) : List.of(version);
    if (versions.isEmpty()) {
      out().println("Nobody has been told of '" + document + "' yet.");
    }
    for (String one : versions) {
      list(store, one, Optional.ofNullable(known.get(document + "/" + one)));
    }
    return 0;
  }

  private void list(NoticeStore store, String one, Optional<Known> known) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    long after = 0;
    for (List<Notice> page = store.ofVersion(document, one, after, PAGE);
        !page.isEmpty();
        page = store.ofVersion(document, one, after, PAGE)) {
      page.forEach(notice -> counts.merge(notice.outcome(), 1, Integer::sum));
      if (!summary) {
        page.forEach(this::print);
      }
      after = page.getLast().id();
    }
    out().println(document + " " + one + ": " + counted(counts) + state(store, one, known));
  }

  private void print(Notice notice) {
    out()
        .printf(
            "customer %d  %s %s  %s  %s  %s  %s%s%n",
            notice.customerId(),
            document,
            notice.version(),
            notice.kind().id(),
            notice.channel().orElse("-"),
            notice.at(),
            notice.outcome().id(),
            notice.reason().map(reason -> " (" + reason + ")").orElse(""));
  }

  private static String counted(Map<Outcome, Integer> counts) {
    StringBuilder text = new StringBuilder();
    for (Outcome outcome : Outcome.values()) {
      text.append(text.isEmpty() ? "" : ", ")
          .append(outcome.id())
          .append(' ')
          .append(counts.getOrDefault(outcome, 0));
    }
    return text.toString();
  }

  /// What is known of a version that follows another.
  private String state(NoticeStore store, String one, Optional<Known> known) {
    return known
        .map(
            record ->
                "; not written yet "
                    + store.countUntold(document, one)
                    + record.toldAt().map(at -> "; everybody told " + at).orElse("; not complete")
                    + record.inForceFrom().map(day -> "; in force since " + day).orElse(""))
        .orElse("");
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
