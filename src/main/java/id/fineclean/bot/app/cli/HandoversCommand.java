package id.fineclean.bot.app.cli;

import id.fineclean.bot.command.MainDatabase;
import id.fineclean.bot.conversation.Handovers;
import id.fineclean.bot.conversation.Handovers.Entry;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The conversations that wait for a person.
@Command(
    name = "queue",
    description = "List the conversations that wait for a person, urgent ones first.",
    mixinStandardHelpOptions = true)
public final class HandoversCommand implements Callable<Integer> {
  private static final int SHOWN = 100;

  private final MainDatabase database;
  private final InstantSource clock;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Option(names = "--close", paramLabel = "ID", description = "Take an entry off the list")
  private @Nullable Long close;

  /// @param database opened when the command runs
  public HandoversCommand(MainDatabase database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    return database.use(spec, main -> run(new Handovers(main)));
  }

  private int run(Handovers handovers) {
    return close == null ? list(handovers.open(SHOWN)) : close(handovers, close);
  }

  private int list(List<Entry> entries) {
    PrintWriter out = spec.commandLine().getOut();
    if (entries.isEmpty()) {
      out.println("Nobody is waiting.");
    }
    for (Entry entry : entries) {
      out.printf(
          "%d  %s  conversation %d  %s  %s%n",
          entry.id(),
          entry.urgent() ? "urgent" : "normal",
          entry.conversationId(),
          entry.createdAt(),
          entry.topic());
    }
    return 0;
  }

  private int close(Handovers handovers, long id) {
    if (handovers.close(id, clock.instant())) {
      spec.commandLine().getOut().println("Entry " + id + " is closed.");
      return 0;
    }
    spec.commandLine().getErr().println("There is no open entry " + id + ".");
    return 1;
  }
}
