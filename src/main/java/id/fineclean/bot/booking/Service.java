package id.fineclean.bot.booking;

import id.fineclean.bot.understanding.Bilingual;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One service of the catalogue.
///
/// @param description what is included, for customers to read
/// @param bringsTools whether the crew brings tools and cleaning agents
/// @param phrases what customers call it
/// @param leadTime the least time between booking and start
/// @param quoteValid how long a quoted price is held
public record Service(
    String id,
    Bilingual name,
    Bilingual description,
    boolean bringsTools,
    List<String> phrases,
    Work work,
    Duration leadTime,
    Duration quoteValid,
    ChangeRules changes,
    List<AddOn> addOns) {
  public Service {
    phrases = List.copyOf(phrases);
    addOns = List.copyOf(addOns);
  }

  /// How its size is asked for; empty where a survey comes first.
  public Optional<Sizing> sizing() {
    return switch (work) {
      case Work.Measured measured -> Optional.of(measured.sizing());
      case Work.Survey _ -> Optional.empty();
    };
  }

  /// Whether it is done at a size, which is 1 for a survey.
  public boolean does(int size) {
    return sizing().map(it -> it.check(size) instanceof SizeCheck.Fits).orElse(size == 1);
  }

  /// Empty when there is no such add-on.
  public Optional<AddOn> addOn(String addOnId) {
    return addOns.stream().filter(each -> each.id().equals(addOnId)).findFirst();
  }
}
