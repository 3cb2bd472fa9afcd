package id.fineclean.bot.learning;

import id.fineclean.bot.command.CommandBase;
import id.fineclean.bot.command.ContentFolder;
import id.fineclean.bot.command.MainDatabase;
import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.learning.Misses.Entry;
import id.fineclean.bot.understanding.Topics;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What the bot did not understand, and what staff say about it.
@Command(
    name = "misses",
    description = {
      "List what the bot did not understand, the most frequent first, without personal data.",
      "With --intent or --teach: say which topic such a message belongs to."
    },
    mixinStandardHelpOptions = true)
public final class MissesCommand implements Callable<Integer> {
  private static final int SHOWN = 100;
  private static final int EXPORTED = 10_000;

  private final MainDatabase database;
  private final CommandBase.Reader reader;
  private final InstantSource clock;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Mixin private final ContentFolder content;

  @ArgGroup private @Nullable Wish wish;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "TOPIC",
      description = "The topic that --intent or --teach speaks of, such as book_cleaning")
  private @Nullable String topic;

  /// At most one thing is done at a time.
  private static final class Wish {
    @Option(names = "--intent", paramLabel = "ID", description = "Entry ID belongs to TOPIC")
    private @Nullable Long intent;

    @Option(
        names = "--teach",
        paramLabel = "TEXT",
        description = "Keep a message that was taken wrongly: it belongs to TOPIC")
    private @Nullable String teach;

    @Option(names = "--export", description = "Write candidate examples for each topic as YAML")
    private boolean export;

    @Option(names = "--forget", paramLabel = "ID", description = "Take an entry off the list")
    private @Nullable Long forget;
  }

  MissesCommand(CommandBase base) {
    this.database = base.database();
    this.content = new ContentFolder(base.contentFolder());
    this.reader = base.content();
    this.clock = base.clock();
  }

  @Override
  public Integer call() {
    Long intent = wish == null ? null : wish.intent;
    String teach = wish == null ? null : wish.teach;
    Long forget = wish == null ? null : wish.forget;
    if ((intent != null || teach != null) != (topic != null)) {
      return failed(2, "A TOPIC goes with --intent and --teach, and with nothing else.");
    }
    if (intent != null && topic != null) {
      return correct(intent, topic);
    }
    if (teach != null && topic != null) {
      return teach(teach, topic);
    }
    if (forget != null) {
      return database.use(spec, main -> done(new Misses(main).forget(forget), forget));
    }
    boolean export = wish != null && wish.export;
    return database.use(
        spec,
        main ->
            export ? export(new Misses(main).list(EXPORTED)) : list(new Misses(main).list(SHOWN)));
  }

  private int list(List<Entry> entries) {
    PrintWriter out = out();
    if (entries.isEmpty()) {
      out.println("Everything was understood.");
    }
    for (Entry entry : entries) {
      out.printf(
          "%d  %d×  %s to %s  %s  %s%n",
          entry.id(),
          entry.times(),
          LocalDate.ofInstant(entry.firstAt(), ZoneOffset.UTC),
          LocalDate.ofInstant(entry.lastAt(), ZoneOffset.UTC),
          entry.corrected().orElse(entry.guess() + "?"),
          entry.words());
    }
    return 0;
  }

  private int export(List<Entry> entries) {
    Candidates.yaml(entries).forEach(out()::println);
    return 0;
  }

  private int correct(long id, String intent) {
    return isTopic(intent)
        ? database.use(spec, main -> done(new Misses(main).correct(id, intent), id))
        : 1;
  }

  private int done(boolean found, long id) {
    return found ? said("Done.") : failed(1, "There is no entry " + id + ".");
  }

  private int teach(String text, String intent) {
    if (!isTopic(intent)) {
      return 1;
    }
    try {
      String words = LearningFeature.wording(reader.read(content.folder())).of(text).orElse("");
      if (words.isEmpty()) {
        return failed(1, "Too few everyday words in it: nothing is kept.");
      }
      return database.use(
          spec,
          main -> {
            new Misses(main).teach(words, intent, intent, clock.instant());
            return said("Kept as: " + words);
          });
    } catch (ContentException e) {
      return failed(1, e.getMessage());
    }
  }

  private boolean isTopic(String intent) {
    try {
      if (Topics.load(content.folder().resolve("topics")).get(intent).isPresent()) {
        return true;
      }
      failed(1, "There is no topic " + intent + ".");
    } catch (ContentException e) {
      failed(1, e.getMessage());
    }
    return false;
  }

  private int said(String line) {
    out().println(line);
    return 0;
  }

  private int failed(int code, @Nullable String line) {
    spec.commandLine().getErr().println(line);
    return code;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
