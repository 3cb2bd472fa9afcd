package id.fineclean.bot.app.cli;

import id.fineclean.bot.app.OpenData;
import id.fineclean.bot.app.UnfitDataException;
import id.fineclean.bot.audit.AuditLog;
import id.fineclean.bot.audit.AuditLog.Head;
import id.fineclean.bot.audit.AuditLog.Verdict;
import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.vault.KeysetException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The log of who did what.
@Command(name = "audit", description = "The log of who did what.", mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {
  private static final Pattern HEAD = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

  private final Installed installed;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  AuditCommand(Installed installed) {
    this.installed = installed;
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Say what to do: verify");
  }

  @Command(
      name = "verify",
      description = "Look through the whole log for lines changed, dropped, swapped or cut off.",
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {
        "0:it is whole",
        "1:it is not, from the line that is named; or it cannot be read"
      },
      mixinStandardHelpOptions = true)
  int verify(
      @Option(
              names = "--head",
              paramLabel = "SEQUENCE:HASH",
              description = "A head noted earlier, as in the bot's log: the log has to continue it")
          @Nullable String head) {
    Optional<Head> noted = Optional.ofNullable(head).map(this::head);
    try (OpenData data = OpenData.of(installed.settings())) {
      return say(data.audit().verify(noted));
    } catch (KeysetException | StorageUnavailableException | UnfitDataException e) {
      spec.commandLine().getErr().println("It cannot be read: " + e.getMessage());
    }
    return 1;
  }

  private Head head(String text) {
    var parts = HEAD.matcher(text);
    if (!parts.matches()) {
      throw new ParameterException(spec.commandLine(), "--head is SEQUENCE:HASH");
    }
    return new Head(Long.parseLong(parts.group(1)), parts.group(2));
  }

  private int say(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Whole(AuditLog.Head head) -> {
        spec.commandLine().getOut().println("Whole: " + head.sequence() + " lines, head " + head);
        yield 0;
      }
      case Verdict.Broken(long sequence) -> {
        spec.commandLine().getOut().println("Broken at line " + sequence);
        yield 1;
      }
    };
  }
}
