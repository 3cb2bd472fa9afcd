package id.fineclean.bot.conversations;

import id.fineclean.bot.app.Content;
import id.fineclean.bot.app.Stores;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Plays a script and writes down what comes out.
final class Rehearsal {
  private static final Pattern CODE = Pattern.compile("FC-[2-9A-HJKMNP-Z]{6}");
  private static final Pattern CODE_WANTED = Pattern.compile("\\{code(\\d?)}");

  private final Script script;
  private final Stage stage;
  private final boolean restarts;
  private final List<String> codes = new ArrayList<>();
  private int read;

  private Rehearsal(Script script, Stage stage, boolean restarts) {
    this.script = script;
    this.stage = stage;
    this.restarts = restarts;
  }

  /// How a script is played.
  ///
  /// @param twice whether every message is delivered twice
  /// @param restarts whether the bot stops and starts again between any two lines
  record Mode(String name, boolean twice, boolean restarts) {
    @Override
    public String toString() {
      return name;
    }
  }

  /// @return the whole file with what the bot said
  static String play(
      Script script, Content content, Phone phone, Mode mode, Supplier<Stores> stores) {
    try (Stage stage = new Stage(script, content, phone, mode.twice(), stores)) {
      return script.with(new Rehearsal(script, stage, mode.restarts()).outcomes());
    }
  }

  private List<List<String>> outcomes() {
    List<List<String>> outcomes = new ArrayList<>();
    for (Script.Exchange exchange : script.exchanges()) {
      if (restarts && !outcomes.isEmpty()) {
        stage.restart();
      }
      stage.play(StepReader.read(withCode(exchange.step())));
      outcomes.add(outcome());
    }
    return outcomes;
  }

  private List<String> outcome() {
    List<String> lines = new ArrayList<>();
    List<Phone.Shown> shown = stage.phone().shown();
    for (Phone.Shown message : shown.subList(read, shown.size())) {
      lines.add(written(message));
      noteCodes(message.text());
    }
    read = shown.size();
    if (lines.isEmpty()) {
      lines.add("BOT -");
    }
    stage.calledIn().forEach(topic -> lines.add("STAFF " + topic));
    return lines;
  }

  /// Codes are random, so a transcript only shows their shape.
  private static String written(Phone.Shown message) {
    StringBuilder text = new StringBuilder("BOT ").append(message.text());
    message.labels().forEach(label -> text.append("\n[").append(label).append(']'));
    return CODE.matcher(text).replaceAll("FC-??????");
  }

  private void noteCodes(String text) {
    Set<String> seen = new HashSet<>(codes);
    CODE.matcher(text).results().map(match -> match.group()).filter(seen::add).forEach(codes::add);
  }

  /// `{code}` is the newest code the bot told, `{code1}` the first.
  private String withCode(String step) {
    Matcher matcher = CODE_WANTED.matcher(step);
    return matcher.replaceAll(
        match ->
            match.group(1).isEmpty()
                ? codes.getLast()
                : codes.get(Integer.parseInt(match.group(1)) - 1));
  }
}
