package id.fineclean.bot.app.cli;

import id.fineclean.bot.command.MainDatabase;
import id.fineclean.bot.outbox.Troubles;
import id.fineclean.bot.outbox.Troubles.Trouble;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Messages that did not certainly reach their customer: shows them, sends or drops some.
@Command(
    name = "outbox",
    description = "Show messages that may not have reached their customer, send or drop some.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "dead           was tried for as long as it was worth it",
      "maybe_sent     the call broke off, or the provider failed in it: it may or may not have gone out",
      "held           too old to go out by itself, or from a backup: send it or drop it",
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
        arity = "1..*",
        split = ",",
        description = "Send dead, maybe_sent or held messages again; the running bot picks them up")
    private List<Long> resend = List.of();

    @Option(
        names = "--drop",
        paramLabel = "ID",
        arity = "1..*",
        split = ",",
        description = "Give up dead, maybe_sent or held messages for good")
    private List<Long> drop = List.of();
  }

  @Override
  public Integer call() {
    return database.use(spec, main -> run(new Troubles(main, clock)));
  }

  private int run(Troubles troubles) {
    if (wish.troubles) {
      return list(troubles);
    }
    int code = 0;
    for (long id : wish.resend) {
      code = Math.max(code, resend(troubles, id));
    }
    for (long id : wish.drop) {
      code = Math.max(code, drop(troubles, id));
    }
    return code;
  }

  private int list(Troubles troubles) {
    Troubles.Stock stock = troubles.stock();
    stock(stock);
    List<Trouble> listed = troubles.list(SHOWN);
    listed.forEach(this::line);
    int all = stock.troubles().values().stream().mapToInt(Integer::intValue).sum();
    if (all > listed.size()) {
      said(0, (all - listed.size()) + " older ones are not shown.");
    }
    return 0;
  }

  private void stock(Troubles.Stock stock) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%d waiting%s, %d of them looked into as they may have gone out; %d were sent twice to be sure%n",
        stock.waiting(),
        stock.oldestWaiting().map(since -> " since " + since).orElse(""),
        stock.inDoubt(),
        stock.repeated());
    stock.troubles().forEach((kind, count) -> out.printf("%d %s%n", count, kind.id()));
  }

  private void line(Trouble trouble) {
    spec.commandLine()
        .getOut()
        .printf(
            "%d  %s  conversation %d  %s  %s  %d attempts%s  %s%s%n",
            trouble.id(),
            trouble.kind().id(),
            trouble.conversationId(),
            trouble.createdAt(),
            trouble.origin().purpose().id(),
            trouble.attempts(),
            trouble.repeats() > 0 ? " (repeated)" : "",
            trouble.reason().orElse("-"),
            trouble.toldAt().map(at -> "  told again " + at).orElse(""));
  }

  private int drop(Troubles troubles, long id) {
    return troubles.drop(id)
        ? said(0, "Message " + id + " is dropped.")
        : said(1, "There is no message " + id + " that could be dropped.");
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
