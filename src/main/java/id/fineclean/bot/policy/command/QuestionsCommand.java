package id.fineclean.bot.policy.command;

import id.fineclean.bot.command.MainDatabase;
import id.fineclean.bot.policy.PolicyQuestions;
import id.fineclean.bot.policy.PolicyQuestions.Entry;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What customers asked and no clause answers.
@Command(
    name = "questions",
    description = "List what customers asked and no clause answers, the most asked first.",
    mixinStandardHelpOptions = true)
public final class QuestionsCommand implements Callable<Integer> {
  private static final int SHOWN = 200;

  private final MainDatabase database;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Option(names = "--close", paramLabel = "ID", description = "Take a question off the list")
  private @Nullable Long close;

  /// @param database opened when the command runs
  public QuestionsCommand(MainDatabase database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    return database.use(spec, main -> run(new PolicyQuestions(main)));
  }

  private int run(PolicyQuestions questions) {
    return close == null ? list(questions.open(SHOWN)) : close(questions, close);
  }

  private int list(List<Entry> entries) {
    PrintWriter out = spec.commandLine().getOut();
    if (entries.isEmpty()) {
      out.println("No question is open.");
    }
    for (Entry entry : entries) {
      out.printf(
          "%d  %d times  %s %s%s  last %s  %s%n",
          entry.id(),
          entry.times(),
          entry.document(),
          entry.version(),
          entry.nearest().isEmpty() ? "" : "  near §" + entry.nearest(),
          entry.lastAt(),
          entry.question());
    }
    return 0;
  }

  private int close(PolicyQuestions questions, long id) {
    if (questions.close(id)) {
      spec.commandLine().getOut().println("Question " + id + " is closed.");
      return 0;
    }
    spec.commandLine().getErr().println("There is no open question " + id + ".");
    return 1;
  }
}
