package id.fineclean.bot.app.cli;

import id.fineclean.bot.app.Content;
import id.fineclean.bot.command.ContentFolder;
import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.conversation.ControlWords;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.Topics;
import id.fineclean.bot.understanding.Understander;
import id.fineclean.bot.understanding.UnderstandingEngine;
import id.fineclean.bot.understanding.intent.Evaluation;
import id.fineclean.bot.understanding.intent.Example;
import id.fineclean.bot.understanding.intent.IntentModel;
import id.fineclean.bot.understanding.slots.ServiceNames;
import id.fineclean.bot.understanding.slots.SlotExtractor;
import id.fineclean.bot.understanding.text.Vocabulary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Measures the classifier: on any two files, or by cross-validation over the content folder.
@Command(
    name = "evaluate",
    description = {
      "Measure the classifier.",
      "With --train and --test: train on one file of intent<TAB>text, judge on the other.",
      "With --authors: what the chat would do with the messages of each file in a folder, when all",
      "but these are learnt.",
      "Without: cross-validation over the content folder."
    },
    mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {
  /// A message is timed this often, and everything before the last time only warms up.
  private static final int ROUNDS = 5;

  @Mixin private final ContentFolder content = new ContentFolder(ServeCommand::contentFolder);

  @Option(names = "--train", description = "File of intent<TAB>text to train on, with a header")
  private @Nullable Path train;

  @Option(names = "--test", description = "File of intent<TAB>text to judge on, with a header")
  private @Nullable Path test;

  @Option(
      names = "--authors",
      description = "Folder of files of intent<TAB>text, one for each author, with a header")
  private @Nullable Path authors;

  @Option(names = "--errors", description = "Where to write the messages that were taken wrongly")
  private @Nullable Path errors;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  @Override
  public Integer call() throws IOException {
    try {
      Vocabulary vocabulary = Vocabulary.read(content.folder().resolve("vocabulary.yaml"));
      if (train != null && test != null) {
        judge(Examples.read(train), Examples.read(test), vocabulary);
      } else if (authors != null) {
        reportAuthors(authors, Topics.load(content.folder().resolve("topics")), vocabulary);
      } else if (train == null && test == null) {
        Topics topics = Topics.load(content.folder().resolve("topics"));
        Evaluation result = new ContentReport(Content.examples(topics), vocabulary).print(out);
        writeErrors(result);
      } else {
        System.err.println("--train and --test go together");
        return 2;
      }
      return 0;
    } catch (ContentException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private void reportAuthors(Path folder, Topics topics, Vocabulary vocabulary)
      throws ContentException, IOException {
    ControlWords words = ControlWords.read(content.folder());
    AuthorReport report =
        new AuthorReport(
            topics,
            Content.examples(topics),
            vocabulary,
            UnderstandCommand.routing(words, topics),
            out);
    report.printHead();
    List<String> lines = new ArrayList<>();
    lines.add("author\texpected\tintent\tdecision\tconfidence\ttext");
    for (Path file : authors(folder)) {
      String author = file.getFileName().toString().replace(".tsv", "");
      report.print(author, Examples.read(file)).stream()
          .filter(reading -> !reading.rightFirst() || reading.actedWrongly())
          .forEach(reading -> lines.add(author + "\t" + line(reading)));
    }
    if (errors != null) {
      Files.write(errors, lines);
    }
  }

  private static String line(AuthorReport.Reading reading) {
    return String.join(
        "\t",
        reading.message().intent(),
        reading.understood().intent(),
        reading.route().toString(),
        String.valueOf(rounded(reading.understood().confidence(), 4)),
        reading.message().text());
  }

  /// Files of something else than intents are passed over.
  private static List<Path> authors(Path folder) throws IOException {
    List<Path> authors = new ArrayList<>();
    try (var files = Files.newDirectoryStream(folder, "*.tsv")) {
      for (Path file : files) {
        try (var lines = Files.lines(file)) {
          if (lines.findFirst().filter("intent\ttext"::equals).isPresent()) {
            authors.add(file);
          }
        }
      }
    }
    authors.sort(Comparator.naturalOrder());
    return authors;
  }

  private void judge(List<Example> learnt, List<Example> asked, Vocabulary vocabulary)
      throws IOException {
    long start = System.nanoTime();
    IntentModel model = IntentModel.train(learnt, vocabulary);
    double trainSeconds = (System.nanoTime() - start) / 1e9;
    Evaluation result = Evaluation.of(model, asked);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("accuracy", rounded(result.accuracy(), 4));
    json.put("macro_f1", rounded(result.macroF1(), 4));
    json.put("n", asked.size());
    json.put("train_seconds", rounded(trainSeconds, 2));
    json.put("micros_per_utterance", rounded(micros(model, asked), 1));
    out.println(new String(Json.bytes(json), StandardCharsets.UTF_8));
    writeErrors(result);
  }

  /// The median of one message through everything, slots and clauses too, on this thread.
  private static double micros(IntentModel model, List<Example> asked) {
    Understander understander =
        new UnderstandingEngine(
            model, new SlotExtractor(ServiceNames.standard())::extract, Set.of(), Set.of());
    Context context = Context.at(LocalDateTime.of(2026, 1, 1, 9, 0));
    long[] nanos = new long[asked.size()];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < nanos.length; i++) {
        long start = System.nanoTime();
        understander.understand(asked.get(i).text(), context);
        nanos[i] = System.nanoTime() - start;
      }
    }
    Arrays.sort(nanos);
    return nanos.length == 0 ? 0 : nanos[nanos.length / 2] / 1e3;
  }

  private void writeErrors(Evaluation result) throws IOException {
    if (errors == null) {
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.add("expected\tpredicted\tconfidence\ttext");
    for (Evaluation.Answer answer : result.answers()) {
      if (!answer.isRight()) {
        lines.add(
            String.join(
                "\t",
                answer.example().intent(),
                answer.predicted(),
                String.valueOf(rounded(answer.confidence(), 4)),
                answer.example().text()));
      }
    }
    Files.write(errors, lines);
  }

  private static double rounded(double value, int digits) {
    double scale = Math.pow(10, digits);
    return Math.round(value * scale) / scale;
  }
}
