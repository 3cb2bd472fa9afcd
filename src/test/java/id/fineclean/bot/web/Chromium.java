package id.fineclean.bot.web;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The Chromium installed on this machine; none is ever downloaded.
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {
  private static final List<String> PLACES =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe");

  /// Skips the test where there is none, but fails it with `CI=true`, where there must be one.
  static Chromium launch() {
    return installed().map(Chromium::launch).orElseGet(Chromium::missing);
  }

  private static Chromium launch(Path executable) {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
    return new Chromium(playwright, browser);
  }

  private static Optional<Path> installed() {
    return PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
  }

  private static Chromium missing() {
    String message = "no Chromium found at " + String.join(", ", PLACES);
    return "true".equals(System.getenv("CI")) ? fail(message) : abort("skipped: " + message);
  }

  @Override
  public void close() {
    playwright.close();
  }
}
