package id.fineclean.bot.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.InboundContent.MediaKind;
import java.util.List;
import java.util.Set;

/// Collects pictures and voice notes; asks by itself when it is told to.
final class AlbumFlow implements Flow {
  @Override
  public String id() {
    return "album";
  }

  @Override
  public Set<String> intents() {
    return Set.of("file_complaint");
  }

  @Override
  public boolean wants(MediaKind kind) {
    return kind == MediaKind.PHOTO || kind == MediaKind.VOICE;
  }

  @Override
  public Outcome begin(Turn turn) {
    turn.pick().ifPresent(start -> turn.sayText("tentang " + start));
    return ask(0);
  }

  @Override
  public Outcome advance(Turn turn, JsonNode memory) {
    if (turn.message().content() instanceof InboundContent.Media) {
      return ask(memory.asInt() + 1);
    }
    if (turn.pick().isEmpty()) {
      return new Outcome.Unclear();
    }
    turn.sayText("selesai dengan " + memory.asInt());
    return new Outcome.Done();
  }

  @Override
  public Outcome resume(Turn turn, JsonNode memory) {
    return ask(memory.asInt());
  }

  @Override
  public void stop(Turn turn, JsonNode memory) {
    turn.sayText("berhenti");
  }

  private static Outcome ask(int count) {
    return new Outcome.Ask(
        new Question(
            "files",
            Expects.ANYTHING,
            "ada " + count,
            List.of(new Question.Option("enough", "Cukup"))),
        IntNode.valueOf(count));
  }
}
