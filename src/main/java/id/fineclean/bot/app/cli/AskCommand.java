package id.fineclean.bot.app.cli;

import id.fineclean.bot.booking.BookingContent;
import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.policy.Answer;
import id.fineclean.bot.policy.Answer.Found;
import id.fineclean.bot.policy.PolicyLibrary;
import id.fineclean.bot.policy.PolicyVersion;
import id.fineclean.bot.understanding.text.Vocabulary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
  @Mixin private final ContentFolder content = new ContentFolder();

  @Option(
      names = "--document",
      description = "Which document, such as privacy or terms (default: ${DEFAULT-VALUE})",
      defaultValue = "privacy")
  private String document = "privacy";

  @Option(
      names = "--as-of",
      description = "The day whose version is asked, such as 2026-01-31 (default: today)")
  private @Nullable LocalDate asOf;

  @Override
  public Integer call() throws IOException {
    try {
      PolicyLibrary library =
          PolicyLibrary.load(
              content.folder().resolve("policies"),
              Vocabulary.read(content.folder().resolve("vocabulary.yaml")));
      LocalDate day =
          asOf == null
              ? LocalDate.now(BookingContent.read(content.folder()).company().zone())
              : asOf;
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
    }
  }

  private static void answerAll(PolicyLibrary library, PolicyVersion version) throws IOException {
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(
          new String(Json.bytes(json(line, library.ask(version, line))), StandardCharsets.UTF_8));
      if (!in.ready()) {
        out.flush();
      }
    }
    out.flush();
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
