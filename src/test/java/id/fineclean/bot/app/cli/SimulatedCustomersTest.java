package id.fineclean.bot.app.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.app.Content;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.simulated.Author;
import id.fineclean.bot.simulated.Outcome;
import id.fineclean.bot.simulated.Shop;
import id.fineclean.bot.simulated.Simulation;
import id.fineclean.bot.simulated.Tally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Customers who are made up ([Simulation]) talk to the whole bot.
///
/// `-Dsimulated.customers=2000` plays more of them, `-Dsimulated.seed=7` others, and
/// `-Dsimulated.authors=mending` only those whose words may be looked at. What went wrong is
/// written
/// to `target/simulated/`, one file for each conversation.
final class SimulatedCustomersTest {
  private static final Path FOLDER = Path.of("target", "simulated");
  private static final int CUSTOMERS = Integer.getInteger("simulated.customers", 200);
  private static final long SEED = Long.getLong("simulated.seed", 1);
  private static final boolean ONLY_MENDING =
      "mending".equals(System.getProperty("simulated.authors"));

  // What is reached, not what is aimed at: the table has both.
  private static final double REACHED = 0.80;
  private static final double WRONG = 0.02;
  private static final double USELESS = 0.10;
  private static final int STEP_BY_STEP = 8;
  private static final int AT_ONCE = 3;

  @Test
  void mostReachTheirGoalAndNothingUnwantedIsDone() throws Exception {
    Content content = Content.load(Path.of("intents"), Path.of("target", "models"));
    if (Files.exists(FOLDER)) {
      TemporaryFolder.delete(FOLDER);
    }
    Files.createDirectories(FOLDER);
    List<Author> authors =
        Author.all().stream().filter(author -> !ONLY_MENDING || !author.heldOut()).toList();
    List<Outcome> outcomes = new ArrayList<>();
    Simulation.play(
        authors, SEED * 1_000_000, CUSTOMERS, visitor -> new Talk(content, visitor), outcomes::add);
    Tally tally = new Tally(outcomes);
    String table = tally.table();
    System.out.println(table);
    Files.writeString(FOLDER.resolve("table.txt"), table);
    for (int i = 0; i < outcomes.size(); i++) {
      write(i, outcomes.get(i));
    }
    assertTrue(authors.size() >= 4 && outcomes.size() == CUSTOMERS, "everybody came");
    assertTrue(tally.reached() >= REACHED, table);
    assertTrue(tally.wrong() <= WRONG, table);
    assertTrue(tally.useless() <= USELESS, table);
    assertTrue(tally.messages(one -> !one.toldAll()) <= STEP_BY_STEP, table);
    assertTrue(tally.messages(Outcome::toldAll) <= AT_ONCE, table);
  }

  private static void write(int number, Outcome outcome) throws IOException {
    if (outcome.reached() && outcome.wrong().isEmpty() && outcome.useless() == 0) {
      return;
    }
    Path folder = FOLDER.resolve(outcome.author().heldOut() ? "held-out" : "mending");
    Files.createDirectories(folder);
    String result = !outcome.wrong().isEmpty() ? "wrong" : outcome.reached() ? "useless" : "missed";
    String name = String.format("%s-%s-%04d.txt", result, outcome.kind(), number);
    Files.writeString(folder.resolve(name), outcome.transcript());
  }

  /// A session of `chat`, closed with its data.
  private static final class Talk implements Shop {
    private final ChatSession session;

    Talk(Content content, Visitor visitor) {
      ChatChannel.Kind channel =
          visitor.phone().isPresent() ? ChatChannel.Kind.WHATSAPP : ChatChannel.Kind.TELEGRAM;
      try {
        this.session =
            ChatSession.open(
                content,
                new ChatSession.Customer(
                    Optional.of(visitor.now()), visitor.phone(), Optional.empty(), channel));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Answer say(String text) {
      ChatSession.Answer answer = session.say(text);
      return new Answer(
          answer.replies().stream().map(OutboundMessage::text).collect(Collectors.joining("\n\n")),
          answer.replies().stream()
              .flatMap(reply -> reply.choices().stream())
              .map(OutboundMessage.Choice::label)
              .toList(),
          answer.asks().map(ChatLines::key),
          answer.events().stream()
              .map(Json::tree)
              .filter(event -> event.has("lines"))
              .map(Talk::committed)
              .toList(),
          answer.handedOver());
    }

    private static Committed committed(JsonNode event) {
      return new Committed(
          event.path("type").asText(),
          event.path("code").asText(),
          StreamSupport.stream(event.path("lines").spliterator(), false)
              .map(line -> new Line(line.path("service").asText(), line.path("quantity").asInt()))
              .toList(),
          LocalDate.parse(event.path("date").asText()),
          LocalTime.parse(event.path("time").asText()),
          event.path("address").asText(),
          event.path("area").asText(),
          event.path("name").asText(),
          event.path("phone").asText(),
          event.path("notes").toString());
    }

    @Override
    public void close() {
      try {
        session.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
