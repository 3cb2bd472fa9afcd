package id.fineclean.bot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The simulator's page in both skins, light and dark, on a phone and on a desk.
class SimulatorLooksTest {
  private static Chromium chromium;
  private static SimulatorStage stage;
  private final List<String> found = new ArrayList<>();

  @BeforeAll
  static void launch(@TempDir Path folder) {
    chromium = Chromium.launch();
    stage = new SimulatorStage(folder, InstantSource.system());
  }

  @AfterAll
  static void quit() {
    if (chromium != null) {
      stage.close();
      chromium.close();
    }
  }

  @Test
  void nobodyIsLeftOut() {
    for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (String skin : List.of("WhatsApp", "Telegram")) {
        look(1280, colours, skin);
        look(360, colours, skin);
      }
    }
    assertEquals(List.of(), found);
  }

  private void look(int width, ColorScheme colours, String skin) {
    try (BrowserContext context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(width, 800)
                    .setColorScheme(colours)
                    .setLocale("id-ID")
                    .setBypassCSP(true))) {
      Page page = context.newPage();
      page.navigate("http://127.0.0.1:" + stage.server.port() + "/simulator");
      if (width < 1000) {
        page.locator("#open-panel").click();
        assertThat(page.locator("#panel")).isVisible();
        check(page, "panel " + skin + " " + width + " " + colours);
      }
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(skin)).click();
      if (width < 1000) {
        page.locator("#customers").getByText("Ani Contoh").click();
        assertThat(page.locator("#panel")).isHidden();
      }
      page.locator("#text").fill("pilih");
      page.locator("#text").press("Enter");
      assertThat(page.getByText("Sore").last()).isVisible();
      check(page, skin + " " + width + " " + colours);
    }
  }

  private void check(Page page, String where) {
    // Colours are only what they are once nothing moves any more.
    page.waitForFunction("document.getAnimations().every(a => a.playState !== 'running')");
    PageChecks.accessibility(page).forEach(line -> found.add(where + ": " + line));
  }
}
