package id.fineclean.bot.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every page of the site, looked at in the ways people look at it: on a phone and on a desk, light
/// and dark, in both languages, with normal and larger letters.
class SiteLooksTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots", "site");

  private static final List<String> PAGES =
      List.of(
          "/",
          "/kebijakan-privasi",
          "/syarat-ketentuan",
          "/privasi/v/1.1",
          "/privasi/v/1.0/ke/1.1",
          "/cookie",
          "/tidak-ada");

  /// Between them they have every value beside every width and every colour.
  private static final List<Look> LOOKS =
      List.of(
          new Look(360, ColorScheme.LIGHT, "bahasa=id"),
          new Look(360, ColorScheme.DARK, "bahasa=en&huruf=besar"),
          new Look(1280, ColorScheme.LIGHT, "bahasa=en&huruf=besar"),
          new Look(1280, ColorScheme.DARK, "bahasa=id"),
          new Look(1280, ColorScheme.LIGHT, "bahasa=id&tampilan=gelap"),
          new Look(360, ColorScheme.DARK, "bahasa=id&tampilan=terang&huruf=besar"));

  private static Chromium chromium;
  private static SiteStage stage;
  private BrowserContext context;

  private record Look(int width, ColorScheme colours, String query) {}

  @BeforeAll
  static void launch(@TempDir Path folder) {
    chromium = Chromium.launch();
    stage = new SiteStage(folder);
  }

  @AfterAll
  static void quit() {
    if (chromium != null) {
      stage.close();
      chromium.close();
    }
  }

  @BeforeEach
  void open() {
    context = chromium.browser().newContext();
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void nobodyIsLeftOut() {
    for (Look look : LOOKS) {
      Page page = open(look);
      for (String path : PAGES) {
        page.navigate(stage.url(path + "?" + look.query));
        page.locator(".preferences summary").click();
        assertEquals(List.of(), PageChecks.accessibility(page), path + " " + look);
        shoot(page, path, look);
      }
      page.close();
    }
  }

  @Test
  void nothingIsCutOnTheNarrowestPhone() {
    Page page = open(new Look(320, ColorScheme.LIGHT, ""));
    for (String path : PAGES) {
      for (String letters : List.of("", "?huruf=besar&bahasa=en")) {
        page.navigate(stage.url(path + letters));
        assertEquals(List.of(), PageChecks.cut(page), path + letters);
        page.locator(".preferences summary").click();
        assertEquals(List.of(), PageChecks.cut(page), "with preferences: " + path + letters);
      }
    }
  }

  @Test
  void whatIsCutWouldBeNoticed() {
    Page page = open(new Look(320, ColorScheme.LIGHT, ""));
    page.navigate(stage.url("/cookie"));
    page.evaluate(
        "document.querySelector('h1').insertAdjacentHTML('afterend',"
            + " '<p class=wide>' + 'x'.repeat(80) + '</p>')");
    page.addStyleTag(
        new Page.AddStyleTagOptions().setContent(".wide { overflow-wrap: normal; width: 30rem }"));
    assertTrue(PageChecks.cut(page).size() >= 2, PageChecks.cut(page).toString());
    page.addStyleTag(
        new Page.AddStyleTagOptions()
            .setContent(".wide { width: 10rem; white-space: nowrap; overflow: hidden }"));
    assertEquals(List.of("P.wide is cut"), PageChecks.cut(page));
  }

  @Test
  void noPageWeighsMoreThan60Kilobytes() {
    for (String path : PAGES) {
      try (BrowserContext fresh = chromium.browser().newContext()) {
        Page page = fresh.newPage();
        List<Request> requests = new ArrayList<>();
        page.onRequestFinished(requests::add);
        page.navigate(stage.url(path));
        int weight = PageChecks.weight(requests);
        System.out.printf("%s: %,d bytes in %d requests%n", path, weight, requests.size());
        assertTrue(weight > 1_000 && weight < 60_000, path + " is " + weight);
        assertTrue(requests.size() <= 4, requests.toString());
      }
    }
  }

  private Page open(Look look) {
    context.close();
    context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(look.width, 800)
                    .setColorScheme(look.colours)
                    .setLocale("id-ID")
                    .setBypassCSP(true));
    return context.newPage();
  }

  private static void shoot(Page page, String path, Look look) {
    String name = path.replaceAll("[^a-z0-9.]+", "-") + "-" + look.width + "-" + look.colours;
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(SCREENSHOTS.resolve(name.toLowerCase(java.util.Locale.ROOT) + ".png")));
  }
}
