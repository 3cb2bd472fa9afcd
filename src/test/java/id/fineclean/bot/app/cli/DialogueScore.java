package id.fineclean.bot.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.app.Content;
import id.fineclean.bot.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/// Plays whole conversations from a file of JSON lines and says which came out as they should:
/// `{"name", "kind", "now", "phone", "lines", "then", "want", "say"}`.
///
/// The lines are written in order; afterwards a patient customer answers what is asked from `then`,
/// once each. `want` is what must have come of it all, `say` what must or must not be in answers.
final class DialogueScore {
  private static final int LONGEST = 40;

  private DialogueScore() {}

  /// @param args the file; with `-v` before it, what went wrong is told
  public static void main(String[] args) throws Exception {
    boolean told = args[0].equals("-v");
    Content content = Content.load(Path.of("intents"), Path.of("target", "models"));
    Map<String, int[]> kinds = new TreeMap<>();
    int right = 0;
    List<JsonNode> dialogues = read(Path.of(args[args.length - 1]));
    for (JsonNode dialogue : dialogues) {
      List<String> wrong = play(content, dialogue);
      int[] kind = kinds.computeIfAbsent(dialogue.path("kind").asText(), _ -> new int[2]);
      kind[1]++;
      if (wrong.isEmpty()) {
        right++;
        kind[0]++;
      } else if (told) {
        System.out.println(dialogue.path("name").asText() + ": " + wrong);
      }
    }
    kinds.forEach((kind, of) -> System.out.printf("%-14s %d of %d%n", kind, of[0], of[1]));
    System.out.printf(
        "%d of %d conversations right (%.3f)%n",
        right, dialogues.size(), (double) right / dialogues.size());
  }

