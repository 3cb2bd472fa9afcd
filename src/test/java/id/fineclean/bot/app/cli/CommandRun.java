package id.fineclean.bot.app.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;

/// A command that ran with given standard streams. Tests that use it lock these.
///
/// @param exit the exit code
record CommandRun(int exit, String out, String err) {
  /// @param command made when the streams are in place
  static CommandRun of(Supplier<Object> command, String input, String... arguments) {
    InputStream in = System.in;
    PrintStream out = System.out;
    PrintStream err = System.err;
    var written = new ByteArrayOutputStream();
    var complained = new ByteArrayOutputStream();
    try {
      System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
      System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
      int exit = new CommandLine(command.get()).execute(arguments);
      return new CommandRun(
          exit,
          written.toString(StandardCharsets.UTF_8),
          complained.toString(StandardCharsets.UTF_8));
    } finally {
      System.setIn(in);
      System.setOut(out);
      System.setErr(err);
    }
  }

  List<String> lines() {
    return out.lines().toList();
  }
}
