package id.fineclean.bot.app.cli;

import id.fineclean.bot.outbox.Troubles;
import id.fineclean.bot.outbox.Troubles.Trouble;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Messages that did not certainly reach their customer: shows them, sends one again.
@Command(
    name = "outbox",
    description = "Show messages that may not have reached their customer, or send one again.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "dead           was tried for as long as it was worth it",
      "maybe_sent     the call broke off, or the provider failed in it: it may or may not have gone out",
      "undeliverable  the provider will not deliver it"
    })
public final class OutboxCommand implements Callable<Integer> {
  private static final int SHOWN = 100;

  private final MainDatabase database;
  private final InstantSource clock;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  @SuppressWarnings("NullAway.Init") // set by picocli, which insists on one of them
  private Wish wish;

  /// @param database opened when the command runs
  public OutboxCommand(MainDatabase database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  private static final class Wish {
    @Option(names = "--troubles", description = "List them, the latest first")
    private boolean troubles;

    @Option(
        names = "--resend",
        paramLabel = "ID",
        description = "Send a dead or maybe_sent message again; the running bot picks it up")
    private @Nullable Long resend;
  }

  @Override
  public Integer call() {
    return database.use(spec, main -> run(new Troubles(main, clock)));
  }

  private int run(Troubles troubles) {
    return wish.resend == null ? list(troubles.list(SHOWN)) : resend(troubles, wish.resend);
  }

  private int list(List<Trouble> troubles) {
    PrintWriter out = spec.commandLine().getOut();
    if (troubles.isEmpty()) {
      out.println("Every message arrived, or is on its way.");
    }
    for (Trouble trouble : troubles) {
      out.printf(
          "%d  %s  conversation %d  %s  %d attempts  %s%n",
          trouble.id(),
          trouble.kind().id(),
          trouble.conversationId(),
          trouble.createdAt(),
          trouble.attempts(),
          trouble.reason().orElse("-"));
    }
    return 0;
  }

  private int resend(Troubles troubles, long id) {
    return switch (troubles.resend(id)) {
      case Troubles.Resent.Queued queued -> said(0, "Message " + id + " is in the queue again.");
      case Troubles.Resent.Unknown unknown -> said(1, "There is no message " + id + ".");
      case Troubles.Resent.Refused refused ->
          said(1, "Message " + id + " is " + refused.status() + ": it cannot be sent again.");
    };
  }

  private int said(int code, String text) {
    (code == 0 ? spec.commandLine().getOut() : spec.commandLine().getErr()).println(text);
    return code;
  }
}