  static List<JsonNode> read(Path file) throws IOException {
    List<JsonNode> dialogues = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      dialogues.add(Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class));
    }
    return dialogues;
  }

  /// @return what went wrong; empty for a conversation that came out right
  static List<String> play(Content content, JsonNode dialogue) throws IOException {
    ChatSession.Customer customer =
        new ChatSession.Customer(
            ChatLines.time(dialogue.path("now").asText()),
            Optional.ofNullable(dialogue.path("phone").textValue()),
            Optional.empty(),
            ChatChannel.Kind.TERMINAL);
    Played played = new Played();
    try (ChatSession session = ChatSession.open(content, customer)) {
      for (JsonNode line : dialogue.path("lines")) {
        played.add(perform(session, line.asText().replace("{code}", played.lastCode)));
      }
      answerPatiently(session, dialogue.path("then"), played);
    }
    return new Judge(dialogue.path("want"), played).judge(dialogue.path("say"));
  }

  private static void answerPatiently(ChatSession session, JsonNode then, Played played) {
    Map<String, String> left = new HashMap<>();
    then.properties().forEach(entry -> left.put(entry.getKey(), entry.getValue().asText()));
    for (int i = 0; i < LONGEST; i++) {
      Optional<String> next = session.answer().asks().map(ChatLines::key).map(left::remove);
      if (next.isEmpty()) {
        return;
      }
      played.add(perform(session, next.get()));
    }
  }

  private static ChatSession.Answer perform(ChatSession session, String line) {
    return switch (ChatLines.read(line)) {
      case ChatLines.Say(String text) -> session.say(text);
      case ChatLines.Wait(java.time.Duration by) -> session.wait(by);
      case ChatLines.Tap(int number) -> session.tap(number);
      case ChatLines.Send(var sent) -> session.send(sent);
      case ChatLines.Help _ -> session.answer();
    };
  }

  /// What came of a conversation.
  private static final class Played {
    private final List<String> answers = new ArrayList<>();
    private final Map<String, JsonNode> standing = new LinkedHashMap<>();
    private final List<String> topics = new ArrayList<>();
    private boolean cancelled;
    private boolean handedOver;
    private String lastCode = "";

    void add(ChatSession.Answer answer) {
      answers.add(String.join("\n", answer.replies().stream().map(reply -> reply.text()).toList()));
      handedOver |= answer.handedOver();
      answer.events().forEach(event -> add(Json.tree(event)));
    }

    private void add(JsonNode event) {
      String code = event.path("code").asText();
      switch (event.path("type").asText()) {
        case "booked", "changed" -> {
          standing.put(code, event);
          lastCode = code;
        }
        case "cancelled" -> {
          standing.remove(code);
          cancelled = true;
        }
        case "handover" -> topics.add(event.path("topic").asText());
        default -> {}
      }
    }
  }

  /// One line of an order that stands.
  private record Line(JsonNode booking, JsonNode line) {}

  private record Judge(JsonNode want, Played played, List<String> wrong) {
    Judge(JsonNode want, Played played) {
      this(want, played, new ArrayList<>());
    }

    List<String> judge(JsonNode say) {
      if (want.path("booked").isArray()) {
        booked(want.path("booked"));
      }
      if (want.path("not_booked").asBoolean() && !played.standing.isEmpty()) {
        wrong.add("booked");
      }
      flag("cancelled", played.cancelled);
      flag("handover", played.handedOver);
      flag("complaint", played.topics.contains("file_complaint"));
      privacyRequest();
      say.forEach(this::said);
      return wrong;
    }

    private void flag(String name, boolean happened) {
      if (want.path(name).isBoolean() && want.path(name).asBoolean() != happened) {
        wrong.add(name + " is " + happened);
      }
    }

    private void privacyRequest() {
      List<String> asked =
          played.topics.stream().filter(topic -> topic.startsWith("privacy_")).toList();
      String wanted = want.path("privacy_request").textValue();
      boolean right =
          wanted == null
              ? asked.isEmpty()
              : asked.stream().anyMatch(topic -> wanted.contains(topic.substring(8)));
      if (!right) {
        wrong.add("privacy requests " + asked + ", wanted " + wanted);
      }
    }

    private void booked(JsonNode wanted) {
      List<Line> lines = new ArrayList<>();
      long total = 0;
      for (JsonNode booking : played.standing.values()) {
        total += booking.path("total").asLong();
        booking.path("lines").forEach(line -> lines.add(new Line(booking, line)));
      }
      if (lines.size() != wanted.size()) {
        wrong.add(lines.size() + " lines booked, wanted " + wanted.size());
        return;
      }
      for (JsonNode entry : wanted) {
        Optional<Line> match =
            lines.stream().filter(line -> fits(entry, line).isEmpty()).findFirst();
        match.ifPresentOrElse(
            lines::remove, () -> wrong.add("none fits: " + fits(entry, lines.getFirst())));
      }
      totals(wanted, total);
    }

    private void totals(JsonNode wanted, long total) {
      boolean all = stream(wanted).allMatch(entry -> entry.path("total").isNumber());
      long sum = stream(wanted).mapToLong(entry -> entry.path("total").asLong()).sum();
      if (all && sum != total) {
        wrong.add("costs " + total + ", wanted " + sum);
      }
    }

    private static List<String> fits(JsonNode entry, Line line) {
      List<String> misfits = new ArrayList<>();
      JsonNode booking = line.booking;
      same(misfits, entry, "service", line.line.path("service"));
      same(misfits, entry, "quantity", line.line.path("quantity"));
      same(misfits, entry, "date", booking.path("date"));
      same(misfits, entry, "time", booking.path("time"));
      between(misfits, entry.path("time_between"), booking.path("time").asText());
      if (entry.has("date_in") && !contains(entry.path("date_in"), booking.path("date").asText())) {
        misfits.add("date");
      }
      String address = (booking.path("address").asText()).toLowerCase(Locale.ROOT);
      String notes = booking.path("notes").toString().toLowerCase(Locale.ROOT);
      entry.path("address_has").forEach(part -> has(misfits, "address", address, part));
      entry.path("notes_has").forEach(part -> has(misfits, "notes", notes + address, part));
      for (JsonNode part : entry.path("address_hasnt")) {
        if (address.contains(part.asText().toLowerCase(Locale.ROOT))) {
          misfits.add("address has " + part);
        }
      }
      name(misfits, entry.path("name").textValue(), booking.path("name").asText());
      String ends = entry.path("phone_ends").textValue();
      if (ends != null && !booking.path("phone").asText().endsWith(ends)) {
        misfits.add("phone");
      }
      return misfits;
    }

    private static void same(List<String> misfits, JsonNode entry, String name, JsonNode is) {
      JsonNode wanted = entry.path(name);
      if (!wanted.isNull() && !wanted.isMissingNode() && !wanted.asText().equals(is.asText())) {
        misfits.add(name + " " + is + ", wanted " + wanted);
      }
    }

    private static void between(List<String> misfits, JsonNode bounds, String time) {
      if (bounds.isArray()
          && (time.compareTo(bounds.get(0).asText()) < 0
              || time.compareTo(bounds.get(1).asText()) > 0)) {
        misfits.add("time " + time);
      }
    }

    private static boolean contains(JsonNode list, String text) {
      return stream(list).anyMatch(item -> item.asText().equals(text));
    }

    private static void has(List<String> misfits, String what, String text, JsonNode part) {
      boolean found = false;
      for (String alternative : part.asText().toLowerCase(Locale.ROOT).split("\\|", -1)) {
        found |= text.contains(alternative);
      }
      if (!found) {
        misfits.add(what + " lacks " + part);
      }
    }

    private static void name(List<String> misfits, String wanted, String name) {
      if (wanted != null && !plain(wanted).equals(plain(name))) {
        misfits.add("name " + name + ", wanted " + wanted);
      }
    }

    private static String plain(String name) {
      return name.toLowerCase(Locale.ROOT)
          .replaceFirst("^(ibu|bu|bapak|pak|kak|kakak|mbak|mas|mrs?\\.?|ms\\.?) ", "")
          .strip();
    }

    private void said(JsonNode check) {
      int after = check.path("after").asInt();
      String answer =
          after < played.answers.size() ? played.answers.get(after).toLowerCase(Locale.ROOT) : "";
      JsonNode any = check.path("has_any");
      boolean found =
          any.isEmpty()
              || stream(any)
                  .anyMatch(part -> answer.contains(part.asText().toLowerCase(Locale.ROOT)));
      boolean clean =
          stream(check.path("hasnt"))
              .noneMatch(part -> answer.contains(part.asText().toLowerCase(Locale.ROOT)));
      if (!found || !clean) {
        wrong.add("answer " + after + (found ? " says what it must not" : " lacks " + any));
      }
    }
  }

  private static java.util.stream.Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
