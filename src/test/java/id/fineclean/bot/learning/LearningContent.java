package id.fineclean.bot.learning;

import id.fineclean.bot.app.Content;
import id.fineclean.bot.app.Features;
import id.fineclean.bot.content.ContentException;
import java.nio.file.Path;

/// What the real content lets through.
final class LearningContent {
  static final Wording WORDING = load();

  private LearningContent() {}

  private static Wording load() {
    try {
      return LearningFeature.wording(Content.parts(Path.of("intents"), Features.ALL));
    } catch (ContentException e) {
      throw new IllegalStateException(e);
    }
  }
}
