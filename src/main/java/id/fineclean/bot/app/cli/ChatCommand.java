package id.fineclean.bot.app.cli;

import com.fasterxml.jackson.databind.node.NullNode;
import id.fineclean.bot.app.Content;
import id.fineclean.bot.app.Logging;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.command.ContentFolder;
import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Talks to the bot in the terminal, line by line. Everything is forgotten at the end.
@Command(
    name = "chat",
    description = "Talk to the bot in the terminal: reads lines, writes replies. Nothing is kept.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A line that begins with ':' is not said but done:",
      "  :wait 25h                moves the clock (h hours, m minutes, d days)",
      "  :tap 2                   taps the second of the choices shown last",
      "  :photo [CAPTION]         sends a photo",
      "  :location LAT LON        sends a place",
      "  :contact NAME NUMBER     sends somebody's contact card",
      "  :new NOW PHONE           begins anew as another customer; - for none",
      "  :help                    shows this",
      "  :quit                    ends",
      "",
      "With --json, each line is answered with one JSON object:",
      "  {\"replies\": [{\"text\", \"buttons\"}], \"asks\": KEY or null, \"events\": [...], \"handed_over\": bool}",
      "  asks is one of service, size, address, area, date, time, name, phone, confirm, option, other;",
      "  an event is what was committed, by its type: booked, changed, cancelled, handover, note;",
      "  \"error\" tells why a line that begins with ':' could not be done",
    })
public final class ChatCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Mixin private final ContentFolder content = new ContentFolder(ServeCommand::contentFolder);

  @Option(
      names = "--now",
      description = "Local time to begin at, such as 2026-11-23T10:15 (default: now)")
  private @Nullable LocalDateTime now;

  @Option(
      names = "--phone",
      description = "The customer's number, as WhatsApp would tell it: +62812...")
  private @Nullable String phone;

  @Option(names = "--name", description = "The customer's name at the provider")
  private @Nullable String name;

  @Option(
      names = "--channel",
      defaultValue = "terminal",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private ChatChannel.Kind channel = ChatChannel.Kind.TERMINAL;

  @Option(names = "--json", description = "Answer each line with one JSON object")
  private boolean json;

  private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);

  @Override
  public Integer call() throws IOException {
    Logging.toStandardError();
    Path models = Files.createTempDirectory("fineclean-models");
    try {
      return chat(Content.load(content.folder(), models));
    } catch (ContentException e) {
      System.err.println(e.getMessage());
      return 1;
    } finally {
      TemporaryFolder.delete(models);
    }
  }

  private int chat(Content loaded) throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    ChatSession session = ChatSession.open(loaded, customer());
    try {
      for (String line = in.readLine();
          line != null && !line.equals(":quit");
          line = in.readLine()) {
        if (line.startsWith(":new ")) {
          ChatSession next = ChatSession.open(loaded, customer(line));
          session.close();
          session = next;
        }
        answer(session, line);
        out.flush();
      }
    } finally {
      session.close();
    }
    return 0;
  }

  private ChatSession.Customer customer() {
    return new ChatSession.Customer(
        Optional.ofNullable(now), Optional.ofNullable(phone), Optional.ofNullable(name), channel);
  }

  /// Whoever a line brings in; of what it does not tell, or not so that it can be read, nothing.
  private ChatSession.Customer customer(String line) {
    String[] words = line.strip().split("\\s+", -1);
    return new ChatSession.Customer(
        word(words, 1).flatMap(ChatLines::time),
        word(words, 2),
        Optional.ofNullable(name),
        channel);
  }

  private static Optional<String> word(String[] words, int at) {
    return words.length <= at
        ? Optional.empty()
        : Optional.of(words[at]).filter(it -> !it.equals("-"));
  }

  private void answer(ChatSession session, String line) {
    try {
      Optional<ChatSession.Answer> answer = done(session, line);
      show(answer.orElseGet(session::answer), Optional.empty());
    } catch (IllegalArgumentException mistake) {
      show(session.answer(), Optional.of(String.valueOf(mistake.getMessage())));
    }
  }

  /// @return what came of it; empty for a line that says and does nothing
  /// @throws IllegalArgumentException it cannot be done
  private Optional<ChatSession.Answer> done(ChatSession session, String line) {
    if (line.isBlank() || line.startsWith(":new ")) {
      return Optional.empty();
    }
    return switch (ChatLines.read(line)) {
      case ChatLines.Say(String text) -> Optional.of(session.say(text));
      case ChatLines.Wait(Duration by) -> Optional.of(session.wait(by));
      case ChatLines.Tap(int number) -> Optional.of(session.tap(number));
      case ChatLines.Send(InboundContent sent) -> Optional.of(session.send(sent));
      case ChatLines.Help _ -> {
        spec.commandLine().usage(json ? System.err : out);
        yield Optional.empty();
      }
    };
  }

  private void show(ChatSession.Answer answer, Optional<String> mistake) {
    if (json) {
      out.println(new String(Json.bytes(object(answer, mistake)), StandardCharsets.UTF_8));
      return;
    }
    mistake.ifPresent(System.err::println);
    for (OutboundMessage reply : answer.replies()) {
      out.println(reply.text());
      List<String> labels = buttons(reply);
      for (int i = 0; i < labels.size(); i++) {
        out.println("[" + (i + 1) + "] " + labels.get(i));
      }
      out.println();
    }
  }

  private static Map<String, Object> object(ChatSession.Answer answer, Optional<String> mistake) {
    List<Map<String, Object>> replies = new ArrayList<>();
    for (OutboundMessage reply : answer.replies()) {
      replies.add(Map.of("text", reply.text(), "buttons", buttons(reply)));
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("replies", replies);
    object.put("asks", answer.asks().<Object>map(ChatLines::key).orElseGet(NullNode::getInstance));
    object.put("events", answer.events());
    object.put("handed_over", answer.handedOver());
    mistake.ifPresent(what -> object.put("error", what));
    return object;
  }

  private static List<String> buttons(OutboundMessage reply) {
    return reply.choices().stream().map(OutboundMessage.Choice::label).toList();
  }
}
