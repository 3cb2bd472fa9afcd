package id.fineclean.bot.app;

import id.fineclean.bot.app.cli.ChatCommand;
import id.fineclean.bot.app.cli.CheckCommand;
import id.fineclean.bot.app.cli.EvaluateCommand;
import id.fineclean.bot.app.cli.UnderstandCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The entry point of the jar.
@Command(
    name = "fineclean-bot",
    description = "FINECLEAN.ID's bot for WhatsApp and Telegram.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ChatCommand.class,
      UnderstandCommand.class,
      EvaluateCommand.class,
      CheckCommand.class
    })
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }
}
