package id.fineclean.bot.app.cli;

import id.fineclean.bot.app.ContentChecks;
import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentProblem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Validates the content folder.
@Command(
    name = "check",
    description = "Validate the content folder; every mistake is named with file and line.",
    mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
  @Mixin private final ContentFolder content = new ContentFolder();

  /// @return 0 for sound content, 1 otherwise; warnings change nothing about it
  @Override
  public Integer call() throws ContentException {
    List<ContentProblem> problems = ContentChecks.run(content.folder());
    problems.forEach(System.err::println);
    warn(ContentChecks.idle(content.folder()));
    if (problems.isEmpty()) {
      warn(ContentChecks.gaps(content.folder(), LocalDate.now(ZoneId.systemDefault())));
    }
    System.out.println(problems.isEmpty() ? "no mistakes" : problems.size() + " mistakes");
    return problems.isEmpty() ? 0 : 1;
  }

  private static void warn(List<ContentProblem> warnings) {
    warnings.forEach(warning -> System.err.println("warning: " + warning));
  }
}
