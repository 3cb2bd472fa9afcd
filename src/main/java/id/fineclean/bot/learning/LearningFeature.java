package id.fineclean.bot.learning;

import id.fineclean.bot.command.CommandBase;
import id.fineclean.bot.company.Area;
import id.fineclean.bot.company.Company;
import id.fineclean.bot.concurrent.LastMade;
import id.fineclean.bot.content.ContentParts;
import id.fineclean.bot.feature.Feature;
import id.fineclean.bot.understanding.Topics;
import id.fineclean.bot.understanding.slots.SlotExtractor;
import id.fineclean.bot.understanding.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Keeps what the bot did not understand, without personal data, so that the owner can teach it.
public final class LearningFeature implements Feature {
  /// To read through all examples takes a tenth of a second or more, and most of the times that the
  /// content changes these do not.
  private final LastMade<Source, Wording> wording = new LastMade<>(LearningFeature::wording);

  @Override
  public List<Callable<Integer>> commands(CommandBase base) {
    return List.of(new MissesCommand(base));
  }

  @Override
  public Installed install(Base base) {
    var misses = new Misses(base.database());
    return content -> {
      Wording made = wording.of(Source.of(content));
      return new Repertoire(
          List.of(), Optional.empty(), Optional.of(new Learner(made, misses)), made::prepare);
    };
  }

  /// What of a customer's words may be kept.
  public static Wording wording(ContentParts content) {
    return wording(Source.of(content));
  }

  /// The parts of the owner's files that it follows from.
  private record Source(
      Topics topics, Vocabulary vocabulary, SlotExtractor slots, Company company) {
    private static Source of(ContentParts content) {
      return new Source(
          content.get(Topics.class),
          content.get(Vocabulary.class),
          content.get(SlotExtractor.class),
          content.get(Company.class));
    }
  }

  private static Wording wording(Source source) {
    List<String> places = new ArrayList<>();
    for (Area area : source.company.areas().values()) {
      places.add(area.name());
      places.addAll(area.cities());
      places.addAll(area.districts());
    }
    SlotExtractor slots = source.slots;
    return new Wording(
        () -> SafeWords.of(source.topics, source.vocabulary, slots::extract, places),
        slots::extract);
  }
}
