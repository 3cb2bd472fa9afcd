package id.fineclean.bot.app;

import id.fineclean.bot.company.Company;
import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentPart;
import id.fineclean.bot.content.ContentParts;
import id.fineclean.bot.content.ContentProblem;
import id.fineclean.bot.feature.Feature;
import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.understanding.Topic;
import id.fineclean.bot.understanding.Topics;
import id.fineclean.bot.understanding.Understander;
import id.fineclean.bot.understanding.UnderstandingEngine;
import id.fineclean.bot.understanding.intent.Example;
import id.fineclean.bot.understanding.intent.IntentModel;
import id.fineclean.bot.understanding.intent.ModelCache;
import id.fineclean.bot.understanding.slots.HolidayNames;
import id.fineclean.bot.understanding.slots.ServiceNames;
import id.fineclean.bot.understanding.slots.SlotExtractor;
import id.fineclean.bot.understanding.text.Vocabulary;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// Everything in `intents/`, read and checked as a whole.
///
/// @param parts by the manifest of its features, and the [SlotExtractor] made of them
/// @param understander trained on it
public record Content(ContentParts parts, Understander understander) {
  /// Reads a content folder for [Features#ALL] and trains on it.
  ///
  /// @param cache where trained models are kept, so that the next start with the same content needs
  ///     no training
  /// @throws ContentException every mistake that could be found
  public static Content load(Path folder, Path cache) throws ContentException {
    return load(folder, Features.ALL, cache);
  }

  /// As [#load(Path, Path)], for other features.
  ///
  /// @throws ContentException every mistake that could be found
  public static Content load(Path folder, List<Feature> features, Path cache)
      throws ContentException {
    return load(folder, features, new ModelCache(cache)::get);
  }

  /// As [#load(Path, Path)], but what has to be trained is trained in a process of its own: a
  /// server's heap is made for customers.
  ///
  /// @throws IllegalStateException training did not succeed
  static Content load(Path folder, ModelCache models) throws ContentException {
    return load(
        folder,
        Features.ALL,
        (examples, vocabulary) ->
            models
                .find(examples, vocabulary)
                .orElseGet(() -> trained(folder, models, examples, vocabulary)));
  }

  /// What came of changes in the folder; what they leave alone is taken over.
  ///
  /// @throws ContentException every mistake that could be found
  /// @throws IllegalStateException training did not succeed
  Content changed(Path folder, ModelCache models) throws ContentException {
    Content content = load(folder, models);
    Features.ALL.forEach(feature -> feature.adopt(parts, content.parts));
    return content;
  }

  private static IntentModel trained(
      Path folder, ModelCache models, List<Example> examples, Vocabulary vocabulary) {
    TrainingProcess.run(folder, models.folder());
    return models
        .find(examples, vocabulary)
        .orElseThrow(
            () -> new IllegalStateException("the examples changed again while they were learnt"));
  }

  /// Trains on a content folder, and keeps the model, and no other, in the cache.
  ///
  /// @throws ContentException the first mistakes found
  static void train(Path folder, Path cache) throws ContentException {
    Topics topics = Topics.load(folder.resolve("topics"));
    Vocabulary vocabulary = Vocabulary.read(folder.resolve("vocabulary.yaml"));
    ModelCache models = new ModelCache(cache);
    models.get(examples(topics), vocabulary);
    models.keepOnlyLast();
  }

  private static Content load(
      Path folder,
      List<Feature> features,
      BiFunction<List<Example>, Vocabulary, IntentModel> models)
      throws ContentException {
    ContentParts parts = parts(folder, features);
    Topics topics = parts.get(Topics.class);
    IntentModel model = models.apply(examples(topics), parts.get(Vocabulary.class));
    SlotExtractor slots = parts.get(SlotExtractor.class);
    return new Content(
        parts,
        new UnderstandingEngine(
            model,
            slots::extract,
            topics.intents(Topic.Kind.SENSITIVE),
            topics.intents(Topic.Kind.SMALL_TALK)));
  }

  /// What the files say, without training on them.
  ///
  /// @throws ContentException every mistake that could be found
  public static ContentParts parts(Path folder, List<Feature> features) throws ContentException {
    ContentParts parts = ContentParts.read(folder, Manifest.of(features)).whole();
    ServiceNames services = ServiceNames.standard();
    Map<String, List<String>> names = new HashMap<>();
    features.forEach(feature -> names.putAll(feature.services(parts)));
    return parts.with(
        SlotExtractor.class,
        new SlotExtractor(services.with(names), holidays(parts.get(Company.class))));
  }

  private static HolidayNames holidays(Company company) {
    Map<String, List<LocalDate>> days = new HashMap<>();
    company
        .holidays()
        .forEach(
            (day, holiday) ->
                days.computeIfAbsent(holiday.name().in(Language.ID), _ -> new ArrayList<>())
                    .add(day));
    return new HolidayNames(days);
  }

  /// Every mistake in a folder, each once; empty for a sound one.
  public static List<ContentProblem> problems(Path folder, List<Feature> features) {
    return ContentParts.read(folder, Manifest.of(features)).problems();
  }

  /// What is worth a look in a folder without mistakes.
  ///
  /// @param day whose documents are in force
  /// @throws ContentException all mistakes found in the documents
  public static List<ContentProblem> warnings(Path folder, List<Feature> features, LocalDate day)
      throws ContentException {
    List<ContentProblem> warnings = new ArrayList<>();
    for (Feature feature : features) {
      warnings.addAll(feature.warnings(folder, day));
    }
    return warnings;
  }

  /// What in a folder has no effect, sound or not: files that nothing reads, replies never said.
  public static List<ContentProblem> idle(Path folder, List<Feature> features) {
    List<ContentPart<?>> manifest = Manifest.of(features);
    List<ContentProblem> idle = new ArrayList<>(StrayFiles.in(folder, manifest));
    try {
      idle.addAll(Manifest.replies(features).unused(folder.resolve("replies")));
    } catch (ContentException reportedByTheRepliesOwnCheck) {
      // A folder that cannot be read holds nothing to warn of.
    }
    return idle;
  }

  /// One part.
  public <T> T get(Class<T> part) {
    return parts.get(part);
  }

  /// The company.
  public Company company() {
    return get(Company.class);
  }

  /// The same content with one part put in the place of another.
  public <T> Content with(Class<T> type, T part) {
    return new Content(parts.with(type, part), understander);
  }

  /// What the topics teach: every example with its intent, in the order of the files.
  public static List<Example> examples(Topics topics) {
    List<Example> examples = new ArrayList<>();
    for (Topic topic : topics.all()) {
      topic
          .examples()
          .forEach(example -> examples.add(new Example(topic.intent(), example.value())));
    }
    return examples;
  }
}
