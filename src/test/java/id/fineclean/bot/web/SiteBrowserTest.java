package id.fineclean.bot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The public site in a real browser, with scripts switched off: none is needed.
class SiteBrowserTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots", "site");
  private static Chromium chromium;

  private final List<String> requested = new ArrayList<>();
  private SiteStage stage;
  private BrowserContext context;
  private Page page;

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

  @BeforeEach
  void open(@TempDir Path folder) {
    stage = new SiteStage(folder);
    context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(390, 844)
                    .setLocale("id-ID")
                    .setJavaScriptEnabled(false));
    page = context.newPage();
    page.onRequest(request -> requested.add(request.url()));
  }

  @AfterEach
  void close() {
    String own = stage.url("/");
    context.close();
    stage.close();
    requested.forEach(url -> assertTrue(url.startsWith(own), url));
  }

  @Test
  void readsWellOnANarrowPhone() {
    page.navigate(stage.url("/kebijakan-privasi#pasal-4.1"));
    assertThat(page.locator("#pasal-4\\.1")).isInViewport();
    shoot("narrow");
    assertEquals(0, overflow(), "nothing may stick out sideways");
  }

  @Test
  void remembersLanguageAndAppearance() {
    page.navigate(stage.url("/kebijakan-privasi"));
    page.getByLabel("Bahasa").selectOption("en");
    page.getByLabel("Tampilan").selectOption("gelap");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Terapkan")).click();
    assertThat(page.locator("html")).hasAttribute("data-tampilan", "gelap");
    page.navigate(stage.url("/syarat-ketentuan"));
    assertThat(page.locator("html")).hasAttribute("data-tampilan", "gelap");
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    assertEquals(Set.of("bahasa", "tampilan"), cookies());
    shoot("dark");
  }

  @Test
  void setsNothingByMereReading() {
    for (String path : List.of("/kebijakan-privasi", "/privasi/v/1.1", "/cookie")) {
      page.navigate(stage.url(path));
    }
    assertEquals(Set.of(), cookies());
    shoot("cookies");
  }

  @Test
  void showsOldAndNewSideBySide() {
    page.setViewportSize(1200, 800);
    page.navigate(stage.url("/privasi/v/1.1"));
    page.getByText("Apa yang berubah sejak versi 1.0").click();
    assertThat(page.locator("ins").first()).isVisible();
    shoot("changes");
    page.navigate(stage.url("/kebijakan-privasi"));
    shoot("wide");
  }

  private int overflow() {
    var size = page.locator("html").boundingBox();
    return (int) Math.round(Math.max(0, size.width - 390));
  }

  private Set<String> cookies() {
    return context.cookies().stream()
        .map((Cookie cookie) -> cookie.name)
        .collect(Collectors.toSet());
  }

  private void shoot(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
  }
}
