package id.fineclean.bot.learning;

import id.fineclean.bot.command.CommandBase;
import id.fineclean.bot.company.Area;
import id.fineclean.bot.company.Company;
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
  @Override
  public List<Callable<Integer>> commands(CommandBase base) {
    return List.of(new MissesCommand(base));
  }

  @Override
  public Installed install(Base base) {
    var misses = new Misses(base.database());
    return content -> {
      Wording wording = wording(content);
      return new Repertoire(
          List.of(), Optional.empty(), Optional.of(new Learner(wording, misses)), wording::prepare);
    };
  }

  /// What of a customer's words may be kept.
  public static Wording wording(ContentParts content) {
    SlotExtractor slots = content.get(SlotExtractor.class);
    List<String> places = new ArrayList<>();
    for (Area area : content.get(Company.class).areas().values()) {
      places.add(area.name());
      places.addAll(area.cities());
      places.addAll(area.districts());
    }
    return new Wording(
        () ->
            SafeWords.of(
                content.get(Topics.class), content.get(Vocabulary.class), slots::extract, places),
        slots::extract);
  }
}
