package id.fineclean.bot.app.cli;

import id.fineclean.bot.app.Application;
import id.fineclean.bot.app.EnvFile;
import id.fineclean.bot.app.Settings;
import id.fineclean.bot.app.UnfitDataException;
import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.vault.KeysetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/// Runs the bot until it is stopped.
@Command(
    name = "serve",
    description =
        "Run the bot (the default command). Settings come from the environment and .env; see"
            + " .env.example.",
    mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
  private static final int BAD_SETTINGS = 2;

  @Override
  public Integer call() throws InterruptedException {
    try {
      return serve(Settings.read(environment()));
    } catch (Settings.InvalidSettingsException e) {
      System.err.println("These settings cannot be used (see .env.example):");
      e.mistakes().forEach(mistake -> System.err.println("  " + mistake));
      return BAD_SETTINGS;
    }
  }

  private static int serve(Settings settings) throws InterruptedException {
    try {
      Application application = Application.start(settings, System.out);
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(application::close));
      greet(settings, application);
      stopped.await();
      return 0;
    } catch (ContentException e) {
      System.err.println("The content folder holds mistakes:");
      System.err.println(e.getMessage());
    } catch (KeysetException e) {
      System.err.println("The master keyset cannot be used. " + e.getMessage());
    } catch (UnfitDataException e) {
      System.err.println("The bot does not start on this data. " + e.getMessage() + ".");
    } catch (StorageUnavailableException e) {
      System.err.println("The database cannot be used: " + e.getMessage());
    } catch (io.javalin.util.JavalinBindException e) {
      System.err.println(
          "Port " + settings.port() + " is taken or not allowed: set PORT to another one.");
    }
    return 1;
  }

  private static void greet(Settings settings, Application application) {
    System.out.println("FINECLEAN.ID bot is ready on port " + application.port() + ".");
    application.simulatorUrl().ifPresent(url -> System.out.println("Play a customer at " + url));
    System.out.println(channels(settings));
  }

  private static String channels(Settings settings) {
    List<String> on = new ArrayList<>();
    settings
        .telegram()
        .ifPresent(it -> on.add("Telegram (" + it.mode().name().toLowerCase(Locale.ROOT) + ")"));
    settings.twilio().ifPresent(it -> on.add("WhatsApp (Twilio)"));
    return on.isEmpty()
        ? "No channel is connected yet; .env.example tells how to connect Telegram and WhatsApp."
        : "Channels that are on: " + String.join(", ", on) + ".";
  }

  /// The folder of the owner's files.
  ///
  /// @throws IllegalArgumentException `.env` cannot be read
  static Path contentFolder() {
    try {
      return Path.of(environment().getOrDefault("CONTENT_DIR", "intents"));
    } catch (Settings.InvalidSettingsException unreadable) {
      throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
    }
  }

  /// The environment, with what it lacks from `.env` in the working directory.
  static Map<String, String> environment() throws Settings.InvalidSettingsException {
    Map<String, String> values = new HashMap<>(EnvFile.read(EnvFile.STANDARD));
    values.putAll(System.getenv());
    return values;
  }
}
