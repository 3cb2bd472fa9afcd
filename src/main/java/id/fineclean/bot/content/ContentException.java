package id.fineclean.bot.content;

import java.util.List;
import java.util.stream.Collectors;

/// The owner's files hold mistakes; nothing of them was applied. Not worth retrying before they
/// are mended.
public final class ContentException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<ContentProblem> problems;

  public ContentException(List<ContentProblem> problems) {
    super(problems.stream().map(ContentProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /// All mistakes found, never empty.
  public List<ContentProblem> problems() {
    return problems;
  }
}
