package id.fineclean.bot.command;

import id.fineclean.bot.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

/// Lines on standard input, answered with one JSON object a line on standard output. Both are
/// UTF-8.
public final class JsonLines {
  private JsonLines() {}

  /// Answers every line until the input ends; at once where the next one has not come yet.
  public static void answer(Function<String, Map<String, Object>> answerer) throws IOException {
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(new String(Json.bytes(answerer.apply(line)), StandardCharsets.UTF_8));
      if (!in.ready()) {
        out.flush();
      }
    }
    out.flush();
  }
}
