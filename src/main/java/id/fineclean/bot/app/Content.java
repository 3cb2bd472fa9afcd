package id.fineclean.bot.app;

import id.fineclean.bot.booking.BookingContent;
import id.fineclean.bot.booking.Service;
import id.fineclean.bot.company.Area;
import id.fineclean.bot.company.Company;
import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentProblem;
import id.fineclean.bot.content.YamlFile;
import id.fineclean.bot.conversation.ControlWords;
import id.fineclean.bot.conversation.Replies;
import id.fineclean.bot.conversation.Templates;
import id.fineclean.bot.conversation.TemplatesFile;
import id.fineclean.bot.learning.SafeWords;
import id.fineclean.bot.learning.Wording;
import id.fineclean.bot.policy.PolicyLibrary;
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
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Everything in `intents/`, read and checked as a whole.
///
/// @param understander trained on it
/// @param wording what of a customer's words may be kept to learn from
public record Content(
    BookingContent booking,
    Topics topics,
    Replies replies,
    ControlWords words,
    Templates templates,
    PolicyLibrary policies,
    Understander understander,
    Wording wording) {

  /// Reads a content folder and trains on it.
  ///
  /// @param cache where trained models are kept, so that the next start with the same content needs
  ///     no training
  /// @throws ContentException every mistake that could be found
  public static Content load(Path folder, Path cache) throws ContentException {
    return load(folder, new ModelCache(cache)::get);
  }

  /// As [#load(Path, Path)], but what has to be trained is trained in a process of its own: a
  /// server's heap is made for customers.
  ///
  /// @throws IllegalStateException training did not succeed
  static Content load(Path folder, ModelCache models) throws ContentException {
    return load(
        folder,
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
    content.policies.adopt(policies);
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
      Path folder, BiFunction<List<Example>, Vocabulary, IntentModel> models)
      throws ContentException {
    List<ContentProblem> problems = new ArrayList<>();
    BookingContent booking = collect(problems, () -> BookingContent.read(folder));
    Topics topics = collect(problems, () -> Topics.load(folder.resolve("topics")));
    Replies replies = collect(problems, () -> Replies.load(folder.resolve("replies")));
    ControlWords words =
        collect(problems, () -> YamlFile.read(folder.resolve("dialogue.yaml"), ControlWords.class));
    Templates templates = collect(problems, () -> TemplatesFile.read(folder));
    Vocabulary vocabulary =
        collect(problems, () -> Vocabulary.read(folder.resolve("vocabulary.yaml")));
    PolicyLibrary policies =
        vocabulary == null
            ? null
            : collect(problems, () -> PolicyLibrary.load(folder.resolve("policies"), vocabulary));
    if (topics != null) {
      check(problems, () -> ContentChecks.contradictions(folder, topics));
    }
    if (topics != null && booking != null) {
      check(problems, () -> ContentChecks.placeholders(folder, booking, topics));
    }
    if (!problems.isEmpty()
        || booking == null
        || topics == null
        || replies == null
        || words == null
        || templates == null
        || vocabulary == null
        || policies == null) {
      throw new ContentException(problems);
    }
    IntentModel model = models.apply(examples(topics), vocabulary);
    SlotExtractor slots = slots(booking);
    return new Content(
        booking,
        topics,
        replies,
        words,
        templates,
        policies,
        new UnderstandingEngine(
            model,
            slots::extract,
            topics.intents(Topic.Kind.SENSITIVE),
            topics.intents(Topic.Kind.SMALL_TALK)),
        wording(topics, vocabulary, slots, booking.company()));
  }

  /// Does now what the first customers would have to wait for: what the start does not need.
  void prepare(InstantSource clock) {
    policies.prepare(LocalDate.ofInstant(clock.instant(), booking.company().zone()));
    wording.prepare();
  }

  private static Wording wording(
      Topics topics, Vocabulary vocabulary, SlotExtractor slots, Company company) {
    List<String> places = new ArrayList<>();
    for (Area area : company.areas().values()) {
      places.add(area.name());
      places.addAll(area.cities());
      places.addAll(area.districts());
    }
    return new Wording(
        () -> SafeWords.of(topics, vocabulary, slots::extract, places), slots::extract);
  }

  private static SlotExtractor slots(BookingContent booking) {
    Map<String, List<LocalDate>> holidays = new HashMap<>();
    booking
        .company()
        .holidays()
        .forEach(
            (day, holiday) ->
                holidays
                    .computeIfAbsent(holiday.name().in(Language.ID), _ -> new ArrayList<>())
                    .add(day));
    return new SlotExtractor(serviceNames(booking), new HolidayNames(holidays));
  }

  /// Only what of a customer's words may be kept, without training on anything.
  ///
  /// @throws ContentException the first mistakes found
  public static Wording wording(Path folder) throws ContentException {
    BookingContent booking = BookingContent.read(folder);
    return wording(
        Topics.load(folder.resolve("topics")),
        Vocabulary.read(folder.resolve("vocabulary.yaml")),
        slots(booking),
        booking.company());
  }

  /// The same content with other policies.
  Content with(PolicyLibrary library) {
    return new Content(booking, topics, replies, words, templates, library, understander, wording);
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

  private static ServiceNames serviceNames(BookingContent booking) {
    Map<String, List<String>> phrases = new HashMap<>();
    for (Service service : booking.catalogue().services()) {
      List<String> names = new ArrayList<>(service.phrases());
      names.add(service.name().id());
      names.add(service.name().en());
      phrases.put(service.id(), names);
    }
    return ServiceNames.standard().with(phrases);
  }

  private static <T> @Nullable T collect(List<ContentProblem> problems, Reading<T> reading) {
    try {
      return reading.read();
    } catch (ContentException e) {
      problems.addAll(e.problems());
      return null;
    }
  }

  private static void check(List<ContentProblem> problems, Check check) {
    try {
      check.run();
    } catch (ContentException e) {
      problems.addAll(e.problems());
    }
  }

  @FunctionalInterface
  private interface Check {
    void run() throws ContentException;
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read() throws ContentException;
  }
}
