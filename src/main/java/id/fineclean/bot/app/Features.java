package id.fineclean.bot.app;

import id.fineclean.bot.booking.dialogue.BookingFeature;
import id.fineclean.bot.feature.Feature;
import id.fineclean.bot.learning.LearningFeature;
import id.fineclean.bot.policy.dialogue.PolicyFeature;
import java.util.List;

/// What the bot can do: the one place that names a feature. Earlier ones are asked first.
public final class Features {
  public static final List<Feature> ALL =
      List.of(new BookingFeature(), new PolicyFeature(), new LearningFeature());

  private Features() {}
}
