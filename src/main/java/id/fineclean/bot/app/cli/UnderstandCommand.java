package id.fineclean.bot.app.cli;

import id.fineclean.bot.app.Content;
import id.fineclean.bot.booking.dialogue.BookingFeature;
import id.fineclean.bot.command.ContentFolder;
import id.fineclean.bot.command.JsonLines;
import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.conversation.ControlWords;
import id.fineclean.bot.conversation.Routing;
import id.fineclean.bot.understanding.Asked;
import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.Topic;
import id.fineclean.bot.understanding.Topics;
import id.fineclean.bot.understanding.Understanding;
import id.fineclean.bot.understanding.UnderstandingEngine;
import id.fineclean.bot.understanding.intent.Example;
import id.fineclean.bot.understanding.intent.Explainer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Reads messages, one a line, and writes what they mean, one JSON object a line.
@Command(
    name = "understand",
    description = {
      "Read messages, one a line; write what each means, one JSON object a line.",
      "'decision' is what the chat would do with it where nothing is going on: 'act' on 'intent',",
      "'ask' which of 'offers' is meant, or 'unclear'."
    },
    mixinStandardHelpOptions = true)
public final class UnderstandCommand implements Callable<Integer> {
  @Mixin private final ContentFolder content = new ContentFolder(ServeCommand::contentFolder);

  @Option(
      names = "--cache",
      description = "Where trained models are kept (default: ${DEFAULT-VALUE})",
      defaultValue = "data/cache")
  private Path cache = Path.of("data/cache");

  @Option(
      names = "--now",
      description = "Local time of the messages, such as 2026-11-23T10:15 (default: now)")
  private @Nullable LocalDateTime now;

  @Option(
      names = "--context",
      converter = AskedConverter.class,
      description = "What the bot had just asked for: ${COMPLETION-CANDIDATES}",
      completionCandidates = AskedConverter.Names.class)
  private @Nullable Asked asked;

  @Option(names = "--explain", description = "Add the words and examples that led to the intent")
  private boolean explaining;

  @Override
  public Integer call() throws IOException {
    try {
      Content loaded = Content.load(content.folder(), cache);
      LocalDateTime time = now == null ? LocalDateTime.now(loaded.company().zone()) : now;
      understandAll(loaded, new Context(time, Optional.ofNullable(asked)));
      return 0;
    } catch (ContentException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private void understandAll(Content loaded, Context context) throws IOException {
    Optional<Explainer> explainer = explaining ? explainer(loaded) : Optional.empty();
    Routing routing = routing(loaded.get(ControlWords.class), loaded.get(Topics.class));
    JsonLines.answer(
        text -> {
          Understanding what = loaded.understander().understand(text, context);
          Map<String, Object> json = UnderstandingJson.of(what, routing.of(what));
          explainer.ifPresent(it -> json.put("explanation", it.explain(text)));
          return json;
        });
  }

  /// What only a flow serves is a task.
  static Routing routing(ControlWords words, Topics topics) {
    return new Routing(
        words,
        topics,
        intent ->
            topics
                    .get(intent)
                    .filter(topic -> topic.kind().equals(Optional.of(Topic.Kind.SMALL_TALK)))
                    .isEmpty()
                && topics.get(intent).flatMap(Topic::answer).isEmpty(),
        BookingFeature::suggests);
  }

  private static Optional<Explainer> explainer(Content loaded) {
    if (!(loaded.understander() instanceof UnderstandingEngine engine)) {
      return Optional.empty();
    }
    List<Example> examples = Content.examples(loaded.get(Topics.class));
    return Optional.of(engine.explainer(examples));
  }
}
