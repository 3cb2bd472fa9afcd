package id.fineclean.bot.app.cli;

import id.fineclean.bot.app.Content;
import id.fineclean.bot.app.Features;
import id.fineclean.bot.command.ContentFolder;
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
  @Mixin private final ContentFolder content = new ContentFolder(ServeCommand::contentFolder);

  /// @return 0 for sound content, 1 otherwise; warnings change nothing about it
  @Override
  public Integer call() throws ContentException {
    List<ContentProblem> problems = Content.problems(content.folder(), Features.ALL);
    problems.forEach(System.err::println);
    warn(Content.idle(content.folder(), Features.ALL));
    if (problems.isEmpty()) {
      warn(Content.warnings(content.folder(), Features.ALL, LocalDate.now(ZoneId.systemDefault())));
    }
    System.out.println(problems.isEmpty() ? "no mistakes" : problems.size() + " mistakes");
    return problems.isEmpty() ? 0 : 1;
  }

  private static void warn(List<ContentProblem> warnings) {
    warnings.forEach(warning -> System.err.println("warning: " + warning));
  }
}
