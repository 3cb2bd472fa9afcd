package id.fineclean.bot.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The entry point of the jar.
@Command(
    name = "fineclean-bot",
    description = "FINECLEAN.ID's bot for WhatsApp and Telegram. Without a command, it serves.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ServeCommand.class,
      ChatCommand.class,
      CheckCommand.class,
      UnderstandCommand.class,
      AskCommand.class,
      EvaluateCommand.class
    })
public final class Main implements Callable<Integer> {
  private Main() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    return new ServeCommand().call();
  }
}
