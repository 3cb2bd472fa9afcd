package id.fineclean.bot.testing;

import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.understanding.Slot;
import id.fineclean.bot.understanding.Slots;
import id.fineclean.bot.understanding.Understander;
import id.fineclean.bot.understanding.Understanding;
import id.fineclean.bot.understanding.Understanding.Certainty;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Understands what it was told to, and nothing else. Thread-safe.
public final class ScriptedUnderstander implements Understander {
  private final Map<String, Understanding> script = new ConcurrentHashMap<>();

  /// `text` clearly means `intent`.
  public ScriptedUnderstander when(String text, String intent, Slot... slots) {
    return when(
        new Understanding(
            text,
            intent,
            0.99,
            List.of(),
            Certainty.CLEAR,
            new Slots(List.of(slots)),
            Language.ID));
  }

  public ScriptedUnderstander when(Understanding understanding) {
    script.put(understanding.text(), understanding);
    return this;
  }

  @Override
  public Understanding understand(String text, Context context) {
    return script.getOrDefault(
        text,
        new Understanding(
            text,
            Understanding.OUT_OF_SCOPE,
            0.1,
            List.of(),
            Certainty.UNKNOWN,
            Slots.none(),
            Language.ID));
  }
}
