package id.fineclean.bot.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Questions the search has never seen, with the clauses that answer them.
record HeldOutQuestions(List<Question> all) {
  record Question(List<String> clauses, String text) {
    boolean answerable() {
      return !clauses.contains("-");
    }
  }

  static HeldOutQuestions read(Path file) {
    try {
      return new HeldOutQuestions(
          Files.readAllLines(file).stream()
              .skip(1)
              .filter(line -> !line.isBlank())
              .map(line -> line.split("\t", 2))
              .map(parts -> new Question(List.of(parts[0].split(",")), parts[1]))
              .toList());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  List<Question> answerable() {
    return all.stream().filter(Question::answerable).toList();
  }

  List<Question> unanswerable() {
    return all.stream().filter(question -> !question.answerable()).toList();
  }
}
