package id.fineclean.bot.app.cli;

import id.fineclean.bot.app.Application;
import id.fineclean.bot.app.Settings;
import id.fineclean.bot.command.ContentFolder;
import id.fineclean.bot.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// A server that is started, used a little and stopped, so that the JVM sees what a server needs:
/// see [PrepareCommand]. Its data is forgotten at the end.
@Command(name = RehearseCommand.NAME, hidden = true, description = "What `prepare` runs.")
public final class RehearseCommand implements Callable<Integer> {
  static final String NAME = "rehearse";

  private static final int ROUNDS = 12;
  private static final List<String> PAGES =
      List.of("/", "/privasi", "/syarat-ketentuan", "/simulator", "/health/ready", "/metrics");
  private static final List<String> LINES =
      List.of(
          "halo kak",
          "cuci ac brp ya kak",
          "mau bersihin rumah besok jam 9, 3 jam, di Jl. Contoh Raya 12 Kemang Jakarta Selatan",
          "Sari, 0812-0000-1234",
          "eh jam 10 aja",
          "ya",
          "data saya disimpan berapa lama?",
          "batalin aja deh pesanan saya",
          "ya");

  @Mixin private final ContentFolder content = new ContentFolder(ServeCommand::contentFolder);

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("fineclean-rehearsal");
    try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        HttpClient client = HttpClient.newHttpClient()) {
      try (Application server = Application.start(settings(folder), nowhere)) {
        play(client, "http://localhost:" + server.port());
      }
    } finally {
      TemporaryFolder.delete(folder);
    }
    return 0;
  }

  private Settings settings(Path folder) throws Settings.InvalidSettingsException {
    return Settings.read(
        Map.of(
            "DATA_DIR", folder.resolve("data").toString(),
            "CONTENT_DIR", content.folder().toString(),
            "HOST", "127.0.0.1",
            "PORT", "0",
            "SIMULATOR", "true",
            "LOG_LEVEL", "error"));
  }

  private static void play(HttpClient client, String server)
      throws IOException, InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      for (String page : PAGES) {
        send(client, HttpRequest.newBuilder(URI.create(server + page)).build());
      }
      for (String line : LINES) {
        say(client, server, round, line);
      }
    }
  }

  private static void say(HttpClient client, String server, int round, String line)
      throws IOException, InterruptedException {
    Map<String, Object> message =
        Map.of(
            "channel", round % 2 == 0 ? "whatsapp" : "telegram",
            "customer", Map.of("id", "customer-" + round),
            "content", Map.of("type", "text", "text", line));
    send(
        client,
        HttpRequest.newBuilder(URI.create(server + "/simulator/api/messages"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(message)))
            .build());
  }

  private static void send(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status >= 400) {
      throw new IOException(request.uri().getPath() + " answered " + status);
    }
  }
}
