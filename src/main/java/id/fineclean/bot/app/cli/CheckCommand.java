package id.fineclean.bot.app.cli;

import id.fineclean.bot.app.ContentChecks;
import id.fineclean.bot.content.ContentProblem;
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

  /// @return 0 for sound content, 1 otherwise
  @Override
  public Integer call() {
    List<ContentProblem> problems = ContentChecks.run(content.folder());
    problems.forEach(System.err::println);
    System.out.println(problems.isEmpty() ? "no mistakes" : problems.size() + " mistakes");
    return problems.isEmpty() ? 0 : 1;
  }
}
