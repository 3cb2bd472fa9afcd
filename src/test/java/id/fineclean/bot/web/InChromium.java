package id.fineclean.bot.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// Tests of pages in a real browser: one for the class, and a profile and a page of its own for
/// each test.
abstract class InChromium {
  private static Chromium chromium;

  protected BrowserContext context;
  protected Page page;

  @BeforeAll
  static void launch() {
    chromium = Chromium.launch();
  }

  @AfterAll
  static void quit() {
    if (chromium != null) {
      chromium.close();
    }
  }

  /// Opens the page of a reader of Indonesian. The caller closes `context`.
  protected final void newPage(int width, int height, boolean scripts) {
    context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(width, height)
                    .setLocale("id-ID")
                    .setJavaScriptEnabled(scripts));
    page = context.newPage();
  }
}
