package id.fineclean.bot.app.cli;

import id.fineclean.bot.app.Doctor;
import id.fineclean.bot.app.Doctor.Finding;
import id.fineclean.bot.app.Logging;
import id.fineclean.bot.app.Settings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Looks the installation over: a line for each thing that is well, or for what to do.
@Command(
    name = "doctor",
    description =
        "Look over settings, secrets, permissions, disk, data, keys, content, clock, the webhook and Twilio's token, and say what to do. Exit status 1 where something is wrong.",
    mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Logging.toStandardError();
    try {
      Settings settings = Settings.read(ServeCommand.environment());
      tell(new Finding("settings", Optional.empty()));
      List<Finding> findings = Doctor.examine(settings);
      findings.forEach(this::tell);
      return findings.stream().allMatch(finding -> finding.wrong().isEmpty()) ? 0 : 1;
    } catch (Settings.InvalidSettingsException e) {
      e.mistakes().forEach(mistake -> tell(new Finding("settings", Optional.of(mistake))));
      return 1;
    }
  }

  private void tell(Finding finding) {
    spec.commandLine()
        .getOut()
        .printf("%-14s %s%n", finding.subject(), finding.wrong().orElse("ok"));
  }
}
