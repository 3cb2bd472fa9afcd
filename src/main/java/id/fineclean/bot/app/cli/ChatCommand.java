package id.fineclean.bot.app.cli;

import id.fineclean.bot.app.Bot;
import id.fineclean.bot.app.Content;
import id.fineclean.bot.app.Stores;
import id.fineclean.bot.booking.BookingCode;
import id.fineclean.bot.channel.ExternalIdentity;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.Sender;
import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.conversation.TurnProcessor;
import id.fineclean.bot.telemetry.Telemetry;
import id.fineclean.bot.time.SettableClock;
import id.fineclean.bot.vault.MasterKeyset;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
      "  :wait 25h    moves the clock (h hours, m minutes, d days)",
      "  :help        shows this",
      "  :quit        ends",
    })
public final class ChatCommand implements Callable<Integer> {
  private static final Duration FARTHEST = Duration.ofDays(3650);

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Mixin private final ContentFolder content = new ContentFolder();

  @Option(
      names = "--now",
      description = "Local time to begin at, such as 2026-11-23T10:15 (default: now)")
  private @Nullable LocalDateTime now;

  @Option(
      names = "--phone",
      description = "The customer's number, as WhatsApp would tell it: +62812...")
  private @Nullable String phone;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private long lines;

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("fineclean-chat");
    try {
      return chat(Content.load(content.folder(), folder), folder);
    } catch (ContentException e) {
      System.err.println(e.getMessage());
      return 1;
    } finally {
      delete(folder);
    }
  }

  private int chat(Content loaded, Path folder) throws IOException {
    SettableClock clock = new SettableClock(start(loaded));
    TerminalChannel channel = new TerminalChannel(out);
    try (Stores stores = Stores.open(folder.resolve("data"), Optional.empty());
        Bot bot =
            new Bot(
                stores,
                MasterKeyset.generate(),
                loaded,
                Map.of(channel.id(), channel),
                clock,
                BookingCode::random,
                new Telemetry(),
                Optional.empty())) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = in.readLine();
          line != null && !line.equals(":quit");
          line = in.readLine()) {
        handle(bot, clock, line);
      }
    }
    return 0;
  }

  private InstantSource start(Content loaded) {
    InstantSource system = InstantSource.system();
    if (now == null) {
      return system;
    }
    Instant wished = now.atZone(loaded.booking().company().zone()).toInstant();
    return InstantSource.offset(system, Duration.between(system.instant(), wished));
  }

  private void handle(Bot bot, SettableClock clock, String line) {
    if (line.startsWith(":wait ")) {
      wait(bot, clock, line.substring(":wait ".length()));
    } else if (line.startsWith(":")) {
      spec.commandLine().usage(out);
    } else if (!line.isBlank()) {
      say(bot, line);
    }
  }

  private void wait(Bot bot, SettableClock clock, String amount) {
    Optional<Duration> by = duration(amount.strip());
    if (by.isEmpty()) {
      System.err.println("use :wait 2h, :wait 30m or :wait 1d");
    } else if (by.get().isNegative() || by.get().compareTo(FARTHEST.minus(clock.ahead())) > 0) {
      System.err.println("the clock only moves forward, by ten years in all");
    } else {
      clock.advance(by.get());
      bot.remind().forEach(bot.dispatcher()::deliverNow);
      bot.announce().forEach(bot.dispatcher()::deliverNow);
    }
  }

  private static Optional<Duration> duration(String amount) {
    try {
      return Optional.of(Duration.parse(iso(amount)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static String iso(String amount) {
    return amount.endsWith("d") ? "P" + amount : "PT" + amount;
  }

  private void say(Bot bot, String line) {
    String id = "line:" + ++lines;
    Sender sender =
        new Sender(
            List.of(new ExternalIdentity("terminal", "terminal")),
            "terminal",
            Optional.ofNullable(phone),
            Optional.empty(),
            Optional.empty());
    bot.inbox()
        .accept(
            TerminalChannel.ID,
            new InboundMessage(id, id, OptionalLong.empty(), sender, new InboundContent.Text(line)))
        .ifPresent(
            conversation -> {
              while (bot.turns().handleNext(conversation) instanceof TurnProcessor.Result.Handled) {
                bot.dispatcher().deliverNow(conversation);
              }
            });
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
