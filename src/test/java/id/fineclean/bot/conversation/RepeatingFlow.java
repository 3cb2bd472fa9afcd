package id.fineclean.bot.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Set;

/// Says again whatever it hears, keeps it in its memory, and fails over it when it is told to.
final class RepeatingFlow implements Flow {
  private final List<String> markers;

  RepeatingFlow(List<String> markers) {
    this.markers = markers;
  }

  @Override
  public String id() {
    return "repeating";
  }

  @Override
  public Set<String> intents() {
    return Set.of("book_cleaning");
  }

  @Override
  public Outcome begin(Turn turn) {
    return ask("");
  }

  @Override
  public Outcome advance(Turn turn, JsonNode memory) {
    String heard = turn.message().content().toString();
    if (heard.contains("number")) {
      Integer.parseInt(String.join(" ", markers));
    }
    turn.sayText(heard);
    return ask(memory.asText() + " " + heard);
  }

  @Override
  public Outcome resume(Turn turn, JsonNode memory) {
    return ask(memory.asText());
  }

  @Override
  public void stop(Turn turn, JsonNode memory) {}

  private static Outcome ask(String heard) {
    return new Outcome.Ask(
        new Question(
            "next",
            Expects.ANYTHING,
            "Lalu?" + heard,
            List.of(new Question.Option("pilih " + heard, "Pilih"))),
        TextNode.valueOf(heard));
  }
}
